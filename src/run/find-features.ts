/** Feature files below the paths that somebody named, in one order on every machine. */
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { RunRefusal } from "../compose.ts";
import { accept, compareText, type Result, refuse } from "../kernel/index.ts";

/** A path may carry lines (`x.feature:12:30`); those stay with it. Answers absolute paths. */
export function findFeatures(
  paths: readonly string[],
  workingDirectory: string,
): Result<readonly string[], RunRefusal> {
  const found: string[] = [];
  for (const path of paths) {
    const [, file = path, lines = ""] = /^(.*?)((?::\d+)*)$/.exec(path) ?? [];
    const absolute = resolve(workingDirectory, file);
    const kind = statSync(absolute, { throwIfNoEntry: false });
    if (kind === undefined) return refuse(noSuchPath(path));
    const inside = kind.isDirectory() ? featuresIn(absolute) : [`${absolute}${lines}`];
    if (inside.length === 0) return refuse(nothingIn(path));
    found.push(...inside);
  }
  return accept([...new Set(found)]);
}

function featuresIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".feature"))
    .map((name) => join(folder, name))
    .sort(compareText);
}

const noSuchPath = (path: string): RunRefusal => ({
  exitCode: 2,
  lines: [`\`${path}\` is not there: expected a feature file or a folder of them`],
  nextStep: "without paths the bundled features run; `orgdrill list` names them",
});

const nothingIn = (path: string): RunRefusal => ({
  exitCode: 4,
  lines: [`\`${path}\` holds no .feature file, so there is nothing to run`],
  nextStep: "without paths the bundled features run; `orgdrill list` names them",
});
