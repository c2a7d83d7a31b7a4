import { describe, expect, test } from "vitest";
import { folderOf, sigma } from "../samples.test-support.ts";
import { lintDetections } from "./lint-detections.ts";
import { lintRenames } from "./lint-renames.ts";

const rulesIn = (text: string): readonly string[] => lintRenames("a.yml", text).map(({ rule }) => rule);

describe("names that were given up", () => {
  test.each([
    ["renamed-field", "{ serviceEventDetails.departedMethod: Left }", "`departureMethod` beside it"],
    ["renamed-field", "{ serviceEventDetails.departedTime|exists: true }", "`departureTime` beside it"],
    ["revoked-technique", "tags: [attack.t1562.008]", "T1685.002"],
    ["revoked-technique", "tags: [attack.T1562]", "T1685"],
  ])("%s: %s", (rule, text, instead) => {
    expect(lintRenames("a.yml", `# first\n  ${text}`)).toMatchObject([{ file: "a.yml", line: 2, rule, instead }]);
  });

  test("what is current, or waits for both names, is left alone", () => {
    expect(rulesIn("departureMethod: LEFT\ntags: [attack.t1685.002, attack.t1666, t99999]")).toEqual([]);
    expect(rulesIn("departedMethod: Left\ndepartureMethod: LEFT")).toEqual([]);
  });

  test("is part of the lint of a folder", () => {
    const text = sigma("s: { serviceEventDetails.departedMethod: Left }\ncondition: s");
    expect(lintDetections(folderOf({ "a.yml": text })).map(({ rule }) => rule)).toContain("renamed-field");
  });
});
