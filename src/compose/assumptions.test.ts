import { describe, expect, test } from "vitest";
import { allAssumptions, assumptionProblems, assumptionValues } from "./assumptions.ts";

test("every assumption has a name of its own, and alternatives that differ from its default", () => {
  const names = allAssumptions().map((each) => each.name);
  expect(new Set(names).size).toBe(names.length);
  for (const { default: byDefault, alternatives } of allAssumptions()) {
    expect(alternatives.length).toBeGreaterThan(0);
    expect(alternatives).not.toContain(byDefault);
  }
});

test("values are the defaults but for those that were set", () => {
  const values = assumptionValues({ "leave-check-order": "sign-up-before-wait" });
  expect(Object.keys(values).sort()).toEqual(
    allAssumptions()
      .map((each) => each.name)
      .sort(),
  );
  for (const { name, default: byDefault } of allAssumptions())
    expect(values[name]).toBe(name === "leave-check-order" ? "sign-up-before-wait" : byDefault);
});

describe("what somebody set by hand", () => {
  test("has no problems when every name and value is known, the default included", () => {
    expect(assumptionProblems({})).toEqual([]);
    expect(assumptionProblems({ "leave-check-order": "sign-up-before-wait" })).toEqual([]);
    expect(assumptionProblems({ "leave-check-order": "wait-before-sign-up" })).toEqual([]);
  });

  test("is told with every name that is known", () => {
    const [problem] = assumptionProblems({ "leave-chekc-order": "x" });
    expect(problem).toMatch(/^no assumption is called `leave-chekc-order`; known: /);
    expect(problem).toContain("leave-check-order");
  });

  test("is told with every value that is known", () => {
    expect(assumptionProblems({ "leave-check-order": "never" })).toEqual([
      "the assumption `leave-check-order` has the values `wait-before-sign-up`, `sign-up-before-wait`, not `never`",
    ]);
  });

  test("gets a sentence for each mistake, also for names that every object has", () => {
    expect(assumptionProblems({ a: "1", constructor: "2", "leave-check-order": "3" })).toHaveLength(3);
  });
});
