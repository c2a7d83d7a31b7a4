/** Writes a run folder so that it is there whole, under a number that nobody else has, or not there at all. */
import { join } from "node:path";
import { accept, invariant, type Result, refuse } from "../kernel/index.ts";
import { coreDigestOf } from "./digest.ts";
import { type Disk, type DiskRefusal, diskRefusal, nodeDisk } from "./disk.ts";
import { callsPath, policyPath, trailPath } from "./file-names.ts";
import { formatLedger, headOf, ledgerOf } from "./ledger.ts";
import { type ManifestFile, manifestFile, manifestOf } from "./manifest.ts";
import type { RunDocument } from "./run-document.ts";
import type { DrillFiles, RunEvidence } from "./run-evidence.ts";
import { writtenJson } from "./written-json.ts";

export type RunToWrite = Readonly<{
  /** The folder that holds `runs/` and `latest`; made when it is not there. */
  reportDirectory: string;
  /** Its `envelope.number` and the drills' `calls` and `trail` paths are filled in here. */
  document: RunDocument;
  /** By drill id. */
  drillFiles: ReadonlyMap<string, DrillFiles>;
  /** Text of each policy by name. */
  policies: ReadonlyMap<string, string>;
  /** Text of each input by its path below `inputs/`, so that the run can be performed again. */
  inputs?: ReadonlyMap<string, string>;
  /** Cucumber messages, NDJSON. */
  messages?: string;
  /** Text of each rendered file by file name; called once the run's number is known, and again when another run took it. */
  render(evidence: RunEvidence): ReadonlyMap<string, string>;
}>;

export type WrittenRun = Readonly<{
  folder: string;
  number: number;
  ledgerHead: string;
  document: RunDocument;
  /** Why `latest` does not point here, when it does not. The run itself is whole. */
  remark?: string;
}>;

/** Answers where the run is, or why it could not be written; in the second case nothing is left that looks like a run. */
export function writeRun(request: RunToWrite, disk: Disk = nodeDisk): Result<WrittenRun, DiskRefusal> {
  const runs = join(request.reportDirectory, "runs");
  let partial: string | undefined;
  try {
    disk.makeFolder(runs);
    const core = coreOf(request);
    partial = disk.makeUnique(join(runs, `.${digits(nextNumber(disk, runs))}.partial-${process.pid}`));
    for (const [path, text] of core.texts) disk.write(join(partial, path), text);
    const written = claim({ request, core, partial, runs }, disk);
    const remark = pointLatest(request.reportDirectory, written.number, disk);
    return accept({ ...written, ...(remark === undefined ? {} : { remark }) });
  } catch (error) {
    const refusal = diskRefusal(error, runs);
    if (partial !== undefined) removeQuietly(partial, disk);
    if (refusal === undefined) throw error;
    return refuse(refusal);
  }
}

type Core = Readonly<{
  document: RunDocument;
  texts: ReadonlyMap<string, string>;
  files: readonly ManifestFile[];
  ledgerHead: string;
}>;

function coreOf({ document: given, drillFiles, policies, inputs }: RunToWrite): Core {
  const texts = new Map<string, string>();
  const drills = given.drills.map((drill) => {
    const seen = drillFiles.get(drill.id) ?? { calls: [], trail: [] };
    const paths = { calls: callsPath(drill.id), trail: trailPath(drill.id) };
    invariant(!texts.has(paths.calls), `two drills have the id ${drill.id}`);
    texts.set(paths.calls, writtenJson(seen.calls)).set(paths.trail, writtenJson(seen.trail));
    return { ...drill, calls: [paths.calls], trail: [paths.trail] };
  });
  for (const [name, text] of policies) texts.set(policyPath(name), text);
  for (const [path, text] of inputs ?? []) texts.set(`inputs/${path}`, text);
  const document = { ...given, drills };
  const files = [...texts].map(([path, text]) => manifestFile(path, text, "core"));
  const records = ledgerOf({ document, drillFiles, files });
  const ledger = formatLedger(records);
  texts.set("ledger.ndjson", ledger);
  return {
    document,
    texts,
    files: [...files, manifestFile("ledger.ndjson", ledger, "core")],
    ledgerHead: headOf(records),
  };
}

type Claim = Readonly<{ request: RunToWrite; core: Core; partial: string; runs: string }>;

/**
 * The rename is the claim: it fails when another run has the number already, and then the next number is tried with
 * everything that mentions the number written again.
 */
function claim({ request, core, partial, runs }: Claim, disk: Disk): WrittenRun {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const number = nextNumber(disk, runs);
    const document = { ...core.document, envelope: { ...core.document.envelope, number } };
    const folder = join(runs, digits(number));
    for (const [path, text] of numbered(request, { ...core, document })) disk.write(join(partial, path), text);
    if (renamed(disk, partial, folder)) return { folder, number, ledgerHead: core.ledgerHead, document };
  }
  throw Object.assign(new Error("no free number"), { code: "EEXIST", syscall: "rename", path: runs });
}

function numbered(request: RunToWrite, { document, files, ledgerHead }: Core): ReadonlyMap<string, string> {
  const mixed = new Map([["run.json", writtenJson(document)]]);
  if (request.messages !== undefined) mixed.set("messages.ndjson", request.messages);
  const rendered = request.render({ document, drillFiles: request.drillFiles, ledgerHead, files });
  const listed = [
    ...files,
    ...[...mixed].map(([path, text]) => manifestFile(path, text, "envelope and core")),
    ...[...rendered].map(([path, text]) => manifestFile(path, text, "rendered")),
  ];
  const manifest = manifestOf(listed, { sha256: coreDigestOf(document), ledgerHead });
  return new Map([...mixed, ...rendered, ["manifest.json", writtenJson(manifest)]]);
}

function renamed(disk: Disk, from: string, to: string): boolean {
  try {
    disk.rename(from, to);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOTEMPTY" || code === "EEXIST") return false;
    throw error;
  }
}

/** Makes `latest` point at the run, unless it points at a newer one; a link that cannot be made does not undo the run. */
function pointLatest(reportDirectory: string, number: number, disk: Disk): string | undefined {
  const latest = join(reportDirectory, "latest");
  const spare = join(reportDirectory, `.latest-${process.pid}-${number}`);
  try {
    const current = /^runs\/(\d{4,})$/.exec(disk.linkTarget(latest) ?? "");
    if (current !== null && Number(current[1]) > number) return undefined;
    disk.link(`runs/${digits(number)}`, spare);
    disk.rename(spare, latest);
    return undefined;
  } catch (error) {
    const refusal = diskRefusal(error, latest);
    if (refusal === undefined) throw error;
    removeQuietly(spare, disk);
    return `the link \`${latest}\` could not be set: ${refusal.sentence}`;
  }
}

function nextNumber(disk: Disk, runs: string): number {
  const taken = disk.names(runs).flatMap((name) => (/^\d{4,9}$/.test(name) ? Number(name) : []));
  return taken.reduce((one, other) => Math.max(one, other), 0) + 1;
}

/** A folder that cannot be removed keeps its `.partial-` name, which no command takes for a run. */
function removeQuietly(path: string, disk: Disk): void {
  try {
    disk.remove(path);
  } catch (error) {
    if (diskRefusal(error, path) === undefined) throw error;
  }
}

const digits = (number: number): string => String(number).padStart(4, "0");

/** Whether a run could be written there, asked before any work is done; answers what stands in the way. */
export function probeReportDirectory(reportDirectory: string, disk: Disk = nodeDisk): DiskRefusal | undefined {
  const runs = join(reportDirectory, "runs");
  try {
    disk.makeFolder(runs);
    const probe = disk.makeUnique(join(runs, `.probe-${process.pid}`));
    removeQuietly(probe, disk);
    return undefined;
  } catch (error) {
    const refusal = diskRefusal(error, runs);
    if (refusal === undefined) throw error;
    return refusal;
  }
}
