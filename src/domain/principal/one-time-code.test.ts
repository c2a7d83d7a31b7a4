import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type AccountId, addMs, instant, seconds } from "../../kernel/index.ts";
import { apply } from "../apply/index.ts";
import { emptyWorld } from "../world.ts";
import type { MfaDevice } from "./credentials.ts";
import { decideMfaCode, verifyMfaCode } from "./decide-mfa-code.ts";
import { hmacSha1, sha1 } from "./hmac-sha1.ts";
import { codeOfStep, oneTimeCode } from "./one-time-code.ts";

/** `12345678901234567890`, the secret of RFC 6238's appendix B, in Base32. */
const SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const NOW = instant(Date.UTC(2026, 10, 1));

test.each([
  [59, "94287082"],
  [1_111_111_109, "07081804"],
  [1_111_111_111, "14050471"],
  [1_234_567_890, "89005924"],
  [2_000_000_000, "69279037"],
  [20_000_000_000, "65353130"],
])("RFC 6238 appendix B: at %d seconds the code is %s", (atSeconds, code) => {
  expect(codeOfStep(SEED, Math.floor(atSeconds / 30), 8)).toBe(code);
  expect(oneTimeCode(SEED, instant(atSeconds * 1000))).toBe(code.slice(2));
});

test("SHA-1 and HMAC are Node's", () => {
  const bytes = fc.uint8Array({ maxLength: 200 });
  fc.assert(
    fc.property(bytes, bytes, (key, message) => {
      expect(Buffer.from(sha1(message))).toEqual(createHash("sha1").update(message).digest());
      expect(Buffer.from(hmacSha1(key, message))).toEqual(createHmac("sha1", key).update(message).digest());
    }),
  );
});

test("a code counts half a minute early and late, and once", () => {
  const code = oneTimeCode(SEED, NOW);
  const at = (offset: number) => verifyMfaCode({ seed: SEED }, code, addMs(NOW, seconds(offset)));
  expect([at(-30).ok, at(0).ok, at(59).ok]).toEqual([true, true, true]);
  expect([at(-31), at(60)]).toEqual([
    { ok: false, refusal: "wrongCode" },
    { ok: false, refusal: "wrongCode" },
  ]);
  const step = at(0);
  if (!step.ok) throw new Error("the code counts");
  expect(verifyMfaCode({ seed: SEED, lastStep: step.value }, code, NOW)).toEqual({ ok: false, refusal: "usedCode" });
});

test("only the owner's own device counts, and the code is used up", () => {
  const world = emptyWorld();
  const accountId = "222222222222" as AccountId;
  const owner = { kind: "user", userName: "alice" } as const;
  const serialNumber = `arn:aws:iam::${accountId}:mfa/phone`;
  const device: MfaDevice = { serialNumber, accountId, seed: SEED, enabled: { owner, at: NOW }, lastStep: undefined };
  apply(world, { kind: "MfaDeviceChanged", device });
  const code = oneTimeCode(SEED, NOW);
  const given = { world, accountId, owner, serialNumber, code, now: NOW };
  const refusals = [
    decideMfaCode({ ...given, owner: { kind: "root" } }),
    decideMfaCode({ ...given, owner: { kind: "user", userName: "bob" } }),
    decideMfaCode({ ...given, serialNumber: `${serialNumber}-2` }),
    decideMfaCode({ ...given, code: undefined }),
    decideMfaCode({ ...given, code: code === "000000" ? "111111" : "000000" }),
  ].map((each) => (each.ok ? "accepted" : each.refusal));
  expect(refusals).toEqual(["unknownDevice", "unknownDevice", "unknownDevice", "incomplete", "wrongCode"]);
  const first = decideMfaCode(given);
  if (!first.ok) throw new Error(first.refusal);
  for (const event of first.value) apply(world, event);
  expect(decideMfaCode(given)).toEqual({ ok: false, refusal: "usedCode" });
});
