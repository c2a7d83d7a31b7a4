import {
  ConstraintViolationExceptionReason,
  HandshakeConstraintViolationExceptionReason,
} from "@aws-sdk/client-organizations";
import { expect, test } from "vitest";
import { REFUSAL_REASONS, type RefusalSign } from "./refusal-reasons.data.ts";

const SIGNS: readonly (readonly [string, RefusalSign])[] = REFUSAL_REASONS.flatMap(({ because, signs }) =>
  signs.map((sign) => [because, sign] as const),
);

test("every reason has words of its own, which a sentence can hold, and a sign", () => {
  const words = REFUSAL_REASONS.map(({ because }) => because);
  expect(new Set(words).size).toBe(words.length);
  for (const each of words) expect(each).toMatch(/^[a-zA-Z0-9,' -]+$/);
  for (const { because, signs } of REFUSAL_REASONS) expect(signs.length, because).toBeGreaterThan(0);
});

test("no sign is the sign of two reasons", () => {
  const seen = SIGNS.map(([, { service, code, reason = "", text = "" }]) => [service, code, reason, text].join(" "));
  expect(seen.filter((each, index) => seen.indexOf(each) !== index)).toEqual([]);
});

test.each([
  ["ConstraintViolationException", Object.values<string>(ConstraintViolationExceptionReason)],
  ["HandshakeConstraintViolationException", Object.values<string>(HandshakeConstraintViolationExceptionReason)],
])("%s comes with a Reason that AWS has", (code, known) => {
  const reasons = SIGNS.filter(([, sign]) => sign.code === code).map(([, { reason }]) => reason);
  expect(reasons.length).toBeGreaterThan(0);
  for (const reason of reasons) expect(known).toContain(reason);
});
