import { expect, test } from "vitest";
import { Complaint, describeComplaint, renderComplaint } from "./complaint.ts";

const complaint = new Complaint({
  exitCode: 2,
  lines: Array.from({ length: 40 }, (_, line) => `line ${line}`),
  nextStep: "do this",
});

test("fits one screen, and says how much is left out and what to do next", () => {
  const rows = renderComplaint(complaint).trimEnd().split("\n");
  expect(rows.length).toBeLessThanOrEqual(24);
  expect(rows[0]).toBe("orgdrill: line 0");
  expect(rows).toContain("… and 22 more lines");
  expect(rows.at(-1)).toBe("next: do this");
});

test("never cuts a problem in half", () => {
  const problem = ["a.yaml:1:1: expected a known key", "     1 | x", "       | ^", "  next: did you mean `y`?", ""];
  const lines = Array.from({ length: 6 }, () => problem).flat();
  const rows = renderComplaint(new Complaint({ exitCode: 2, lines, nextStep: "do this" })).split("\n");
  expect(rows.slice(10, 17)).toEqual([...problem, "… and 15 more lines", ""]);
});

test("is one JSON document for machines, with everything", () => {
  expect(describeComplaint(complaint)).toMatchObject({ exitCode: 2, nextStep: "do this" });
  expect(String(describeComplaint(complaint).message).split("\n")).toHaveLength(40);
});
