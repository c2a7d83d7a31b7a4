/** Is the intruder contained? The steps that remain are tried on copies of the world: with the responses, and without them. */
import type { Finding, Milestone, RemainingStep, Verdict } from "../evidence/index.ts";
import { formatInstant } from "../kernel/index.ts";
import { type Attempt, hasSucceeded, whoIn } from "./attempt.ts";
import { courseOf, endOf } from "./containment-copy.ts";
import type { Drill } from "./drill.ts";
import { cameTo } from "./expect-consequence.ts";
import { judgeRemaining, type Tried } from "./judge-containment.ts";
import { inTime, milestoneOf } from "./milestone.ts";
import type { PlannedStep } from "./recovery-book.ts";
import { tryRemaining } from "./try-remaining.ts";

/** Every remaining step fails because of the responses; `withinMs`, when given, is the budget from the beginning of the incident. */
export async function expectContained(drill: Drill, withinMs?: number): Promise<void> {
  const { planned } = drill.recovery;
  if (planned.length === 0)
    throw new Error(
      "nothing is left for the intruder to do; play the timeline up to an act, or name what they mean to do",
    );
  const course = courseOf(drill);
  const { tries, untried } = await tryRemaining(drill, drill.history);
  const otherwise = await tryRemaining(drill, course.withoutResponses);
  const accounts = [...new Map(planned.map(({ actor: { account } }) => [account.id, account])).values()];
  const states = new Map((await drill.states(accounts)).map((each) => [each.accountId, each]));
  const tried = tries.map((each, index) => ({
    ...each,
    otherwise: otherwise.tries[index]?.attempt,
    state: states.get(each.attempt.act.actor.account.id),
  }));
  lookAtAll(drill);
  drill.recovery.remaining = tried.map((each, index) => writeDown(drill, planned[index], each));
  const verdicts = drill.recovery.remaining.map(({ verdict }) => verdict);
  const milestone = await containedAt(drill, { isContained: verdicts.every((each) => each === "held"), withinMs });
  const doubts = [...untried.map(mayGoOn), ...drill.recovery.takeDoubts()];
  drill.findings.push(...doubts.map((reason) => doubtAbout(drill, reason)));
  const isUnproved = !verdicts.includes("broke") && (doubts.length > 0 || verdicts.some((each) => each !== "held"));
  const reached = isUnproved ? { ...milestone, at: null, afterMs: null, by: null, isUnproved } : milestone;
  drill.recovery.reach("contained", reached);
  const seen = tries.map(({ attempt }) => attempt);
  if (withinMs !== undefined) drill.findings.push(inTime("contained", reached, seen));
}

/** Something of the intruder's stands, and whether it would let them go on was not seen. */
const mayGoOn = (what: string): string =>
  `${what} is still there, and nobody could try here whether it lets the intruder go on`;

/** Keeps what copies of the world show from being Held. */
export const doubtAbout = (drill: Drill, reason: string): Finding => ({
  answer: "consequence",
  verdict: "inconclusive",
  class: drill.calls[0]?.class ?? "modelled",
  reason,
  expected: "all of it could be tried on a copy of the world",
  observed: "unknown",
  basis: "computed",
  assumptions: [],
  calls: [],
});

function writeDown(drill: Drill, step: PlannedStep | undefined, tried: Tried): RemainingStep {
  const { act } = tried.attempt;
  const judged = judgeRemaining(drill, tried);
  const name = step?.name ?? act.action.id;
  drill.findings.push(findingOf(tried.attempt, { ...judged, name }));
  return {
    step: name,
    who: whoIn(act),
    sentence: act.action.sentence,
    verdict: judged.verdict,
    contained: cameTo(tried.attempt),
    otherwise: tried.otherwise === undefined ? null : cameTo(tried.otherwise),
    ...(judged.wouldStop !== undefined && { wouldStop: judged.wouldStop }),
  };
}

type Said = Readonly<{ verdict: Verdict; reason: string; name: string }>;

function findingOf(attempt: Attempt, { verdict, reason, name }: Said): Finding {
  const { account } = attempt.act.actor;
  return {
    answer: "consequence",
    verdict,
    class: attempt.decisive.class,
    reason,
    accountId: account.id,
    accountName: account.name,
    ...(account.place !== undefined && { place: account.place }),
    expected: `\`${name}\` fails because of what the responders did, on a copy of the world`,
    observed: cameTo(attempt),
    basis: "computed",
    assumptions: attempt.assumptions,
    calls: [],
  };
}

/** What became of every attempt so far is in the state of the world, which is what was asked about. */
export function lookAtAll(drill: Drill): void {
  const { attempts } = drill;
  drill.turnTo(drill.made);
  drill.lookAt();
  drill.turnTo(attempts);
}

type Asked = Readonly<{ isContained: boolean; withinMs: number | undefined }>;

/** The first response after which, and after every later one, no remaining step succeeds. */
async function containedAt(drill: Drill, { isContained, withinMs }: Asked): Promise<Milestone> {
  const { first, responses } = courseOf(drill);
  let found = isContained ? responses.at(-1) : undefined;
  for (let index = responses.length - 2; found !== undefined && index >= 0; index--) {
    const earlier = responses[index];
    if (earlier === undefined) break;
    const { tries } = await tryRemaining(drill, drill.history.slice(0, earlier.index + 1));
    if (tries.some(({ attempt }) => hasSucceeded(attempt))) break;
    found = earlier;
  }
  const reached = found === undefined ? undefined : await endOf(drill, found.index);
  drill.recovery.beganAt = first?.at === undefined ? null : formatInstant(first.at);
  return milestoneOf({ began: first?.at, reached, by: found?.act.action.sentence, withinMs });
}
