/** Puts an object into a bucket without a request: for services that deliver into buckets, such as CloudTrail's trails. */
import { apply, decideStoreObject, type World } from "../../../domain/index.ts";
import { type Instant, type Result, refuse } from "../../../kernel/index.ts";
import type { S3Refusal } from "./refusals.ts";
import { objectOf } from "./stored-object.ts";

export type Delivery = Readonly<{
  bucketName: string;
  key: string;
  bytes: Uint8Array;
  contentType: string;
  contentEncoding?: string;
  /** In `x-amz-meta-…`, without that prefix. */
  metadata?: Readonly<Record<string, string>>;
  now: Instant;
}>;

/**
 * Nobody's policies are asked: whether the service may write there is the caller's to decide. Refused when the bucket is
 * gone or the memory for objects is full.
 */
export function storeObject(world: World, delivery: Delivery): Result<undefined, S3Refusal> {
  const { bucketName, key, bytes, contentType, contentEncoding, metadata = {}, now } = delivery;
  const encoding = contentEncoding === undefined ? [] : [["content-encoding", contentEncoding] as const];
  const headers = new Map<string, string>([["content-type", contentType], ...encoding]);
  const decision = decideStoreObject(world, bucketName, objectOf({ key, bytes, now, headers, metadata }));
  if (!decision.ok) return refuse(decision.refusal);
  for (const event of decision.value) apply(world, event);
  return { ok: true, value: undefined };
}
