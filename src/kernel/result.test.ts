import { expect, test } from "vitest";
import { accept, type Result, refuse } from "./result.ts";

const half = (count: number): Result<number, Readonly<{ kind: "Odd"; count: number }>> =>
  count % 2 === 0 ? accept(count / 2) : refuse({ kind: "Odd", count });

test("a decision is the thing asked for, or a refusal", () => {
  expect(half(4)).toEqual({ ok: true, value: 2 });
  expect(half(3)).toEqual({ ok: false, refusal: { kind: "Odd", count: 3 } });
});

test("`ok` narrows to the one or the other", () => {
  const decision = half(5);
  expect(decision.ok ? decision.value : decision.refusal.kind).toBe("Odd");
});
