/** Copies of everything that a run read, kept in its folder so that it can be performed again. */
import { readFileSync } from "node:fs";
import type { RunRefusal, StageDescription } from "../compose.ts";
import { labelOf, type Roots } from "../compose.ts";
import { compareText } from "../kernel/index.ts";
import type { RunRequest } from "./run-request.ts";

/** Text by label; `inputs/` in the run folder holds them below `package`, `working` and `outside`. */
export function pinnedInputs(
  request: RunRequest,
  features: readonly string[],
  stage: StageDescription,
): ReadonlyMap<string, string> {
  const paths = new Set([request.organizationFile, ...features.map(fileOf)]);
  const read = [...paths].map((path) => [labelOf(path, request.roots), readFileSync(path, "utf8")] as const);
  const documents = stage.read.documents.map(({ path, text }) => [labelOf(path, request.roots), text] as const);
  const detections = [...(stage.detections?.sources ?? [])];
  return new Map(
    [...read, ...documents, ...detections]
      .sort(([left], [right]) => compareText(left, right))
      .map(([label, text]) => [pinnedPath(label), text]),
  );
}

/** Feature files that would be called the same in the evidence, so that one copy would take the other's place; undefined when none are. */
export function namesakes(features: readonly string[], roots: Roots): RunRefusal | undefined {
  const paths = [...new Set(features.map(fileOf))];
  const labels = paths.map((path) => labelOf(path, roots));
  const taken = labels.find((label, index) => labels.indexOf(label) !== index);
  if (taken === undefined) return undefined;
  const lines = paths.filter((_, index) => labels[index] === taken).map((path) => `${path}: also called \`${taken}\``);
  return { exitCode: 2, lines, nextStep: "run it from a folder that holds both, or rename one of them" };
}

const fileOf = (path: string): string => path.replace(/(:\d+)+$/, "");

/** `orgdrill:a/b` → `package/a/b`, `outside:x` → `outside/x`, anything else → `working/…`. */
export function pinnedPath(label: string): string {
  if (label.startsWith("orgdrill:")) return `package/${label.slice("orgdrill:".length)}`;
  if (label.startsWith("outside:")) return `outside/${label.slice("outside:".length)}`;
  return `working/${label}`;
}
