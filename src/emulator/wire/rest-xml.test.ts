/** S3's requests and answers between bytes and types: what the SDK sends is read, what is answered the SDK reads. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { payloadOf } from "./aws-chunked.ts";
import type { WireRequest } from "./message.ts";
import { openService } from "./open-service.ts";
import { PROMISED } from "./operations.test-support.ts";
import { exchange, requestOf } from "./sdk.test-support.ts";
import { serviceNamed } from "./services.ts";
import { parseXml } from "./xml-parse.ts";

const described = serviceNamed("s3");
assert.ok(described);
const open = await openService(described);
const modelOf = (name: string) => {
  const model = open.model.operations.get(name);
  assert.ok(model, name);
  return model;
};

const Bucket = "a-bucket";
const INPUTS: Readonly<Record<string, object>> = {
  ListBuckets: { Prefix: "a&b", MaxBuckets: 7 },
  CreateBucket: {
    Bucket,
    CreateBucketConfiguration: { LocationConstraint: "eu-west-1", Tags: [{ Key: "<k>", Value: "&amp;" }] },
  },
  DeleteObjects: { Bucket, Delete: { Objects: [{ Key: "a<&>'\"ü" }, { Key: "b", VersionId: "null" }], Quiet: true } },
  PutPublicAccessBlock: {
    Bucket,
    PublicAccessBlockConfiguration: { BlockPublicPolicy: true, IgnorePublicAcls: false },
  },
  PutBucketPolicy: { Bucket, Policy: '{"Version":"2012-10-17"}' },
  ListObjects: { Bucket, Prefix: "a b+c/ü", Delimiter: "/", MaxKeys: 3, Marker: "m" },
  ListObjectsV2: { Bucket, Prefix: "a b+c/ü", FetchOwner: true, StartAfter: "x", ContinuationToken: "t=&" },
  PutObject: { Bucket, Key: "a/../b//c ü", Body: "text", Metadata: { team: "red" }, ContentType: "text/plain" },
};

describe("what a client sends", () => {
  test.each(PROMISED.s3)("%s is told apart and read", async (operation) => {
    const input = INPUTS[operation] ?? { Bucket, Key: "a/../b//c ü+%&?#", Range: "bytes=0-1" };
    const config = { service: "s3", operation, input } as const;
    const request = asPathStyle(await requestOf(config));
    const named = open.operationOf(request);
    assert.ok(named.ok && named.value.name === operation, JSON.stringify(named));
    const parsed = open.parseInput(named.value, request);
    assert.ok(parsed.ok, JSON.stringify(parsed));
    const known = modelOf(operation);
    const shape = open.model.shapes.get(known.input);
    const members = shape?.kind === "structure" ? shape.members.map(({ name }) => name) : [];
    const expected = Object.fromEntries(Object.entries(input).filter(([name]) => members.includes(name)));
    const { Body, ...read } = parsed.value as { Body?: Uint8Array };
    const { Body: sent, ...others } = expected;
    expect(read).toMatchObject(others);
    if (sent !== undefined) assert.equal(new TextDecoder().decode(Body), sent);
  });

  test("what no operation is for is not allowed, and a broken path is no URI", () => {
    const ask = (method: string, path: string) =>
      open.operationOf({ method, path, query: "", headers: {}, body: new Uint8Array() });
    expect(ask("PATCH", "/a/b")).toMatchObject({ refusal: { code: "MethodNotAllowed", status: 405 } });
    expect(ask("GET", "/a/%zz")).toMatchObject({ refusal: { code: "InvalidURI", status: 400 } });
  });

  test("broken documents and numbers are refused", () => {
    const request = {
      method: "POST",
      path: "/b",
      query: "delete",
      headers: {},
      body: new TextEncoder().encode("<Delete><Object>"),
    };
    expect(open.parseInput(modelOf("DeleteObjects"), request)).toMatchObject({ refusal: { code: "MalformedXML" } });
    const listing = { method: "GET", path: "/b", query: "max-keys=many", headers: {}, body: new Uint8Array() };
    expect(open.parseInput(modelOf("ListObjects"), listing)).toMatchObject({
      refusal: { code: "InvalidArgument", members: { ArgumentName: "max-keys" } },
    });
  });
});

/** The test's client has no endpoint of its own, so it puts the bucket into the host's name. */
function asPathStyle(request: WireRequest): WireRequest {
  const host = request.headers.host ?? "";
  return host.startsWith(`${Bucket}.`) ? { ...request, path: `/${Bucket}${request.path}` } : request;
}

test("what is answered is what a client reads", async () => {
  const Contents = [
    { Key: "a<&>\r\n", Size: 3, ETag: '"e"', LastModified: new Date(1_793_491_200_000), StorageClass: "STANDARD" },
  ];
  const output = {
    Name: Bucket,
    Prefix: "",
    MaxKeys: 2,
    KeyCount: 2,
    IsTruncated: true,
    Contents,
    CommonPrefixes: [{ Prefix: "b/" }],
    NextContinuationToken: "t",
  };
  const { $metadata, ...read } = await exchange({ service: "s3", operation: "ListObjectsV2", input: { Bucket } }, () =>
    open.renderOutput(modelOf("ListObjectsV2"), output, "request-1"),
  );
  expect(read).toEqual({ ...output });
  expect($metadata).toMatchObject({ requestId: "request-1", extendedRequestId: expect.any(String) });
  const location = await exchange({ service: "s3", operation: "GetBucketLocation", input: { Bucket } }, () =>
    open.renderOutput(modelOf("GetBucketLocation"), { LocationConstraint: "eu-west-1" }, "request-2"),
  );
  expect(location).toMatchObject({ LocationConstraint: "eu-west-1" });
});

test("an error has S3's form", () => {
  const answer = open.renderError({ code: "NoSuchKey", message: "no <key>", members: { Key: "a&b" } }, "request-1");
  assert.equal(answer.status, 404);
  assert.match(
    String(answer.body),
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<Error><Code>NoSuchKey<\/Code><Message>no &lt;key&gt;<\/Message><Key>a&amp;b<\/Key><RequestId>request-1<\/RequestId><HostId>[^<]+<\/HostId><\/Error>$/,
  );
});

describe("XML", () => {
  test("elements, text, entities and what surrounds them", () => {
    const root = parseXml(
      '\ufeff<?xml version="1.0"?><!-- c --><a:A xmlns:a="x">t&lt;&#x41;&#66;<B/><B>2</B><![CDATA[<&]]></a:A>\n',
    );
    expect(root).toMatchObject({
      name: "A",
      text: "t<AB<&",
      children: [
        { name: "B", text: "" },
        { name: "B", text: "2" },
      ],
    });
  });

  test.each([
    "",
    "text",
    "<A>",
    "<A></B>",
    "<A/><B/>",
    "<A>&foreign;</A>",
    "<!DOCTYPE A [<!ENTITY x 'y'>]><A>&x;</A>",
    `${"<A>".repeat(50)}`,
    "<A>&#0;</A>",
  ])("%s is none", (text) => {
    expect(parseXml(text)).toBeUndefined();
  });

  test("nothing makes it fail", () => {
    const pieces = fc.constantFrom(
      "<",
      ">",
      "/",
      "A",
      "<A>",
      "</A>",
      "&",
      ";",
      "#",
      "!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "?",
      " ",
      '"',
    );
    fc.assert(
      fc.property(fc.string({ unit: pieces, maxLength: 40 }), (text) => {
        parseXml(text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("chunks", () => {
  const chunked = (body: string, headers: Record<string, string> = {}): WireRequest => ({
    method: "PUT",
    path: "/b/k",
    query: "",
    headers: { "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER", ...headers },
    body: new TextEncoder().encode(body),
  });

  test("are joined, and what trails them is read", () => {
    const payload = payloadOf(chunked("3\r\nabc\r\n2\r\nde\r\n0\r\nX-Amz-Checksum-CRC32: AAAA==\r\n\r\n"));
    assert.ok(payload.ok);
    assert.equal(new TextDecoder().decode(payload.value.bytes), "abcde");
    assert.equal(payload.value.trailers.get("x-amz-checksum-crc32"), "AAAA==");
  });

  test.each(["", "3\r\nab", "3\r\nabcd\r\n0\r\n\r\n", "zz\r\n", "3\r\nabc\r\n", "ffffffff\r\na\r\n", "-1\r\n"])(
    "%j is no upload",
    (body) => {
      expect(payloadOf(chunked(body))).toMatchObject({ refusal: { code: "IncompleteBody" } });
    },
  );

  test("other lengths and other kinds are refused", () => {
    const told = chunked("0\r\n\r\n", { "x-amz-decoded-content-length": "1" });
    expect(payloadOf(told)).toMatchObject({ refusal: { code: "IncompleteBody" } });
    const kind = chunked("0\r\n\r\n", { "x-amz-content-sha256": "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD" });
    expect(payloadOf(kind)).toMatchObject({ refusal: { status: 501 } });
  });
});
