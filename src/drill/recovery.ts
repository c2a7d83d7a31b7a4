/** Has the organization recovered? The world is read again, and what differs from the baseline is what is left of the incident. */
import type { Finding } from "../evidence/index.ts";
import { formatInstant } from "../kernel/index.ts";
import { readBaseline, takeBaseline } from "./baseline.ts";
import { doubtAbout, lookAtAll } from "./containment.ts";
import { courseOf, endOf, onCopy } from "./containment-copy.ts";
import type { Drill } from "./drill.ts";
import { inTime, milestoneOf } from "./milestone.ts";
import { neverRead, wordsOnNotCompared } from "./not-compared.ts";
import { NotRun } from "./not-run.ts";
import type { Difference } from "./recovery-book.ts";
import { type Accepted, differenceOf, wordsOnTooWide } from "./recovery-difference.ts";
import type { OpenedWorld } from "./stage.ts";

export type RecoveryQuestion = Readonly<{
  /** From the beginning of the incident; undefined: at any time. */
  withinMs?: number;
  accepted?: readonly Accepted[];
}>;

/** Throws where the intruder has begun: what they did by then would be approved with the rest. */
export async function takeBaselineBefore(drill: Drill): Promise<void> {
  const done = courseOf(drill).first ?? drill.history.find(({ actor }) => actor.role === "attacker");
  if (done !== undefined)
    throw new Error(
      `the baseline is taken too late: the intruder has begun (${done.action.sentence}), and what they did would be approved`,
    );
  await takeBaseline(drill);
}

/** Nothing differs from the baseline but what is accepted; every difference is written down as residue. */
export async function expectRecovered(drill: Drill, { withinMs, accepted = [] }: RecoveryQuestion): Promise<void> {
  const { difference, findings } = await compare(drill, accepted);
  const milestone = await recoveredAt(drill, { difference, withinMs, accepted });
  const doubts = drill.recovery.takeDoubts().map((reason) => doubtAbout(drill, reason));
  drill.findings.push(...doubts);
  const verdicts = [...findings, ...doubts].map(({ verdict }) => verdict);
  const isUnproved = !verdicts.includes("broke") && verdicts.includes("inconclusive");
  const reached = isUnproved ? { ...milestone, at: null, afterMs: null, by: null, isUnproved } : milestone;
  drill.recovery.reach("recovered", reached);
  if (withinMs !== undefined) drill.findings.push(inTime("recovered", reached, drill.made));
}

/** Reads the world again and writes down what differs. Throws for a row that accepts whatever there is. */
async function compare(
  drill: Drill,
  accepted: readonly Accepted[],
): Promise<Readonly<{ difference: Difference; findings: readonly Finding[] }>> {
  const tooWide = wordsOnTooWide(accepted);
  if (tooWide !== undefined) throw new Error(tooWide);
  const difference = await differenceIn(drill, drill.opened, accepted);
  lookAtAll(drill);
  drill.recovery.difference = difference;
  const findings = findingsOf(drill, difference);
  drill.findings.push(...findings);
  return { difference, findings };
}

/** The differences are exactly those: no others, and each of them is there. What is named so is known, and nothing has recovered by it. */
export async function expectResidue(drill: Drill, named: readonly Accepted[]): Promise<void> {
  await compare(drill, named);
  const missing = drill.recovery.record.acceptedInVain;
  for (const each of missing)
    drill.findings.push({
      ...about(drill),
      verdict: "broke",
      reason: `\`${each}\` is as it was before`,
      expected: `\`${each}\` differs from the baseline`,
      observed: "no difference",
    });
}

async function differenceIn(drill: Drill, world: OpenedWorld, accepted: readonly Accepted[]): Promise<Difference> {
  const { baseline } = drill.recovery;
  if (baseline === undefined) throw new Error("no baseline was taken; start with `Given the baseline is taken`");
  const now = await world.target.control?.now();
  if (now === undefined) throw new NotRun(`${world.target.name} does not tell its time`);
  const reading = { now, costs: baseline.costs, source: "read afterwards", before: baseline };
  const after = await readBaseline(drill, world, reading);
  return differenceOf(baseline, after, accepted);
}

const about = (drill: Drill): Pick<Finding, "answer" | "class" | "basis" | "assumptions" | "calls"> => ({
  answer: "consequence",
  class: drill.calls[0]?.class ?? "modelled",
  basis: "computed",
  assumptions: [...new Set(drill.made.flatMap((each) => each.assumptions))].sort(),
  calls: [],
});

function findingsOf(drill: Drill, { residue, unread }: Difference): readonly Finding[] {
  const open = residue.filter(({ accepted }) => accepted === undefined);
  const facts = drill.recovery.baseline?.facts.length ?? 0;
  const broken = open.map(
    ({ subject, aspect, before, after, meaning }): Finding => ({
      ...about(drill),
      verdict: "broke",
      reason: `${subject}: \`${aspect}\` differs from the baseline: ${meaning}`,
      expected: before ?? "not there",
      observed: after ?? "not there",
    }),
  );
  const doubtful = unread.map(
    ({ subject, why }): Finding => ({
      ...about(drill),
      verdict: "inconclusive",
      reason: `${subject} could be read for the baseline and cannot be read now: ${why}`,
      expected: "as in the baseline",
      observed: "unknown",
    }),
  );
  const never = neverRead(drill);
  for (const { subject, why } of never.filter((each) => each.isIntruders))
    doubtful.push({
      ...about(drill),
      verdict: "inconclusive",
      reason: `${subject} could not be read for the baseline (${why}), and the intruder acted there: nobody knows what is different`,
      expected: "as in the baseline",
      observed: "unknown",
    });
  if (broken.length + doubtful.length > 0) return [...broken, ...doubtful];
  const accepted = residue.map(({ subject, aspect }) => `\`${aspect}\` of ${subject}`);
  const but =
    accepted.length === 0 ? "none differs" : `nothing differs but what the scenario names: ${accepted.join(", ")}`;
  const rest = wordsOnNotCompared(drill, never);
  return [
    { ...about(drill), verdict: "held", reason: `${facts} facts of the baseline were compared and ${but}; ${rest}` },
  ];
}

type Asked = Readonly<{ difference: Difference; withinMs: number | undefined; accepted: readonly Accepted[] }>;

const isRecovered = ({ residue, unread }: Difference): boolean =>
  unread.length === 0 && residue.every(({ accepted }) => accepted !== undefined);

/** The first response after which, and after every later one, the world was as in the baseline. */
async function recoveredAt(drill: Drill, { difference, withinMs, accepted }: Asked) {
  const { first, responses } = courseOf(drill);
  let found = isRecovered(difference) ? responses.at(-1) : undefined;
  for (let index = responses.length - 2; found !== undefined && index >= 0; index--) {
    const earlier = responses[index];
    if (earlier === undefined) break;
    const acts = drill.history.slice(0, earlier.index + 1);
    if (!isRecovered(await onCopy(drill, acts, (world) => differenceIn(drill, world, accepted)))) break;
    found = earlier;
  }
  const reached = found === undefined ? undefined : await endOf(drill, found.index);
  drill.recovery.beganAt = first?.at === undefined ? null : formatInstant(first.at);
  return milestoneOf({ began: first?.at, reached, by: found?.act.action.sentence, withinMs });
}
