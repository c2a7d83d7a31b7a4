/** What a drill is worth when AWS is not documented: an answer that flips with the guess is Inconclusive. */
import { ANSWER_KINDS, type AnswerKind, type Finding } from "./answer.ts";
import type { AssumptionRepeat, DrillResult } from "./drill-result.ts";
import { rejudge } from "./judge.ts";
import { VERDICT_WORD, type Verdict, worst } from "./verdict.ts";

/** The value that each named assumption had in the run itself (`run.inputs.assumptions`). */
export type AssumptionValues = Readonly<Record<string, string>>;

/**
 * Compares each answer with the same answer under every alternative. One that differs becomes Inconclusive, naming the
 * assumption and both values; the others stay. Apply it to the drill as it was judged, before the sensitivity twins and
 * the accepted risks.
 */
export function applyRepeats(
  drill: DrillResult,
  repeats: readonly AssumptionRepeat[],
  values: AssumptionValues,
): DrillResult {
  const flipped = ANSWER_KINDS.map((kind) => ({ kind, flips: repeats.filter((each) => isFlip(drill, each, kind)) }));
  const findings = flipped.reduce<readonly Finding[]>(
    (rows, { kind, flips }) => (flips.length === 0 ? rows : unsettle(rows, { drill, kind, flips, values })),
    drill.findings,
  );
  const judged = { ...rejudge(drill, findings), repeats };
  const stray = repeats.find((each) => each.verdict !== drill.verdict);
  if (stray === undefined || flipped.some(({ flips }) => flips.length > 0)) return judged;
  const remark = `${described(stray, drill.verdict, { shown: stray.verdict, values })}, although no answer differs`;
  return { ...judged, verdict: worst([judged.verdict, "inconclusive"]), remark: joined(drill.remark, remark) };
}

const isFlip = (drill: DrillResult, repeat: AssumptionRepeat, kind: AnswerKind): boolean =>
  repeat.answers[kind] !== (drill.answers[kind]?.verdict ?? null);

type Flipping = Readonly<{
  drill: DrillResult;
  kind: AnswerKind;
  flips: readonly AssumptionRepeat[];
  values: AssumptionValues;
}>;

function unsettle(findings: readonly Finding[], flipping: Flipping): readonly Finding[] {
  const { drill, kind } = flipping;
  const answer = drill.answers[kind];
  if (answer === null) return [...findings, neverAsked(flipping)];
  const suspects = findings.filter((each) => each.answer === kind && each.verdict === answer.verdict);
  const names = new Set(flipping.flips.map((each) => each.assumption));
  const resting = suspects.filter((each) => each.assumptions.some((name) => names.has(name)));
  // Broke that flips has flipped for every row; of a Held one only the rows that rest on the guess can have flipped.
  const doubtful = new Set(answer.verdict === "broke" || resting.length === 0 ? suspects : resting);
  return findings.map((each) => (doubtful.has(each) ? inDoubt(each, flipping) : each));
}

const inDoubt = (finding: Finding, flipping: Flipping): Finding => ({
  ...finding,
  verdict: "inconclusive",
  reason: `${sentenceOf(flipping)}; by default: ${finding.reason}`,
  assumptions: [...new Set([...finding.assumptions, ...flipping.flips.map((each) => each.assumption)])].sort(),
});

function neverAsked(flipping: Flipping): Finding {
  const { drill, kind } = flipping;
  return {
    answer: kind,
    verdict: "inconclusive",
    class: drill.findings[0]?.class ?? "modelled",
    reason: sentenceOf(flipping),
    basis: "computed",
    assumptions: [...new Set(flipping.flips.map((each) => each.assumption))].sort(),
    calls: [],
  };
}

function sentenceOf({ drill, kind, flips, values }: Flipping): string {
  const before = drill.answers[kind]?.verdict ?? null;
  return flips.map((each) => described(each, before, { shown: each.answers[kind], values })).join("; ");
}

function described(
  repeat: AssumptionRepeat,
  before: Verdict | null,
  { shown, values }: Readonly<{ shown: Verdict | null; values: AssumptionValues }>,
): string {
  const value = Object.hasOwn(values, repeat.assumption) ? `\`${values[repeat.assumption]}\`` : "its default";
  const then = `${word(before)} with ${value}, ${word(shown)} with \`${repeat.value}\``;
  return `it depends on the assumption \`${repeat.assumption}\`: ${then}`;
}

const word = (verdict: Verdict | null): string => (verdict === null ? "no answer" : VERDICT_WORD[verdict]);
const joined = (one: string | undefined, other: string): string => (one === undefined ? other : `${one}; ${other}`);
