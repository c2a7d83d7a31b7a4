/** What crosses the socket, before it means anything: one HTTP request and one HTTP response, without a connection. */

/** `query` is raw and without its `?`; header names are lower case; `path` is as it was sent, still percent-encoded. */
export type WireRequest = Readonly<{
  method: string;
  path: string;
  query: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}>;

/** `content-length` is among the headers (bytes of `body` in UTF-8), so head and body can be written as one segment. */
export type WireResponse = Readonly<{
  status: number;
  headers: Readonly<Record<string, string>>;
  /** The header of that name; left out, the connection says what time it is. */
  date?: string;
  body: string | Uint8Array;
}>;

/** Reads bytes as UTF-8 without copying them first. */
export function textOf(body: Uint8Array): string {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return bytes.toString("utf8");
}

/** Puts an answer together; every answer of every protocol carries its request id in the same header. */
export function respond(
  status: number,
  contentType: string,
  requestId: string,
  body: string | Uint8Array,
): WireResponse {
  return {
    status,
    headers: {
      "content-type": contentType,
      "content-length": String(Buffer.byteLength(body)),
      "x-amzn-requestid": requestId,
    },
    body,
  };
}
