/** Derives SigV4 signing keys and remembers the latest ones: deriving takes four HMACs, a request then needs one. */
import { createHmac, hash, timingSafeEqual } from "node:crypto";
import type { CredentialScope } from "./credential-claim.ts";

const MOST_REMEMBERED = 4096;

/** A key, and it as it goes before both hashes of an HMAC. RFC 2104: K XOR ipad, K XOR opad. */
export type SigningKey = Readonly<{ key: Buffer; inner: Buffer; outer: Buffer }>;

type Derived = Readonly<{ secret: string; signingKey: SigningKey }>;
const DERIVED = new Map<string, Derived>();

/** The key for one access key, day, region and service; a changed secret is noticed. */
export function signingKey(scope: CredentialScope, secret: string): SigningKey {
  const name = `${scope.accessKeyId}/${scope.date}/${scope.region}/${scope.service}`;
  const known = DERIVED.get(name);
  if (known !== undefined && known.secret === secret) return known.signingKey;
  const derived = padded(derive(scope, secret));
  if (DERIVED.size >= MOST_REMEMBERED) forgetOldest();
  DERIVED.set(name, { secret, signingKey: derived });
  return derived;
}

function derive({ date, region, service }: CredentialScope, secret: string): Buffer {
  const ofDay = hmac(`AWS4${secret}`, date);
  return hmac(hmac(hmac(ofDay, region), service), "aws4_request");
}

/** In bytes, of SHA-256: as long as each padded key. */
const BLOCK = 64;
const DIGEST = 32;

function padded(key: Buffer): SigningKey {
  const pad = (byte: number): Buffer => Buffer.alloc(BLOCK).map((_, at) => (key[at] ?? 0) ^ byte) as Buffer;
  return { key, inner: pad(0x36), outer: pad(0x5c) };
}

function forgetOldest(): void {
  for (const oldest of DERIVED.keys()) {
    DERIVED.delete(oldest);
    return;
  }
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** Whether `signature` (lower-case hexadecimal) signs `text`; takes the same time for every wrong signature. */
export function signatureMatches(key: SigningKey, text: string, signature: string): boolean {
  const expected = Buffer.from(signatureOf(key, text));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The HMAC in lower-case hexadecimal. Two hashes of prepared keys take half the time of `createHmac`, and leave nothing behind. */
export function signatureOf({ inner, outer }: SigningKey, text: string): string {
  const message = Buffer.allocUnsafe(BLOCK + Buffer.byteLength(text));
  inner.copy(message);
  message.write(text, BLOCK);
  const enclosing = Buffer.allocUnsafe(BLOCK + DIGEST);
  outer.copy(enclosing);
  enclosing.write(hash("sha256", message, "binary"), BLOCK, "latin1");
  return hash("sha256", enclosing, "hex");
}
