/** The hash chain of a run: what went in, each drill in plan order, what came out. No wall clock, so the same run has the same head. */
import { accept, canonicalJson, formatInstant, instant, parseInstant, type Result, refuse } from "../kernel/index.ts";
import { coreDigestOf, digestOf } from "./digest.ts";
import type { ManifestFile } from "./manifest.ts";
import type { RunDocument } from "./run-document.ts";
import type { DrillFiles } from "./run-evidence.ts";

export type LedgerType = "run-started" | "drill" | "run-finished";
type Body = Readonly<Record<string, unknown>>;

export type LedgerEntry = Readonly<{ type: LedgerType; at: string; body: Body }>;

/** `seq` counts from 0; `prev` is the hash before, zeros for the first; `at` is virtual time, ISO 8601. */
export type LedgerRecord = LedgerEntry & Readonly<{ seq: number; prev: string; hash: string }>;

export const GENESIS = "0".repeat(64);

/** SHA-256 over the canonical JSON of the record without its hash. */
export const recordHash = ({ hash: _, ...record }: Omit<LedgerRecord, "hash"> & { hash?: string }): string =>
  digestOf(canonicalJson(record));

/** Links entries into a chain, in the order given. */
export function chained(entries: readonly LedgerEntry[]): readonly LedgerRecord[] {
  const records: LedgerRecord[] = [];
  for (const entry of entries) {
    const open = { ...entry, seq: records.length, prev: headOf(records) };
    records.push({ ...open, hash: recordHash(open) });
  }
  return records;
}

export type LedgerInput = Readonly<{
  document: RunDocument;
  drillFiles: ReadonlyMap<string, DrillFiles>;
  /** Files under `calls/`, `trail/` and `policies/`. */
  files: readonly ManifestFile[];
}>;

/** Hash of the last record, which stands for all of them. */
export const headOf = (records: readonly LedgerRecord[]): string => records.at(-1)?.hash ?? GENESIS;

/** The ledger of a finished run; its head covers the inputs, every drill's result and files, the totals and the core. */
export function ledgerOf({ document, drillFiles, files }: LedgerInput): readonly LedgerRecord[] {
  const { run, drills } = document;
  const hashes = new Map(files.map((each) => [each.path, each.sha256]));
  const listed = (paths: readonly string[]) => paths.map((path) => ({ path, sha256: hashes.get(path) ?? null }));
  const policies = listed(files.map((each) => each.path).filter((path) => path.startsWith("policies/")));
  const times = drills.map((drill) => lastMoment(drillFiles.get(drill.id), run.at));
  return chained([
    { type: "run-started", at: run.at, body: { ...run, policies } },
    ...drills.map((drill, index): LedgerEntry => {
      const body = { id: drill.id, verdict: drill.verdict, result: digestOf(canonicalJson(drill)) };
      const at = times[index] ?? run.at;
      return { type: "drill", at, body: { ...body, files: listed([...drill.calls, ...drill.trail]) } };
    }),
    { type: "run-finished", at: latest([run.at, ...times]), body: finish(document) },
  ]);
}

/** What the last record must say of a run document. */
export const finish = (document: RunDocument): Body => ({
  verdict: document.verdict,
  totals: document.totals,
  drills: document.drills.length,
  core: coreDigestOf(document),
});

function lastMoment(files: DrillFiles | undefined, start: string): string {
  return latest([start, ...(files?.calls ?? []).map((each) => each.at)]);
}

function latest(moments: readonly string[]): string {
  const known = moments.flatMap((each) => parseInstant(each) ?? []);
  return known.length === 0 ? "" : formatInstant(instant(Math.max(...known)));
}

export const formatLedger = (records: readonly LedgerRecord[]): string =>
  records.map((each) => `${canonicalJson(each)}\n`).join("");

/** Reads NDJSON; refuses with a sentence that names the line. */
export function parseLedger(text: string): Result<readonly LedgerRecord[], string> {
  if (text !== "" && !text.endsWith("\n")) return refuse("the last line is cut off: expected a line end");
  const records: LedgerRecord[] = [];
  for (const [index, line] of text.split("\n").slice(0, -1).entries()) {
    const record = parseRecord(line);
    if (record === undefined) return refuse(`line ${index + 1} is not a ledger record`);
    records.push(record);
  }
  return accept(records);
}

function parseRecord(line: string): LedgerRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isLedgerRecord(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isLedgerRecord(value: unknown): value is LedgerRecord {
  if (typeof value !== "object" || value === null) return false;
  const { seq, prev, type, at, body, hash } = value as Readonly<Record<string, unknown>>;
  const texts = [prev, at, hash].every((each) => typeof each === "string");
  const known = type === "run-started" || type === "drill" || type === "run-finished";
  return typeof seq === "number" && texts && known && typeof body === "object" && body !== null;
}

/** The first thing that is wrong with a chain, in one sentence, or undefined. */
export function brokenLink(records: readonly LedgerRecord[]): string | undefined {
  let prev = GENESIS;
  for (const [index, record] of records.entries()) {
    if (record.seq !== index) return `line ${index + 1}: expected record ${index}, saw record ${record.seq}`;
    if (record.prev !== prev)
      return `record ${index} does not follow the one before: a record was dropped, moved or edited`;
    if (record.hash !== recordHash(record)) return `record ${index} does not match its own hash: it was edited`;
    prev = record.hash;
  }
  if (records[0]?.type !== "run-started") return "expected the first record to be `run-started`";
  if (records.at(-1)?.type !== "run-finished") return "the last record is not `run-finished`: the ledger was cut short";
  return undefined;
}
