/** Reads a run folder back, for formats made later. It checks shapes, not hashes: `verifyRun` does those. */
import { join } from "node:path";
import { accept, type Result, refuse } from "../kernel/index.ts";
import { type Disk, type DiskRefusal, diskRefusal, nodeDisk } from "./disk.ts";
import { callsPath, trailPath } from "./file-names.ts";
import { INFERENCE_KINDS } from "./inference.ts";
import { headOf, parseLedger } from "./ledger.ts";
import { MANIFEST_SCHEMA, type Manifest } from "./manifest.ts";
import type { CallObservation, RecordObservation } from "./observation.ts";
import { RUN_SCHEMA, type RunDocument } from "./run-document.ts";
import type { DrillFiles, RunEvidence } from "./run-evidence.ts";

/** Answers the evidence, or which file is missing or garbled. */
export function readRun(folder: string, disk: Disk = nodeDisk): Result<RunEvidence, DiskRefusal> {
  const document = readJson(join(folder, "run.json"), isRunDocument, disk);
  if (!document.ok) return document;
  const manifest = readJson(join(folder, "manifest.json"), isManifest, disk);
  if (!manifest.ok) return manifest;
  const ledger = readText(join(folder, "ledger.ndjson"), disk);
  if (!ledger.ok) return ledger;
  const records = parseLedger(ledger.value);
  if (!records.ok) return refuse(damaged(join(folder, "ledger.ndjson"), records.refusal));
  const drillFiles = readDrillFiles(folder, document.value, disk);
  if (!drillFiles.ok) return drillFiles;
  const files = manifest.value.files.filter((each) => each.covers === "core");
  return accept({ document: document.value, drillFiles: drillFiles.value, ledgerHead: headOf(records.value), files });
}

function readDrillFiles(
  folder: string,
  document: RunDocument,
  disk: Disk,
): Result<ReadonlyMap<string, DrillFiles>, DiskRefusal> {
  const found = new Map<string, DrillFiles>();
  for (const { id } of document.drills) {
    const calls = readJson(join(folder, callsPath(id)), isListOf<CallObservation>, disk);
    if (!calls.ok) return calls;
    const trail = readJson(join(folder, trailPath(id)), isListOf<RecordObservation>, disk);
    if (!trail.ok) return trail;
    found.set(id, { calls: calls.value, trail: trail.value });
  }
  return accept(found);
}

export function readText(path: string, disk: Disk): Result<string, DiskRefusal> {
  try {
    return accept(disk.read(path));
  } catch (error) {
    const refusal = diskRefusal(error, path);
    if (refusal === undefined) throw error;
    return refuse(refusal);
  }
}

/** Reads JSON of one shape; a syntax error and a wrong shape are both `damaged`. */
export function readJson<T>(path: string, isShape: (value: unknown) => value is T, disk: Disk): Result<T, DiskRefusal> {
  const text = readText(path, disk);
  if (!text.ok) return text;
  try {
    const value: unknown = JSON.parse(text.value);
    return isShape(value) ? accept(value) : refuse(damaged(path, "it is JSON, but not of the expected shape"));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse(damaged(path, `it is not JSON: ${error.message}`));
  }
}

const damaged = (path: string, why: string): DiskRefusal => ({
  kind: "damaged",
  path,
  sentence: `\`${path}\`: ${why}`,
  nextStep: "run `orgdrill verify` on the folder to see what else was changed",
});

type Shape = Readonly<Record<string, unknown>>;
const isShape = (value: unknown): value is Shape =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isListOf = <T>(value: unknown): value is readonly T[] => Array.isArray(value) && value.every(isShape);
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === "string");

const DRILL_TEXTS = ["id", "name", "feature", "uri", "verdict"];
const DRILL_LISTS = ["findings", "steps", "alerts", "repeats"];
const DRILL_TEXT_LISTS = ["tags", "claims", "techniques", "controls", "affectedAccounts", "calls", "trail"];

const isInferred = (value: unknown): boolean =>
  value === undefined ||
  (isListOf<Shape>(value) &&
    value.every(
      ({ of, name, what }) => INFERENCE_KINDS.some((kind) => kind === of) && typeof name === "string" && isTexts(what),
    ));

const isDrill = (value: unknown): boolean =>
  isShape(value) &&
  isInferred(value.inferred) &&
  DRILL_TEXTS.every((key) => typeof value[key] === "string") &&
  DRILL_LISTS.every((key) => isListOf(value[key])) &&
  DRILL_TEXT_LISTS.every((key) => isTexts(value[key])) &&
  isShape(value.answers) &&
  isShape(value.state) &&
  isListOf(value.state.before) &&
  isListOf(value.state.after);

export const isRunDocument = (value: unknown): value is RunDocument =>
  isShape(value) &&
  value.schema === RUN_SCHEMA &&
  typeof value.verdict === "string" &&
  [value.envelope, value.run, value.totals].every(isShape) &&
  isShape(value.run) &&
  isShape(value.run.inputs) &&
  isListOf(value.organizations) &&
  isTexts(value.limits) &&
  Array.isArray(value.drills) &&
  value.drills.every(isDrill);

export const isManifest = (value: unknown): value is Manifest =>
  isShape(value) &&
  value.schema === MANIFEST_SCHEMA &&
  isShape(value.core) &&
  typeof value.core.sha256 === "string" &&
  typeof value.core.ledgerHead === "string" &&
  Array.isArray(value.files) &&
  value.files.every(
    (each) =>
      isShape(each) &&
      typeof each.path === "string" &&
      typeof each.sha256 === "string" &&
      typeof each.bytes === "number",
  );
