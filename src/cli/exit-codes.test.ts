import { expect, test } from "vitest";
import type { RunDocument, Verdict } from "../evidence/index.ts";
import { exitCodeOf } from "./exit-codes.ts";

const documentOf = (...drills: readonly (readonly [Verdict, ...string[]])[]): RunDocument =>
  ({
    totals: { selected: drills.length },
    drills: drills.map(([verdict, ...tags]) => ({ verdict, tags })),
  }) as unknown as RunDocument;

test.each<readonly [string, RunDocument, readonly string[], number]>([
  ["everything held", documentOf(["held"], ["held"]), [], 0],
  ["an accepted risk is no break", documentOf(["held"], ["accepted"]), [], 0],
  ["a break is worse than anything", documentOf(["inconclusive"], ["broke"], ["notRun"]), [], 1],
  ["inconclusive", documentOf(["held"], ["inconclusive"]), [], 3],
  ["a required drill was not run", documentOf(["held"], ["notRun", "@needs:detections"]), [], 3],
  ["a waived drill was not run", documentOf(["held"], ["notRun", "@needs:detections"]), ["@needs:detections"], 0],
  ["only one of two is waived", documentOf(["held"], ["notRun", "@a"], ["notRun", "@b"]), ["@a"], 3],
  ["nothing was selected", documentOf(), [], 4],
  ["nothing was left to run", documentOf(["notRun", "@a"]), ["@a"], 4],
])("%s", (_, document, waived, expected) => {
  expect(exitCodeOf(document, waived)).toBe(expected);
});
