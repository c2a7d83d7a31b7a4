/** Detections that can never fire, or not on all that they name: found without a single record. */
import type { EngineOptions } from "../engine.ts";
import type { LoadedFolder } from "../load-detections.ts";
import type { DetectionFinding } from "./detection-finding.ts";
import { lintErrorCodes } from "./lint-error-codes.ts";
import { lintFields } from "./lint-fields.ts";
import { lintNames } from "./lint-names.ts";
import { lintPatterns } from "./lint-patterns.ts";
import { lintPlacement } from "./lint-placement.ts";
import { lintRenames } from "./lint-renames.ts";

/** In the order of the files. `managementAccountIds` tells whether a placement by id is the management account. */
export function lintDetections(
  { detections, correlated, sources }: LoadedFolder,
  options: EngineOptions = {},
): readonly DetectionFinding[] {
  const all = new Set([...detections, ...[...correlated.values()].flat()]);
  const renames = [...sources].flatMap(([file, text]) => lintRenames(file, text));
  return [...all]
    .flatMap((each) => [
      ...lintNames(each),
      ...lintFields(each),
      ...lintErrorCodes(each),
      ...lintPatterns(each),
      ...lintPlacement(each, options),
    ])
    .concat(renames)
    .toSorted((left, right) =>
      left.file === right.file
        ? left.line - right.line || left.column - right.column || (left.rule < right.rule ? -1 : 1)
        : left.file < right.file
          ? -1
          : 1,
    );
}
