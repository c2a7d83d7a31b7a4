import { expect, test } from "vitest";
import { documentOf } from "../fixture.test-support.ts";
import { scope } from "./scope.ts";

test("names the accounts that are not tried, but not where nothing of the reader's own was drilled", () => {
  const place = { file: "org.yaml", line: 3, column: 1 };
  const excused = [{ accountId: "777777777701", accountName: "handover", reason: "sold", place }];
  const document = { ...documentOf(), excused };
  expect(scope(document).lines.join("\n")).toContain("Not tried: handover 777777777701");
  const drills = document.drills.map((drill) => ({ ...drill, fixture: "closing" }));
  expect(scope({ ...document, drills }).lines.join("\n")).not.toContain("Not tried");
});

test("says that calls were throttled when they were, and nothing of it when not", () => {
  const document = documentOf();
  const { run } = document;
  const throttled = { ...document, run: { ...run, inputs: { ...run.inputs, throttle: true as const } } };
  const [added, ...others] = scope(throttled).lines.filter((line) => !scope(document).lines.includes(line));
  expect(added).toContain("`--throttle`");
  expect(others).toEqual([]);
});
