/** The worked examples of Amazon S3's own reference: "Signature Calculations", header, query and chunks. */
import { describe, expect, test } from "vitest";
import type { WireRequest } from "./message.ts";
import { authenticate } from "./sigv4.ts";

const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const NOW = Date.parse("2013-05-24T00:00:00Z");
const NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const CREDENTIAL = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";

function outcome(request: WireRequest, now = NOW): string {
  const findKey = () => ({ secret: SECRET });
  const answer = authenticate({ request, service: "s3", now, sessionNow: now, findKey });
  return answer.ok ? "held" : answer.refusal.code;
}

type Signed = Readonly<{
  method?: string;
  path: string;
  query?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}>;

function requestWith(
  signature: string,
  { method = "GET", path, query = "", headers = {}, body = "" }: Signed,
): WireRequest {
  const all: Record<string, string> = {
    host: "examplebucket.s3.amazonaws.com",
    "x-amz-content-sha256": NOTHING,
    "x-amz-date": "20130524T000000Z",
    ...headers,
  };
  const names = Object.keys(all).sort().join(";");
  const authorization = `AWS4-HMAC-SHA256 Credential=${CREDENTIAL},SignedHeaders=${names},Signature=${signature}`;
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return { method, path, query, headers: { ...all, authorization }, body: bytes };
}

describe("in the Authorization header", () => {
  test("an object is read", () => {
    const signature = "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41";
    expect(outcome(requestWith(signature, { path: "/test.txt", headers: { range: "bytes=0-9" } }))).toBe("held");
    expect(outcome(requestWith(signature, { path: "/test.txt", headers: { range: "bytes=0-8" } }))).toBe(
      "SignatureDoesNotMatch",
    );
  });

  const put: Signed = {
    method: "PUT",
    path: "/test%24file.text",
    headers: {
      date: "Fri, 24 May 2013 00:00:00 GMT",
      "x-amz-content-sha256": "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
      "x-amz-storage-class": "REDUCED_REDUNDANCY",
    },
    body: "Welcome to Amazon S3.",
  };
  const SIGNATURE = "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd";

  test("an object is written, and its key encoded once, however it comes", () => {
    expect(outcome(requestWith(SIGNATURE, put))).toBe("held");
    expect(outcome(requestWith(SIGNATURE, { ...put, path: "/test$file.text" }))).toBe("held");
    expect(outcome(requestWith(SIGNATURE, { ...put, path: "/x/../test%24file.text" }))).toBe("SignatureDoesNotMatch");
    expect(outcome(requestWith(SIGNATURE, { ...put, path: "/test%2" }))).toBe("SignatureDoesNotMatch");
  });

  test("another body, and another time, have errors of their own", () => {
    expect(outcome(requestWith(SIGNATURE, { ...put, body: "Welcome to Amazon S4." }))).toBe(
      "XAmzContentSHA256Mismatch",
    );
    expect(outcome(requestWith(SIGNATURE, put), NOW + 16 * 60_000)).toBe("RequestTimeTooSkewed");
  });

  test("a subresource is signed", () => {
    const signature = "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543";
    expect(outcome(requestWith(signature, { path: "/", query: "lifecycle" }))).toBe("held");
  });
});

test("in the query, for as long as it says", () => {
  const query =
    `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(CREDENTIAL)}` +
    "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host" +
    "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
  const request = {
    method: "GET",
    path: "/test.txt",
    query,
    headers: { host: "examplebucket.s3.amazonaws.com" },
    body: new Uint8Array(),
  };
  expect(outcome(request)).toBe("held");
  expect(outcome(request, NOW + 86_399_000)).toBe("held");
  expect(outcome(request, NOW + 86_400_000)).toBe("AccessDenied");
  expect(outcome({ ...request, path: "/other.txt" })).toBe("SignatureDoesNotMatch");
});

describe("in chunks", () => {
  const CHUNKS = [
    [65_536, "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648"],
    [1024, "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497"],
    [0, "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9"],
  ] as const;
  const framed = (letter: string): string =>
    CHUNKS.map(
      ([size, signature]) => `${size.toString(16)};chunk-signature=${signature}\r\n${letter.repeat(size)}\r\n`,
    ).join("");
  const upload = (body: string): WireRequest =>
    requestWith("4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9", {
      method: "PUT",
      path: "/examplebucket/chunkObject.txt",
      headers: {
        host: "s3.amazonaws.com",
        "content-encoding": "aws-chunked",
        "content-length": "66824",
        "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
        "x-amz-decoded-content-length": "66560",
        "x-amz-storage-class": "REDUCED_REDUNDANCY",
      },
      body,
    });

  test("every one is checked", () => {
    expect(outcome(upload(framed("a")))).toBe("held");
    expect(outcome(upload(framed("b")))).toBe("SignatureDoesNotMatch");
    const late = framed("a");
    expect(outcome(upload(late.replace("a\r\n0;chunk", "b\r\n0;chunk")))).toBe("SignatureDoesNotMatch");
    expect(outcome(upload(late.replace("b6c6", "b6c7")))).toBe("SignatureDoesNotMatch");
  });
});
