import { expect, test } from "vitest";
import { documentOf } from "../fixture.test-support.ts";
import { scope } from "./scope.ts";

test("says that calls were throttled when they were, and nothing of it when not", () => {
  const document = documentOf();
  const { run } = document;
  const throttled = { ...document, run: { ...run, inputs: { ...run.inputs, throttle: true as const } } };
  const [added, ...others] = scope(throttled).lines.filter((line) => !scope(document).lines.includes(line));
  expect(added).toContain("`--throttle`");
  expect(others).toEqual([]);
});
