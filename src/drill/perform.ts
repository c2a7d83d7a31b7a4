/** Carries out one act on one world and writes down every call with the target's own explanation. */
import { type Action, NothingToActOn, NotOffered } from "../action/index.ts";
import type { Explanation } from "../authorization/explanation.ts";
import type { CallObservation, EvidenceClass } from "../evidence/index.ts";
import { formatInstant } from "../kernel/index.ts";
import type { AnsweredBy, CallReport, Control, Hands, Target } from "../target/index.ts";
import type { Act, Actor, Attempt } from "./attempt.ts";
import { NotRun } from "./not-run.ts";
import { letPass } from "./pass-time.ts";
import { withoutSecrets } from "./without-secrets.ts";

const EVIDENCE_CLASS_OF = {
  "our-emulator": "modelled",
  "foreign-emulator": "foreignEmulator",
  aws: "executed",
} as const satisfies Record<AnsweredBy, EvidenceClass>;

/** `sequence` is the number of calls that the drill has made so far; throws when the target has no credentials for the actor, `NotRun` when it has no such thing. */
export async function performAct(target: Target, act: Act, sequence: number): Promise<Attempt> {
  const reports: CallReport[] = [];
  const end = await carriedOut(act.action, watched(handsFor(target, act.actor), reports), target.control);
  // A fault is no call of anybody's, and is written down like one.
  if (!(end instanceof NothingToActOn) && end.service === "fault") reports.push(end);
  const calls: CallObservation[] = [];
  const assumptions = new Set<string>();
  for (const report of reports) {
    const trace = await target.control?.explain(report.requestId);
    for (const name of trace?.assumptions ?? []) assumptions.add(name);
    calls.push(
      observed(report, {
        actor: act.actor,
        sequence: sequence + calls.length + 1,
        explanation: (trace?.explanation ?? undefined) as Explanation | undefined,
      }),
    );
  }
  const decisive = (end instanceof NothingToActOn ? undefined : calls[reports.indexOf(end)]) ?? calls.at(-1);
  if (decisive === undefined) throw new Error(`the action \`${act.action.id}\` made no call`);
  const found = { act, calls, assumptions: [...assumptions] };
  if (!(end instanceof NothingToActOn)) return { ...found, decisive };
  return { ...found, decisive: { ...decisive, outcome: { kind: "indeterminate", reason: end.message } } };
}

/** Repeats acts on another world, at the times they had; those that had a world of their own are left to it. */
export async function repeatActs(target: Target, acts: readonly Act[]): Promise<void> {
  for (const act of acts) {
    if (act.afterActs !== undefined) continue;
    await advanceTo(target, act);
    await performAct(target, act, 0);
  }
}

/** Lets the target's time reach the act's. */
export async function advanceTo(target: Target, { at }: Act): Promise<void> {
  const now = await target.control?.now();
  if (at !== undefined && now !== undefined && at > now) await letPass(target, at - now);
}

/** The decisive report, or why nothing was carried out: the calls on the way there must not pass for the act itself. */
async function carriedOut(
  action: Action,
  hands: Hands,
  control: Control | undefined,
): Promise<CallReport | NothingToActOn> {
  try {
    return await action.carryOut(hands, control);
  } catch (thrown) {
    if (thrown instanceof NotOffered) throw new NotRun(thrown.message);
    if (thrown instanceof NothingToActOn) return thrown;
    throw thrown;
  }
}

function handsFor(target: Target, actor: Actor): Hands {
  const hands = target.as({ accountId: actor.account.id, principal: actor.principal });
  if (hands !== undefined) return hands;
  const known = actor.account.principals.map((each) => `\`${each.name}\``).join(", ") || "none";
  throw new Error(`no credentials for \`${actor.principal}\` in ${actor.account.name}; its principals are ${known}`);
}

function watched(hands: Hands, reports: CallReport[]): Hands {
  const noted = async (report: Promise<CallReport>): Promise<CallReport> => {
    reports.push(await report);
    return report;
  };
  const { visitConsole, runProgram, inRegion } = hands;
  return {
    ...hands,
    ...(inRegion !== undefined && { inRegion: (region) => watched(inRegion(region), reports) }),
    call: (service, operation, input) => noted(hands.call(service, operation, input)),
    becoming: (credentials, arn) => watched(hands.becoming(credentials, arn), reports),
    ...(visitConsole !== undefined && {
      visitConsole: (action, parameters) => noted(visitConsole(action, parameters)),
    }),
    ...(runProgram !== undefined && { runProgram: (program, args) => noted(runProgram(program, args)) }),
  };
}

type Circumstances = Readonly<{ actor: Actor; sequence: number; explanation: Explanation | undefined }>;

function observed(report: CallReport, { actor, sequence, explanation }: Circumstances): CallObservation {
  return {
    sequence,
    at: formatInstant(report.at),
    actor: {
      name: actor.name,
      role: actor.role,
      accountId: actor.account.id,
      accountName: actor.account.name,
      arn: report.arn,
    },
    service: report.service,
    operation: report.operation,
    input: withoutSecrets(report.input),
    outcome: withoutSecrets(report.outcome),
    requestId: report.requestId,
    ...(explanation !== undefined && { explanation }),
    class: EVIDENCE_CLASS_OF[report.answeredBy],
  };
}
