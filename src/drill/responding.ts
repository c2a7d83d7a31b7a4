/** The operator's responses: carried out, run again, taken back, and what their reports say. */
import { keepingReport, type Response, type ResponseOutcome, type ResponseReport } from "../action/index.ts";
import type { Actor } from "./attempt.ts";
import { attemptAs } from "./attempting.ts";
import type { Drill } from "./drill.ts";
import type { Responded } from "./responded.ts";

/** One act of the drill; the Thens that follow may ask for its decisive call as of any attempt, or for its report. */
export const respondAs = (drill: Drill, actor: Actor, response: Response): Promise<void> =>
  respondAt(drill, { actor, response, turn: drill.responses.length });

async function respondAt(drill: Drill, asked: Pick<Responded, "actor" | "response" | "turn">): Promise<void> {
  const kept = keepingReport(asked.response);
  await attemptAs(drill, [asked.actor], () => kept.action);
  const [report, attempt] = [kept.report(), drill.attempts[0]];
  if (report === undefined || attempt === undefined) throw new Error(`nobody could ${asked.response.sentence}`);
  drill.responses.push({ ...asked, report, attempt });
}

/** The same response by the same people: what stopped half way goes on. */
export async function respondAgain(drill: Drill): Promise<void> {
  const { actor, response } = lastResponse(drill);
  await respondAs(drill, actor, response);
}

/** Undoes every run of the last response that changed something, the latest first. Throws when none left anything to undo. */
export async function takeBackResponse(drill: Drill): Promise<void> {
  const { actor, response } = lastResponse(drill);
  const runs = drill.responses.filter((each) => each.response === response && each.report.undo !== undefined);
  if (runs.length === 0) throw new Error(`there is nothing to take back of: ${response.sentence}`);
  const turn = drill.responses.length;
  for (const { report } of runs.toReversed())
    if (report.undo !== undefined) await respondAt(drill, { actor, response: report.undo, turn });
  drill.turnTo(drill.responses.filter((each) => each.turn === turn).map(({ attempt }) => attempt));
}

function lastResponse(drill: Drill): Responded {
  const last = drill.responses.at(-1);
  if (last === undefined) throw new Error("nobody has responded yet; a When must come first");
  return last;
}

const WORST_FIRST: readonly ResponseOutcome[] = ["not-possible", "not-done", "partly-done", "done", "already-done"];

/** What the last When came to as a whole: it may have undone several runs. */
function lastReport(
  drill: Drill,
): Required<Omit<ResponseReport, "undo" | "decisive" | "stopped">> &
  Readonly<{ why: string; unsure: readonly string[] }> {
  const { turn } = lastResponse(drill);
  const reports = drill.responses.filter((each) => each.turn === turn).map(({ report }) => report);
  const all = (of: (report: ResponseReport) => readonly string[]): readonly string[] => reports.flatMap(of);
  return {
    outcome: WORST_FIRST.find((each) => reports.some(({ outcome }) => outcome === each)) ?? "already-done",
    unmet: all(({ unmet }) => unmet),
    done: all(({ done }) => done),
    already: all(({ already }) => already),
    left: all(({ left }) => left),
    unsure: all(({ stopped }) => (stopped?.isUncertain === true ? [stopped.at] : [])),
    residue: all(({ residue }) => residue),
    lifted: all(({ lifted = [] }) => lifted),
    why: all(({ unmet, stopped }) => (stopped === undefined ? unmet : [...unmet, stopped.reason])).join("; "),
  };
}

/** The last response came to that. */
export function expectOutcome(drill: Drill, outcome: ResponseOutcome): void {
  const report = lastReport(drill);
  const { why } = report;
  const observed = why === "" ? report.outcome : `${report.outcome}: ${why}`;
  judge(drill, { holds: report.outcome === outcome, expected: outcome, observed });
}

/** `unmet`: preconditions; `left`: changes that are not made; `unsure`: those that may be; `residue`: what an undo does not bring back; `lifted`: guardrails that bind no more. */
export type Told = "unmet" | "left" | "unsure" | "done" | "already" | "residue" | "lifted";

/** The last response tells of it, in any of its sentences. Throws for no words, which every sentence has. */
export function expectToldOf(drill: Drill, told: Told, text: string): void {
  if (text.trim() === "") throw new Error("expected some of the words of the response's report, seen none");
  const sentences = lastReport(drill)[told];
  const observed = sentences.length === 0 ? `${told}: nothing` : `${told}: ${sentences.join("; ")}`;
  judge(drill, { holds: sentences.some((each) => each.includes(text)), expected: `${told}: ${text}`, observed });
}

/** Nothing stays behind once the last response is taken back; one that changed nothing shows nothing. */
export function expectNoResidue(drill: Drill): void {
  const { residue, undo, done, outcome } = lastResponse(drill).report;
  const isWhole = residue.length === 0 && (undo !== undefined || done.length === 0);
  const observed = residue.length > 0 ? residue.join("; ") : isWhole ? "no residue" : "nothing takes it back";
  const isEmpty = outcome === "not-done" || outcome === "not-possible";
  const doubt = isEmpty && isWhole ? `it is ${outcome}, so there was nothing that could be taken back` : undefined;
  judge(drill, { holds: isWhole, expected: "no residue", observed, doubt });
}

type Judged = Readonly<{ holds: boolean; expected: string; observed: string; doubt?: string | undefined }>;

function judge(drill: Drill, { holds, expected, observed, doubt }: Judged): void {
  const { actor, response, attempt } = lastResponse(drill);
  drill.lookAt();
  drill.findings.push({
    answer: "consequence",
    verdict: doubt !== undefined ? "inconclusive" : holds ? "held" : "broke",
    class: attempt.decisive.class,
    reason: `${actor.name} set out to ${response.sentence}: ${doubt ?? observed}`,
    ...{ expected, observed, basis: "documented" },
    ...{ accountId: actor.account.id, accountName: actor.account.name },
    assumptions: attempt.assumptions,
    calls: attempt.calls.map(({ sequence }) => sequence),
  });
}
