/** The body of an upload in chunks: their bytes together, their signatures, and the headers that trail them. */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { textOf, type WireRequest } from "./message.ts";
import type { WireError } from "./wire-error.ts";

/** Values of `x-amz-content-sha256` that say that the body comes in chunks. */
export const STREAMING = /^STREAMING-/;
export const SIGNED_CHUNKS: ReadonlySet<string> = new Set([
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
]);
const UNSIGNED_CHUNKS = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

export type Chunk = Readonly<{ bytes: Uint8Array; signature: string | undefined }>;

export type ChunkedBody = Readonly<{
  bytes: Uint8Array;
  /** Empty for a body that is not in chunks. */
  chunks: readonly Chunk[];
  /** By name in lower case. */
  trailers: ReadonlyMap<string, string>;
  /** As they are signed. */
  trailerText: string;
}>;

const NO_TRAILERS: ReadonlyMap<string, string> = new Map();

const INCOMPLETE: WireError = {
  code: "IncompleteBody",
  message: "The request body terminated unexpectedly",
  status: 400,
};

const ALREADY_READ = new WeakMap<WireRequest, Result<ChunkedBody, WireError>>();

/**
 * The body as it is meant. Amazon S3 API Reference: "Authenticating Requests: Using the Authorization Header (Transferring
 * Payload in Multiple Chunks)". One request is read once, however often it is asked about; signatures are checked elsewhere.
 */
export function payloadOf(request: WireRequest): Result<ChunkedBody, WireError> {
  const known = ALREADY_READ.get(request);
  if (known !== undefined) return known;
  const read = readPayload(request);
  ALREADY_READ.set(request, read);
  return read;
}

function readPayload({ headers, body }: WireRequest): Result<ChunkedBody, WireError> {
  const declared = headers["x-amz-content-sha256"] ?? "";
  if (!STREAMING.test(declared)) return accept({ bytes: body, chunks: [], trailers: NO_TRAILERS, trailerText: "" });
  if (!SIGNED_CHUNKS.has(declared) && declared !== UNSIGNED_CHUNKS) {
    const message = `the upload \`${declared.slice(0, 80)}\` is not emulated; expected chunks signed with HMAC, or unsigned ones`;
    return refuse({ code: "NotEmulatedException", message, status: 501 });
  }
  const read = readChunks(body);
  if (read === undefined) return refuse(INCOMPLETE);
  const length = headers["x-amz-decoded-content-length"];
  return length !== undefined && Number(length) !== read.bytes.length ? refuse(INCOMPLETE) : accept(read);
}

const HEAD = /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/;
/** A chunk's head and a trailer are short. */
const LONGEST_LINE = 8_192;

function readChunks(body: Uint8Array): ChunkedBody | undefined {
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 0; ; ) {
    const end = buffer.indexOf("\r\n", at);
    if (end === -1 || end - at > LONGEST_LINE) return undefined;
    const [, length = "", signature] = HEAD.exec(buffer.toString("latin1", at, end)) ?? [];
    const size = Number.parseInt(length, 16);
    const start = end + 2;
    if (Number.isNaN(size) || start + size > buffer.length) return undefined;
    chunks.push({ bytes: buffer.subarray(start, start + size), signature });
    if (size === 0) return { ...joined(chunks), ...trailersOf(buffer.subarray(start)) };
    if (buffer.toString("latin1", start + size, start + size + 2) !== "\r\n") return undefined;
    at = start + size + 2;
  }
}

const joined = (chunks: readonly Chunk[]): Pick<ChunkedBody, "bytes" | "chunks"> => ({
  bytes: chunks.length === 2 ? (chunks[0]?.bytes ?? new Uint8Array()) : Buffer.concat(chunks.map(({ bytes }) => bytes)),
  chunks,
});

const TRAILER_SIGNATURE = "x-amz-trailer-signature";

function trailersOf(rest: Uint8Array): Pick<ChunkedBody, "trailers" | "trailerText"> {
  const lines = textOf(rest.subarray(0, LONGEST_LINE)).split(/\r?\n/);
  const trailers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon > 0) trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  const signed = [...trailers].filter(([name]) => name !== TRAILER_SIGNATURE);
  return { trailers, trailerText: signed.map(([name, value]) => `${name}:${value}\n`).join("") };
}
