import { expect, test } from "vitest";
import { ignoredBy } from "./read-repository.ts";

test("reads the three forms of .gitignore", () => {
  const isIgnored = ignoredBy("node_modules/\n# note\n*.log\nreports/runs/\n");
  expect(isIgnored("node_modules")).toBe(true);
  expect(isIgnored("src/node_modules")).toBe(true);
  expect(isIgnored("a/b.log")).toBe(true);
  expect(isIgnored("reports/runs")).toBe(true);
  expect(isIgnored("src/runs")).toBe(false);
});

test("refuses a form that it would read wrongly", () => {
  expect(() => ignoredBy("!kept")).toThrow("cannot read: `!kept`");
});
