/** Carries a run out for a person: progress while it goes on, a summary at its end, and the exit code. */
import { join, relative, resolve } from "node:path";
import type { RunDocument } from "../evidence/index.ts";
import { type Instant, wrapped } from "../kernel/index.ts";
import { renderTerminal } from "../reporting/index.ts";
import { type FinishedRun, type RunRequest, runAndWrite } from "../run/index.ts";
import { Complaint } from "./complaint.ts";
import { LABEL } from "./demo-story.ts";
import { EXIT, exitCodeOf } from "./exit-codes.ts";
import { openInBrowser } from "./open-in-browser.ts";
import type { Shard } from "./option-values.ts";
import { REFERENCE_ORGANIZATION, rootsHere, version } from "./package-facts.ts";
import { painterOn, progressOn, show, widthOf } from "./terminal.ts";

export type ReportOptions = Readonly<{
  reportDir: string;
  format?: readonly string[];
  seed: number;
  at: Instant;
  assumptions: "all" | "documented";
  assume?: Readonly<Record<string, string>>;
  openReport?: boolean;
  json?: boolean;
}>;

type RunOptions = ReportOptions &
  Readonly<{
    org?: string;
    target: string;
    endpoint?: string;
    tags?: string;
    name?: string;
    detections?: string;
    exceptions?: string;
    parallel: number;
    shard?: Shard;
    throttle?: boolean;
    allowRunbooks?: boolean;
    allowNotRun?: readonly string[];
  }>;

export async function run(paths: readonly string[], options: RunOptions): Promise<number> {
  refuseWhatIsNotThere(options);
  const roots = rootsHere();
  const request: RunRequest = {
    ...requestFrom(options),
    paths: paths.length > 0 ? paths : [join(roots.packageRoot, "features")],
    organizationFile: resolve(options.org ?? join(roots.packageRoot, REFERENCE_ORGANIZATION)),
    detectionsFolder: options.detections === undefined ? undefined : resolve(options.detections),
    tags: paths.length > 0 ? options.tags : tagsOfBundled(options),
    name: options.name,
    parallel: options.parallel,
    throttle: options.throttle === true,
    allowRunbooks: options.allowRunbooks === true,
    shard: options.shard,
    exceptionsFile: options.exceptions === undefined ? undefined : resolve(options.exceptions),
  };
  const finished = await carryOutFor(request, options);
  return exitCodeOf(finished.document, options.allowNotRun ?? []);
}

/** Of the bundled drills, those that run programs are left to whoever allows it or names them. */
const tagsOfBundled = ({ tags, allowRunbooks }: RunOptions): string | undefined =>
  allowRunbooks === true || tags !== undefined ? tags : "not @needs:runbooks";

export function requestFrom(
  options: ReportOptions,
): Omit<RunRequest, "paths" | "organizationFile" | "tags" | "name" | "parallel" | "shard" | "exceptionsFile"> {
  return {
    seed: options.seed,
    at: options.at,
    assumptionMode: options.assumptions,
    assume: options.assume ?? {},
    reportDirectory: resolve(options.reportDir),
    formats: options.format,
    roots: rootsHere(),
    version: version(),
    wallClock: () => new Date(),
    environment: process.env,
  };
}

/** What is shown of a run, and what the summary is framed with. */
type Shown = Readonly<{
  json?: boolean;
  openReport?: boolean;
  /** Lines before the summary. */
  opening?: (document: RunDocument) => readonly string[];
  nextSteps?: readonly string[];
}>;

/** Runs, shows progress, prints the summary (or run.json with `--json`); throws a complaint when nothing could be run. */
export async function carryOutFor(request: RunRequest, shown: Shown): Promise<FinishedRun> {
  const progress = progressOn(process.stderr, false);
  process.once("SIGINT", interrupted);
  const finished = await runAndWrite(request, progress);
  process.removeListener("SIGINT", interrupted);
  progress.clear();
  if (!finished.ok) throw new Complaint(finished.refusal);
  const { evidence, folder, document, remark } = finished.value;
  const reportPath = join(relative(process.cwd(), folder) || ".", "report.html");
  if (remark !== undefined) show(`orgdrill: ${remark}\n`, process.stderr);
  if (shown.json === true) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  else {
    const summary = renderTerminal(evidence, {
      width: widthOf(process.stdout),
      paint: painterOn(process.stdout),
      reportPath,
      ...(shown.nextSteps && { nextSteps: shown.nextSteps }),
    });
    const opening = (shown.opening?.(document) ?? []).flatMap((line) => wrapped(line, widthOf(process.stdout), LABEL));
    process.stdout.write(opening.length === 0 ? summary : `${opening.join("\n")}\n\n${summary}`);
  }
  if (shown.openReport === true) openInBrowser(join(folder, "report.html"));
  return finished.value;
}

/** A run folder is written at the end alone, so there is none. */
function interrupted(): void {
  process.stderr.write("\norgdrill: interrupted; no run was written\n");
  process.exit(EXIT.interrupted);
}

function refuseWhatIsNotThere(options: RunOptions): void {
  if (options.target === "aws") {
    throw new Complaint({
      exitCode: EXIT.safetyRefusal,
      lines: ["the sandbox target refuses: no sandbox organization is listed, and the target does not exist yet"],
      nextStep: "leave --target out: the embedded emulator needs no account",
    });
  }
  const missing = [
    options.target !== "emulator" && `--target ${options.target}`,
    options.endpoint !== undefined && "--endpoint",
  ].filter((each) => each !== false);
  if (missing.length > 0) {
    throw new Complaint({
      exitCode: EXIT.usage,
      lines: [`${missing.join(" and ")} is not available yet`],
      nextStep: "the README lists it under Known gaps; leave it out to use the embedded emulator",
    });
  }
}
