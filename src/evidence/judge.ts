/** From findings to answers, from answers to a drill's verdict, from drills to the run's. The worst wins, and silence is never a pass. */
import { ANSWER_KINDS, type Answer, type AnswerKind, type Answers, type Finding } from "./answer.ts";
import type { DrillResult, Ending } from "./drill-result.ts";
import { weakest } from "./evidence-class.ts";
import type { Totals } from "./run-document.ts";
import { type Verdict, worst } from "./verdict.ts";

/** The three answers, each from its own findings alone; null where nothing was asked. They are never merged. */
export function answersFrom(findings: readonly Finding[]): Answers {
  return {
    prevention: answerFrom(findings, "prevention"),
    detection: answerFrom(findings, "detection"),
    consequence: answerFrom(findings, "consequence"),
  };
}

function answerFrom(findings: readonly Finding[], kind: AnswerKind): Answer | null {
  const rows = findings.filter((each) => each.answer === kind);
  const verdict = worst(rows.map((each) => each.verdict));
  const alike = rows.filter((each) => each.verdict === verdict);
  const deciding = alike.toSorted(
    (left, right) => Number(right.attack === "succeeded") - Number(left.attack === "succeeded"),
  );
  const evidenceClass = weakest(rows.map((each) => each.class));
  if (deciding[0] === undefined || evidenceClass === undefined) return null;
  const others = deciding.length - 1;
  const reason = others === 0 ? deciding[0].reason : `${deciding[0].reason} (and ${others} more)`;
  const assumptions = [...new Set(rows.flatMap((each) => each.assumptions))].sort();
  return { verdict, class: evidenceClass, reason, assumptions };
}

/**
 * The worst answer. A drill that came to its end without a single finding is Inconclusive: it proved nothing.
 * A crash of ours adds Inconclusive, a missing capability adds Not run; neither hides a break that was already seen.
 */
export function drillVerdict(answers: Answers, ending: Ending = "completed"): Verdict {
  const given = ANSWER_KINDS.flatMap((kind) => answers[kind]?.verdict ?? []);
  if (ending === "notRun") return worst([...given, "notRun"]);
  if (ending === "crashed" || given.length === 0) return worst([...given, "inconclusive"]);
  return worst(given);
}

/** 12-digit ids of the accounts for which something broke, ascending. */
export function affectedAccountsOf(findings: readonly Finding[]): readonly string[] {
  const broke = findings.filter((each) => each.verdict === "broke");
  return [...new Set(broke.flatMap((each) => each.accountId ?? []))].sort();
}

/** Everything that follows from findings: what a drill says, its verdict, and for whom it broke. */
export function judge(
  findings: readonly Finding[],
  ending: Ending = "completed",
): Pick<DrillResult, "findings" | "answers" | "verdict" | "affectedAccounts"> {
  const answers = answersFrom(findings);
  return { findings, answers, verdict: drillVerdict(answers, ending), affectedAccounts: affectedAccountsOf(findings) };
}

/** The same drill with other findings; what it was worth apart from its answers (a crash, say) stays. */
export function rejudge(drill: DrillResult, findings: readonly Finding[]): DrillResult {
  if (findings.length === 0) return drill;
  const before = drillVerdict(drill.answers, drill.ending);
  const judged = judge(findings, drill.ending);
  const aside = before === drill.verdict ? [] : [drill.verdict];
  return { ...drill, ...judged, verdict: worst([judged.verdict, ...aside]) };
}

/** Every drill counts once; `selected` is the denominator of all the others. */
export function totalsOf(drills: readonly Pick<DrillResult, "verdict">[]): Totals {
  const count = (verdict: Verdict): number => drills.filter((each) => each.verdict === verdict).length;
  return {
    selected: drills.length,
    held: count("held"),
    broke: count("broke"),
    inconclusive: count("inconclusive"),
    notRun: count("notRun"),
    accepted: count("accepted"),
  };
}

/** The worst drill; `notRun` when there is none. */
export const runVerdict = (drills: readonly Pick<DrillResult, "verdict">[]): Verdict =>
  worst(drills.map((each) => each.verdict));
