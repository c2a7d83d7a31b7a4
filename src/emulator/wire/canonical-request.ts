/** The canonical request and the string to sign (IAM User Guide: "Create a signed AWS API request", SigV4). */
import { hash } from "node:crypto";
import { STREAMING } from "./aws-chunked.ts";
import { ALGORITHM, type Claim } from "./credential-claim.ts";
import type { WireRequest } from "./message.ts";
import { decodePercent, encodeStrictly, splitPairs } from "./query-string.ts";

export const UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";
/** Of `{}`, which SDKs send for every call without input. */
const HASH_OF_EMPTY_OBJECT = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
const HASH_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** The text whose HMAC is the signature. `undefined` when the query cannot be decoded, so that nothing can match. */
export function stringToSign(request: WireRequest, claim: Claim): string | undefined {
  const canonical = canonicalRequest(request, claim);
  if (canonical === undefined) return undefined;
  const scope = `${claim.date}/${claim.region}/${claim.service}/aws4_request`;
  return `${ALGORITHM}\n${claim.timestamp}\n${scope}\n${hash("sha256", canonical, "hex")}`;
}

/** Method, path, query, signed headers, their names, and the hash of the body that really arrived. */
export function canonicalRequest(request: WireRequest, claim: Claim): string | undefined {
  const query = canonicalQuery(request.query);
  const path = claim.service === "s3" ? canonicalObjectPath(request.path) : canonicalPath(request.path);
  if (query === undefined || path === undefined) return undefined;
  let headers = "";
  for (const name of claim.signedHeaders.names) headers += `${name}:${canonicalValue(request.headers[name])}\n`;
  const signed = claim.signedHeaders.text;
  return `${request.method}\n${path}\n${query}\n${headers}\n${signed}\n${payloadHash(request.body, claim)}`;
}

/** A body is hashed here, whatever the request says of it; only "unsigned" is taken at its word, as it is itself signed. */
function payloadHash(body: Uint8Array, claim: Claim): string {
  if (claim.declaredHash === UNSIGNED_PAYLOAD) return UNSIGNED_PAYLOAD;
  if (claim.service === "s3") {
    // What presigns an object's URL does not know its body; what uploads in chunks signs each of them instead.
    if (claim.declaredHash === undefined && claim.form === "presigned") return UNSIGNED_PAYLOAD;
    if (STREAMING.test(claim.declaredHash ?? "")) return claim.declaredHash ?? "";
  }
  if (body.length === 0) return HASH_OF_NOTHING;
  return isEmptyObject(body) ? HASH_OF_EMPTY_OBJECT : hash("sha256", body, "hex");
}

const isEmptyObject = (body: Uint8Array): boolean => body.length === 2 && body[0] === 0x7b && body[1] === 0x7d;

/** All services but S3: dot segments and empty segments go, and what was encoded once is encoded again. */
function canonicalPath(path: string): string {
  if (path === "/" || path === "") return "/";
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(encodeStrictly(segment));
  }
  return segments.length === 0 ? "/" : `/${segments.join("/")}${path.endsWith("/") ? "/" : ""}`;
}

/** S3: an object's key may hold anything, so nothing is taken out of the path, and it is encoded once. */
function canonicalObjectPath(path: string): string | undefined {
  let canonical = "";
  for (const segment of path.split("/").slice(1)) {
    const decoded = decodePercent(segment);
    if (decoded === undefined) return undefined;
    canonical += `/${encodeStrictly(decoded)}`;
  }
  return canonical;
}

/** Sorted by name, then by value, both encoded; the signature itself stays out. */
function canonicalQuery(query: string): string | undefined {
  if (query === "") return "";
  return splitPairs(query, false)
    ?.filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encodeStrictly(name), encodeStrictly(value)] as const)
    .sort(byNameThenValue)
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

type Pair = readonly [string, string];

function byNameThenValue([leftName, leftValue]: Pair, [rightName, rightValue]: Pair): number {
  return compare(leftName, rightName) || compare(leftValue, rightValue);
}

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

const INNER_SPACE = /[ \t\r\n]+/g;
const NEEDS_COLLAPSING = /[ \t\r\n]{2}|[\t\r\n]/;

/** The names come from the client and may be those of every object, such as `constructor`: only a text is a header. */
function canonicalValue(value: unknown): string {
  if (typeof value !== "string") return "";
  return (NEEDS_COLLAPSING.test(value) ? value.replace(INNER_SPACE, " ") : value).trim();
}
