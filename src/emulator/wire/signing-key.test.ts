/** Our HMAC of prepared keys is Node's, whatever the text. */
import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { signatureMatches, signatureOf, signingKey } from "./signing-key.ts";

const SCOPE = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", date: "20261122", region: "us-east-1", service: "organizations" };

const hex = (key: string | Buffer, text: string): string => createHmac("sha256", key).update(text).digest("hex");

test("a signature is the HMAC of the text under the derived key", () => {
  const text = fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: "binary", maxLength: 300 }));
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), text, (secret, signed) => {
      const key = signingKey(SCOPE, secret);
      expect(signatureOf(key, signed)).toBe(hex(key.key, signed));
      expect(signatureMatches(key, signed, hex(key.key, signed))).toBe(true);
    }),
  );
});

test("a signature that differs in one place, or is cut, does not match", () => {
  const key = signingKey(SCOPE, "a secret");
  const right = hex(key.key, "text");
  for (let at = 0; at < right.length; at++) {
    const wrong = right.slice(0, at) + (right[at] === "0" ? "1" : "0") + right.slice(at + 1);
    expect(signatureMatches(key, "text", wrong)).toBe(false);
    expect(signatureMatches(key, "text", right.slice(0, at))).toBe(false);
  }
});

test("a changed secret is another key under the same name", () => {
  expect(signingKey(SCOPE, "one").key).not.toEqual(signingKey(SCOPE, "other").key);
});
