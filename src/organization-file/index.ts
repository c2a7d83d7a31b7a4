/** The front door of the organization file: read it, check it, make a world of it, write a world as one. */
export { describeWorld, type WorldNotes } from "./describe-world.ts";
export { fileOffsetOf } from "./document-entry.ts";
export { hintsFor } from "./hints.ts";
export {
  type AccountEntry,
  type AccountPlace,
  accountsOf,
  type DetectionEntry,
  type OrganizationEntry,
  type OrganizationFile,
  type PolicyEntry,
  type UnitEntry,
  unitsOf,
} from "./organization-file.ts";
export { parseOrganizationFile } from "./parse-file.ts";
export { type FileProblem, MAX_PROBLEMS } from "./problem.ts";
export {
  type ReadFailure,
  type ReadInput,
  type ReadOptions,
  type ReadOrganization,
  readOrganizationFile,
} from "./read.ts";
export { renderProblems } from "./render-problems.ts";
export { publishedSchema } from "./schema.ts";
export { type Place, type SourceText, sourceText } from "./source-text.ts";
export { nearest } from "./suggestion.ts";
export type { Detection } from "./world/build-detections.ts";
export { type Guardrail, type LoadedWorld, type Places, worldFrom } from "./world-from-file.ts";
export { organizationFileText, writeOrganizationFile } from "./write.ts";
export { type WrittenAt, writtenAt } from "./written-at.ts";
