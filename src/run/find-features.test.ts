import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findFeatures } from "./find-features.ts";
import { temporaryFolder, written } from "./samples.test-support.ts";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const name of ["f/b.feature", "f/a.feature", "f/Z/deep.feature", "f/notes.md", "empty/readme.md", "x.feature"])
  written(folder, name, "Feature: x\n");

const found = (...paths: readonly string[]): readonly string[] => {
  const features = findFeatures(paths, folder);
  if (!features.ok) throw new Error(features.refusal.lines.join("\n"));
  return features.value.map((path) => path.slice(folder.length + 1));
};

test("a folder stands for every feature below it, in one order on every machine", () => {
  expect(found("f")).toEqual(["f/Z/deep.feature", "f/a.feature", "f/b.feature"]);
});

test("paths keep the order and the lines that were asked for, and none is there twice", () => {
  expect(found("x.feature:3:9", "f/b.feature", join(folder, "f/b.feature"), "f")).toEqual([
    "x.feature:3:9",
    "f/b.feature",
    "f/Z/deep.feature",
    "f/a.feature",
  ]);
});

test("a path that is not there is usage; a folder without features is nothing to run", () => {
  expect(findFeatures(["nowhere"], folder)).toMatchObject({
    ok: false,
    refusal: { exitCode: 2, lines: ["`nowhere` is not there: expected a feature file or a folder of them"] },
  });
  expect(findFeatures(["f", "empty"], folder)).toMatchObject({
    ok: false,
    refusal: { exitCode: 4, lines: ["`empty` holds no .feature file, so there is nothing to run"] },
  });
});
