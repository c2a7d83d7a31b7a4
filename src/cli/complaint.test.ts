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
  expect(rows).toContain("… and 22 more");
  expect(rows.at(-1)).toBe("next: do this");
});

test("is one JSON document for machines, with everything", () => {
  expect(describeComplaint(complaint)).toMatchObject({ exitCode: 2, nextStep: "do this" });
  expect(String(describeComplaint(complaint).message).split("\n")).toHaveLength(40);
});
