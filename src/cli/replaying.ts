/** Performs a run again in a folder of its own, from the inputs that the run kept, and compares what must not differ. */
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathOfLabel, type Roots } from "../compose.ts";
import { coreDigestOf, type RunDocument, readRun } from "../evidence/index.ts";
import { invariant, parseInstant } from "../kernel/index.ts";
import { runAndWrite } from "../run/index.ts";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";
import { packageRoot, version } from "./package-facts.ts";
import { tampered, told } from "./rendering.ts";
import { progressOn, show } from "./terminal.ts";

export type ReplayOptions = Readonly<{ json?: boolean; allowRunbooks?: boolean }>;

export async function replay(folder: string, { json = false, allowRunbooks = false }: ReplayOptions): Promise<number> {
  const before = readRun(folder);
  if (!before.ok) throw new Complaint(told(before.refusal));
  if (before.value.document.run.inputs.runbooks === true && !allowRunbooks) throw new Complaint(NEEDS_RUNBOOKS);
  const changed = tampered(folder);
  if (changed !== undefined) throw new Complaint(changed);
  if (!existsSync(join(folder, "inputs"))) {
    throw new Complaint({
      exitCode: EXIT.verificationFailed,
      lines: [`${folder} kept no inputs, so it cannot be performed again`],
      nextStep: "run the drills again with this version",
    });
  }
  const scratch = mkdtempSync(join(tmpdir(), "orgdrill-replay-"));
  try {
    const after = await performAgain(before.value.document, { folder, scratch });
    return tell(before.value, after, json);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A run folder may come from anybody, and a runbook is a program. */
const NEEDS_RUNBOOKS = {
  exitCode: EXIT.usage,
  lines: ["the run was made with --allow-runbooks, and may have run programs that are on this machine or not"],
  nextStep: "read the runbooks that its drills name, then replay it with --allow-runbooks",
};

type Places = Readonly<{ folder: string; scratch: string }>;

async function performAgain(document: RunDocument, { folder, scratch }: Places) {
  cpSync(join(folder, "inputs"), scratch, { recursive: true });
  const roots: Roots = { packageRoot: packageRoot(), workingDirectory: join(scratch, "working") };
  const pinned: Roots = { packageRoot: join(scratch, "package"), workingDirectory: join(scratch, "working") };
  const { run } = document;
  const at = parseInstant(run.at);
  invariant(
    at !== undefined && run.inputs.organization !== null,
    "a run document holds its start and its organization",
  );
  const finished = await runAndWrite(
    {
      paths: run.inputs.features.map(({ path }) => pathOfLabel(path, pinned)),
      organizationFile: pathOfLabel(run.inputs.organization.path, pinned),
      detectionsFolder:
        run.inputs.detections === undefined ? undefined : pathOfLabel(run.inputs.detections.folder, pinned),
      tags: run.inputs.tags ?? undefined,
      name: run.inputs.name ?? undefined,
      seed: run.seed,
      at,
      assumptionMode: run.inputs.assumptionMode,
      assume: run.inputs.assumptions,
      parallel: 0,
      throttle: run.inputs.throttle === true,
      allowRunbooks: run.inputs.runbooks === true,
      shard: undefined,
      exceptionsFile: undefined,
      reportDirectory: join(scratch, "reports"),
      formats: ["junit"],
      roots: { ...roots, pinnedPackage: pinned.packageRoot },
      version: version(),
      wallClock: () => new Date(),
      environment: process.env,
    },
    progressOn(process.stderr, true),
  );
  if (!finished.ok) throw new Complaint(finished.refusal);
  return { document: finished.value.document, ledgerHead: finished.value.evidence.ledgerHead };
}

type Compared = Readonly<{ document: RunDocument; ledgerHead: string }>;

function tell(before: Compared, after: Compared, json: boolean): number {
  const cores = [coreDigestOf(before.document), coreDigestOf(after.document)];
  const verdicts = before.document.drills.flatMap((drill) => {
    const again = after.document.drills.find((each) => each.id === drill.id)?.verdict ?? "missing";
    return again === drill.verdict ? [] : [{ drill: drill.id, before: drill.verdict, after: again }];
  });
  const isSame = { core: cores[0] === cores[1], ledger: before.ledgerHead === after.ledgerHead };
  const same = isSame.core && isSame.ledger && verdicts.length === 0;
  if (json)
    process.stdout.write(
      `${JSON.stringify({ same, cores, ledgerHeads: [before.ledgerHead, after.ledgerHead], verdicts }, null, 2)}\n`,
    );
  else {
    for (const each of verdicts) show(`${each.drill}: ${each.before} before, ${each.after} now\n`);
    show(
      `core    ${cores[0]} before\n        ${cores[1]} now\nledger  ${before.ledgerHead} before\n        ${after.ledgerHead} now\n`,
    );
    const isSameVerdicts = verdicts.length === 0;
    const differing = (["core", "ledger"] as const).filter((each) => !isSame[each]);
    show(`${comparedInWords({ isSameVerdicts, differing, madeBy: before.document.run.version, by: version() })}\n`);
  }
  return same ? EXIT.held : EXIT.verificationFailed;
}

type Comparison = Readonly<{
  isSameVerdicts: boolean;
  /** What of the evidence has other bytes; empty: nothing. */
  differing: readonly ("core" | "ledger")[];
  /** The version that made the run, and the one that performed it again. */
  madeBy: string;
  by: string;
}>;

export function comparedInWords({ isSameVerdicts, differing, madeBy, by }: Comparison): string {
  const versions = madeBy === by ? "" : `the run was made by version ${madeBy}, this is ${by}`;
  if (!isSameVerdicts) return versions === "" ? "NOT the same" : `NOT the same: ${versions}`;
  if (differing.length === 0) return "the same verdicts and the same bytes";
  const what = `the ${differing.join(" and the ")} ${differing.length > 1 ? "differ" : "differs"}`;
  return `the same verdicts, other bytes: ${what}${versions === "" ? "" : `; ${versions}`}`;
}
