/** Derives SigV4 signing keys and remembers the latest ones: deriving takes four HMACs, a request then needs one. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { CredentialScope } from "./credential-claim.ts";

const MOST_REMEMBERED = 4096;

type Derived = Readonly<{ secret: string; key: Buffer }>;
const DERIVED = new Map<string, Derived>();

/** The key for one access key, day, region and service; a changed secret is noticed. */
export function signingKey(scope: CredentialScope, secret: string): Buffer {
  const name = `${scope.accessKeyId}/${scope.date}/${scope.region}/${scope.service}`;
  const known = DERIVED.get(name);
  if (known !== undefined && known.secret === secret) return known.key;
  const key = derive(scope, secret);
  if (DERIVED.size >= MOST_REMEMBERED) forgetOldest();
  DERIVED.set(name, { secret, key });
  return key;
}

function derive({ date, region, service }: CredentialScope, secret: string): Buffer {
  const ofDay = hmac(`AWS4${secret}`, date);
  return hmac(hmac(hmac(ofDay, region), service), "aws4_request");
}

function forgetOldest(): void {
  for (const oldest of DERIVED.keys()) {
    DERIVED.delete(oldest);
    return;
  }
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** Whether `signature` (lower-case hexadecimal) signs `text`; takes the same time for every wrong signature. */
export function signatureMatches(key: Buffer, text: string, signature: string): boolean {
  const expected = Buffer.from(createHmac("sha256", key).update(text).digest("hex"));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
