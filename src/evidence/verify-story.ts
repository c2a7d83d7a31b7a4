/** Do the ledger, the manifest and `run.json` tell one story? Hashes alone cannot say: they may all have been made anew. */
import { join } from "node:path";
import { canonicalJson, type Result } from "../kernel/index.ts";
import type { Check, VerifyOptions } from "./check.ts";
import { coreDigestOf, digestOf } from "./digest.ts";
import { nodeDisk } from "./disk.ts";
import { runVerdict, totalsOf } from "./judge.ts";
import { brokenLink, finish, headOf, type LedgerRecord, parseLedger } from "./ledger.ts";
import type { Manifest } from "./manifest.ts";
import { isRunDocument, readJson, readText } from "./read-run.ts";
import type { RunDocument } from "./run-document.ts";

export function verifyStory(folder: string, manifest: Manifest, options: VerifyOptions): readonly Check[] {
  const records = readLedger(folder);
  const document = readJson(join(folder, "run.json"), isRunDocument, nodeDisk);
  const read = document.ok ? [] : [fail("run document", document.refusal.sentence)];
  if (!records.ok) return [...read, fail("ledger chain", records.refusal)];
  const chain = chainChecks(records.value, manifest, options);
  if (!document.ok) return [...read, ...chain];
  return [...chain, coreCheck(document.value, manifest), ...storyChecks(document.value, records.value, manifest)];
}

function readLedger(folder: string): Result<readonly LedgerRecord[], string> {
  const text = readText(join(folder, "ledger.ndjson"), nodeDisk);
  return text.ok ? parseLedger(text.value) : { ok: false, refusal: text.refusal.sentence };
}

function chainChecks(records: readonly LedgerRecord[], manifest: Manifest, options: VerifyOptions): readonly Check[] {
  const broken = brokenLink(records);
  const head = headOf(records);
  const { expectedHead } = options;
  const anchored =
    expectedHead === undefined
      ? []
      : [
          check("anchored head", head === expectedHead, {
            good: "the head is the one that was kept elsewhere",
            bad: `expected \`${expectedHead}\`, saw \`${head}\``,
          }),
        ];
  return [
    broken === undefined
      ? pass("ledger chain", `${records.length} records, each bound to the one before`)
      : fail("ledger chain", broken),
    check("ledger head", head === manifest.core.ledgerHead, {
      good: `head \`${head}\` is the manifest's`,
      bad: `the manifest says \`${manifest.core.ledgerHead}\`, the ledger ends with \`${head}\``,
    }),
    ...anchored,
  ];
}

function coreCheck(document: RunDocument, manifest: Manifest): Check {
  const core = coreDigestOf(document);
  const bad = `the manifest says \`${manifest.core.sha256}\`, \`run.json\` without its envelope has \`${core}\``;
  return check("core hash", core === manifest.core.sha256, {
    good: "`run.json` without its envelope has the manifest's core hash",
    bad,
  });
}

function storyChecks(document: RunDocument, records: readonly LedgerRecord[], manifest: Manifest): readonly Check[] {
  const { drills, totals } = document;
  const ended = records.findLast((each) => each.type === "run-finished")?.body ?? {};
  const recounted = same(totals, totalsOf(drills)) && document.verdict === runVerdict(drills);
  return [
    check("run finished", same(ended, finish(document)), {
      good: `the ledger's last record has the verdict, totals and core of \`run.json\`: ${drills.length} drills`,
      bad: "the ledger's last record does not have the verdict, totals and core of `run.json`",
    }),
    check("totals", recounted, {
      good: `the totals and the verdict follow from the ${drills.length} drills`,
      bad: "the totals or the verdict do not follow from the drills",
    }),
    drillsCheck(document, records),
    filesCheck(records, manifest),
  ];
}

function drillsCheck({ drills }: RunDocument, records: readonly LedgerRecord[]): Check {
  const told = records.filter((each) => each.type === "drill").map((each) => each.body);
  const odd = drills.find((drill, index) => {
    const body = told[index];
    return body?.id !== drill.id || body.verdict !== drill.verdict || body.result !== digestOf(canonicalJson(drill));
  });
  const bad =
    odd === undefined
      ? `expected ${drills.length} drills in the ledger, saw ${told.length}`
      : `the drill \`${odd.id}\` is not what the ledger recorded at its place`;
  return check("drills", odd === undefined && told.length === drills.length, {
    good: `${told.length} drills are as the ledger recorded them`,
    bad,
  });
}

/** The ledger's own hashes of `calls/`, `trail/` and `policies/` against the manifest's, which `verifyFiles` compared with the files. */
function filesCheck(records: readonly LedgerRecord[], manifest: Manifest): Check {
  const hashes = new Map(manifest.files.map((each) => [each.path, each.sha256]));
  const told = records.flatMap((each) => [each.body.files, each.body.policies].flat().filter(isFileHash));
  const odd = told.filter((each) => hashes.get(each.path) !== each.sha256);
  return check("files in the ledger", odd.length === 0, {
    good: `the manifest lists ${told.length} files of calls, trail and policies with the hash that the ledger recorded`,
    bad: `the ledger recorded another hash for \`${odd[0]?.path}\`${odd.length > 1 ? ` and ${odd.length - 1} more` : ""}`,
  });
}

type FileHash = Readonly<{ path: string; sha256: string }>;
const isFileHash = (value: unknown): value is FileHash =>
  typeof value === "object" && value !== null && "path" in value && "sha256" in value;

const same = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);
const pass = (name: string, detail: string): Check => ({ name, ok: true, detail });
const fail = (name: string, detail: string): Check => ({ name, ok: false, detail });
const check = (name: string, ok: boolean, words: Readonly<{ good: string; bad: string }>): Check =>
  ok ? pass(name, words.good) : fail(name, words.bad);
