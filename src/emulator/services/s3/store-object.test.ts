import assert from "node:assert/strict";
import { expect, test } from "vitest";
import { apply, emptyWorld } from "../../../domain/index.ts";
import { type AccountId, instant } from "../../../kernel/index.ts";
import { storeObject } from "./store-object.ts";

const NOW = instant(Date.parse("2026-11-01T00:00:00Z"));
const delivery = {
  bucketName: "logs",
  key: "AWSLogs/1.json.gz",
  contentType: "application/json",
  contentEncoding: "gzip",
  now: NOW,
};

test("what a service delivers lies in the bucket as if it had been put", () => {
  const world = emptyWorld();
  const bytes = new TextEncoder().encode("{}");
  expect(storeObject(world, { ...delivery, bytes })).toEqual({
    ok: false,
    refusal: { kind: "NoSuchBucket", name: "logs" },
  });
  const bucket = { name: "logs", accountId: "111122223333" as AccountId, region: "us-east-1", createdAt: NOW };
  apply(world, { kind: "BucketChanged", bucket: { ...bucket, policy: undefined, publicAccessBlock: undefined } });
  assert.ok(storeObject(world, { ...delivery, bytes }).ok);
  bytes[0] = 0;
  const stored = world.bucketContents.get("logs")?.objects.get(delivery.key);
  assert.equal(new TextDecoder().decode(stored?.bytes), "{}");
  assert.equal(stored?.etag, "99914b932bd37a50b983c5e7c90ae93b");
  assert.equal(world.bucketContents.get("logs")?.totalBytes, 2);
  const large = new Uint8Array(16 * 1_048_576 + 1);
  expect(storeObject(world, { ...delivery, bytes: large })).toMatchObject({
    refusal: { kind: "StoreFull", what: "object" },
  });
});

test("all objects together have a bound, and what is replaced no longer counts", () => {
  const world = emptyWorld();
  const bucket = { name: "logs", accountId: "111122223333" as AccountId, region: "us-east-1", createdAt: NOW };
  apply(world, { kind: "BucketChanged", bucket: { ...bucket, policy: undefined, publicAccessBlock: undefined } });
  const bytes = new Uint8Array(16 * 1_048_576);
  for (let index = 0; index < 16; index++) assert.ok(storeObject(world, { ...delivery, key: `${index}`, bytes }).ok);
  expect(storeObject(world, { ...delivery, bytes: bytes.subarray(0, 1) })).toMatchObject({
    refusal: { kind: "StoreFull", what: "bytes" },
  });
  assert.ok(storeObject(world, { ...delivery, key: "0", bytes: bytes.subarray(0, 1) }).ok);
  assert.ok(storeObject(world, { ...delivery, bytes: bytes.subarray(0, 1) }).ok);
});
