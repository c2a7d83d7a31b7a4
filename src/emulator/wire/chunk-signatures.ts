/** Whether every chunk of an upload is signed as its request promised. Amazon S3 API Reference: "Transferring Payload in Multiple Chunks". */
import { hash } from "node:crypto";
import { payloadOf, SIGNED_CHUNKS } from "./aws-chunked.ts";
import type { Claim } from "./credential-claim.ts";
import type { WireRequest } from "./message.ts";
import { type SigningKey, signatureMatches } from "./signing-key.ts";

const HASH_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** Each signature is made over the one before it, beginning with the request's own. */
export function chunksHold(request: WireRequest, claim: Claim, key: SigningKey): boolean {
  if (!SIGNED_CHUNKS.has(claim.declaredHash ?? "")) return true;
  const payload = payloadOf(request);
  if (!payload.ok) return false;
  const { chunks, trailers, trailerText } = payload.value;
  const scope = `${claim.timestamp}\n${claim.date}/${claim.region}/${claim.service}/aws4_request`;
  let previous = claim.signature;
  for (const { bytes, signature = "" } of chunks) {
    const told = `${HASH_OF_NOTHING}\n${hash("sha256", bytes, "hex")}`;
    if (!signatureMatches(key, `AWS4-HMAC-SHA256-PAYLOAD\n${scope}\n${previous}\n${told}`, signature)) return false;
    previous = signature;
  }
  if (claim.declaredHash?.endsWith("-TRAILER") !== true) return true;
  const text = `AWS4-HMAC-SHA256-TRAILER\n${scope}\n${previous}\n${hash("sha256", trailerText, "hex")}`;
  return signatureMatches(key, text, trailers.get("x-amz-trailer-signature") ?? "");
}
