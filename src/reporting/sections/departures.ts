/** Which accounts an intruder tried to take out, what became of them, and whether anybody would have been told. */
import type { CallObservation, DrillResult, Finding, RunEvidence, Verdict } from "../../evidence/index.ts";
import { accountTakenOut, hasDeparted, isDeparting } from "./departing-calls.ts";

/** `outUnasked`: it was taken out in a drill that expected no guardrail to stop that. `unguarded`: the expected guardrail did not hold, but the attack was not seen to succeed. */
export type Fate = "out" | "unguarded" | "unclear" | "acceptedOut" | "outUnasked" | "stopped";
/** `partly`: an alarm rang for some of the ways out, and none was tried for the others. */
export type Told = "told" | "partly" | "notTold" | "unknown" | "notTried";
export type Departure = Readonly<{
  accountId: string;
  accountName: string;
  fate: Fate;
  told: Told;
  operations: readonly string[];
}>;

const WORST_FIRST = [
  "out",
  "unguarded",
  "unclear",
  "acceptedOut",
  "outUnasked",
  "stopped",
] as const satisfies readonly Fate[];

type Attempt = Readonly<{
  drill: DrillResult;
  accountId: string;
  accountName: string;
  fate: Fate;
  operations: readonly string[];
  /** How each was done: the operation and who called it. */
  ways: readonly string[];
}>;

/** One entry for each account that was tried, by account id. An account counts as out only where the attack was seen to succeed. */
export function departuresOf(evidence: RunEvidence): readonly Departure[] {
  const attempts = evidence.document.drills.flatMap((drill) => [
    ...attemptsIn(drill, evidence),
    ...unaskedIn(drill, evidence),
  ]);
  const ids = [...new Set(attempts.map((each) => each.accountId))].sort();
  return ids.map((accountId) => {
    const own = attempts.filter((each) => each.accountId === accountId);
    const fate = WORST_FIRST.find((each) => own.some((attempt) => attempt.fate === each)) ?? "unclear";
    const deciding = own.filter((each) => each.fate === fate);
    const accountName = own[0]?.accountName ?? accountId;
    const told = toldAbout(accountId, deciding, evidence);
    return { accountId, accountName, fate, told, operations: deciding.flatMap((each) => each.operations) };
  });
}

const callsOf = (drill: DrillResult, evidence: RunEvidence): readonly CallObservation[] =>
  evidence.drillFiles.get(drill.id)?.calls ?? [];

/** A drill is about departure when it says so (AWS's and MITRE's id for it) or when its intruder tried. */
const concernsDeparture = (drill: DrillResult, evidence: RunEvidence): boolean =>
  drill.techniques.includes("T1666.A002") || callsOf(drill, evidence).some(isDeparting);

function attemptsIn(drill: DrillResult, evidence: RunEvidence): readonly Attempt[] {
  if (!concernsDeparture(drill, evidence)) return [];
  const calls = callsOf(drill, evidence).filter(isDeparting);
  return drill.findings
    .filter((each) => each.answer === "prevention")
    .flatMap((finding) => {
      const cited = citedBy(finding, calls);
      const account = accountOf(finding, cited);
      const operations = cited.map((each) => each.operation);
      return account === undefined
        ? []
        : [{ drill, ...account, fate: fateOf(finding, cited), operations, ways: cited.map(wayOf) }];
    });
}

/** Departures that were seen, though no finding of the drill says whether a guardrail stops them. */
function unaskedIn(drill: DrillResult, evidence: RunEvidence): readonly Attempt[] {
  const calls = callsOf(drill, evidence).filter(isDeparting);
  const asked = drill.findings.flatMap((each) => (each.answer === "prevention" ? citedBy(each, calls) : []));
  const free = (evidence.document.excused ?? []).map((each) => each.accountId);
  const known = [...drill.state.before, ...drill.state.after, ...calls.map((each) => each.actor)];
  return calls
    .filter((call) => !asked.includes(call) && hasDeparted(call, drill))
    .map((call): Attempt => {
      const fate = isUndecided(drill, call) ? "unclear" : "outUnasked";
      return { drill, ...accountTakenOut(call, known), fate, operations: [call.operation], ways: [wayOf(call)] };
    })
    .filter(({ accountId }) => !free.includes(accountId));
}

/** Nothing in the drill was decided, or what the call came to was not. */
function isUndecided({ findings }: DrillResult, { sequence }: CallObservation): boolean {
  const isOpen = ({ verdict }: Finding): boolean => verdict === "inconclusive" || verdict === "notRun";
  const about = findings.filter(({ answer, calls }) => answer === "consequence" && calls.includes(sequence));
  return findings.every(isOpen) || about.some(isOpen);
}

function citedBy(finding: Finding, calls: readonly CallObservation[]): readonly CallObservation[] {
  if (finding.calls.length > 0) return calls.filter((each) => finding.calls.includes(each.sequence));
  return calls.filter((each) => finding.accountId === undefined || each.actor.accountId === finding.accountId);
}

function accountOf(
  finding: Finding,
  [call]: readonly CallObservation[],
): Pick<Attempt, "accountId" | "accountName"> | undefined {
  const { accountId, accountName } = finding;
  if (accountId !== undefined) return { accountId, accountName: accountName ?? accountId };
  return call === undefined ? undefined : { accountId: call.actor.accountId, accountName: call.actor.accountName };
}

function fateOf(finding: Finding, calls: readonly CallObservation[]): Fate {
  if (finding.verdict === "held") return "stopped";
  if (finding.verdict === "inconclusive" || finding.verdict === "notRun") return "unclear";
  const attack = finding.attack ?? attackIn(calls);
  if (finding.verdict === "broke") return attack === "succeeded" ? "out" : "unguarded";
  return attack === "succeeded" ? "acceptedOut" : "stopped";
}

function attackIn(calls: readonly CallObservation[]): "succeeded" | "stopped" | undefined {
  if (calls.some((each) => each.outcome.kind === "succeeded")) return "succeeded";
  return calls.length > 0 && calls.every((each) => each.outcome.kind === "refused") ? "stopped" : undefined;
}

const wayOf = ({ operation, actor }: CallObservation): string => `${operation} by ${actor.arn}`;

/** One alarm finding about an account, with the ways out that it was asked about; none for a finding that cites no call. */
type Alarm = Readonly<{ verdict: Verdict; ways: readonly string[] }>;

/**
 * A rule that hears one way out may be deaf to the next, so somebody is told only when an alarm rang for every way that led out.
 * Alarms that name no account count for all of them; an alarm that cites no call counts for every way.
 */
function toldAbout(accountId: string, attempts: readonly Attempt[], evidence: RunEvidence): Told {
  const related = evidence.document.drills.filter((drill) => concernsDeparture(drill, evidence));
  const alarms = related.flatMap((drill) => alarmsIn(drill, accountId, evidence));
  const ways = [...new Set(attempts.flatMap((each) => each.ways))];
  const about = (way: string): readonly Alarm[] =>
    alarms.filter((each) => each.ways.length === 0 || each.ways.includes(way));
  const told = ways.length === 0 ? [toldBy(alarms)] : ways.map((way) => toldBy(about(way)));
  if (told.includes("notTold")) return "notTold";
  if (told.includes("unknown")) return "unknown";
  if (told.every((each) => each === "told")) return "told";
  return told.includes("told") ? "partly" : "notTried";
}

function alarmsIn(drill: DrillResult, accountId: string, evidence: RunEvidence): readonly Alarm[] {
  const calls = callsOf(drill, evidence).filter(isDeparting);
  return drill.findings
    .filter((each) => each.answer === "detection" && each.verdict !== "notRun")
    .filter((each) => (each.accountId ?? accountId) === accountId)
    .map(({ verdict, calls: cited }) => ({
      verdict,
      ways: calls.filter((call) => cited.includes(call.sequence)).map(wayOf),
    }));
}

function toldBy(alarms: readonly Alarm[]): Told {
  const verdicts = alarms.map((each) => each.verdict);
  if (verdicts.length === 0) return "notTried";
  if (verdicts.includes("held")) return "told";
  return verdicts.includes("inconclusive") ? "unknown" : "notTold";
}
