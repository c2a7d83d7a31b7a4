/** The operator's own runbook as a response: run with a responder's credentials, and judged by the state that it leaves. */
import { runRunbook } from "../action/index.ts";
import type { CallObservation, RunbookRun } from "../evidence/index.ts";
import type { CallReport } from "../target/index.ts";
import type { Actor } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { NotRun } from "./not-run.ts";

export type RunbookAsked = Readonly<{ name: string; args: readonly string[] }>;

/** The program never began: that is this machine's doing, and says nothing of the runbook. */
class NeverStarted extends Error {
  override readonly name = "NeverStarted";
}

/**
 * Throws NotRun when nobody allowed programs to be run, and NeverStarted, which leaves the drill inconclusive, when the machine could
 * not start it. What it came to is written down; nothing is judged here.
 */
export async function runOwnRunbook(drill: Drill, actor: Actor, { name, args }: RunbookAsked): Promise<void> {
  const { stage, choice, opened } = drill;
  if (stage.runbook === undefined || !opened.target.capabilities.has("program"))
    throw new NotRun(`the runbook \`${name}\` is a program and was not allowed to run; allow it with --allow-runbooks`);
  const program = stage.runbook(choice, name);
  const { act, decisive } = await drill.act(actor, runRunbook(program, args));
  const by = `${actor.principal} in ${actor.account.name}`;
  const ran = runOf(decisive);
  drill.recovery.noteRun(act, { name, sha256: program.sha256, by, at: decisive.at, ...ran });
  if (hasNeverStarted(decisive))
    throw new NeverStarted(
      `the runbook \`${name}\` could not be run, and nothing is known of what it does: ${ran.remark}`,
    );
}

const hasNeverStarted = ({ outcome }: Ended): boolean =>
  outcome.kind === "indeterminate" && Object(outcome.output).neverStarted === true;

type Ended = Pick<CallReport, "outcome"> | Pick<CallObservation, "outcome">;
export type Ran = Pick<RunbookRun, "exitCode" | "remark" | "requests" | "stdout" | "stderr">;

/** What a program came to, from the report of its run. */
export function runOf({ outcome }: Ended): Ran {
  const output = (outcome.kind === "refused" ? {} : (outcome.output ?? {})) as Partial<Ran>;
  return {
    exitCode: output.exitCode ?? null,
    remark: output.remark ?? null,
    requests: output.requests ?? [],
    stdout: output.stdout ?? "",
    stderr: output.stderr ?? "",
  };
}
