import { expect, test } from "vitest";
import { Defect, invariant, unreachable } from "./invariant.ts";

test("says nothing when the claim holds", () => {
  expect(() => invariant(1, "one is something")).not.toThrow();
});

test.each([false, 0, "", null, undefined, Number.NaN])("%j is not a claim that holds", (claim) => {
  expect(() => invariant(claim, "the root stands on the ladder")).toThrow(new Defect("the root stands on the ladder"));
});

test("a forgotten case names itself", () => {
  expect(() => unreachable({ kind: "surprise" } as never)).toThrow(
    new Defect(`a case was forgotten: {"kind":"surprise"}`),
  );
});

test("a defect is told from every other error", () => {
  expect(new Defect("broken")).toMatchObject({ name: "Defect", message: "broken" });
  expect(new Error("broken")).not.toBeInstanceOf(Defect);
});
