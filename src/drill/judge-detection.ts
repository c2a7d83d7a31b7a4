/** Did the detection ring, for this act, in time? Silence counts only where the record could have arrived. */
import type { AlertObservation, Finding, RecordObservation, Verdict } from "../evidence/index.ts";
import { formatDuration, formatInstant, type Instant } from "../kernel/index.ts";
import type { Notification } from "../target/index.ts";
import { type Attempt, whoIn } from "./attempt.ts";
import type { DetectionView } from "./organization-view.ts";
import { subjectsOf } from "./record-book.ts";

export type DetectionFacts = Readonly<{
  detection: DetectionView;
  withinMs: number;
  /** When the act happened, on the target's clock. */
  actedAt: Instant;
  notifications: readonly Notification[];
  /** Every record of the act that a defender could find, in whichever account. */
  records: readonly RecordObservation[];
}>;

export function judgeDetection(attempt: Attempt, facts: DetectionFacts): Finding {
  const { account } = attempt.act.actor;
  const { verdict, reason, observed } = rule(attempt, facts);
  return {
    answer: "detection",
    verdict,
    class: attempt.decisive.class,
    reason,
    accountId: account.id,
    accountName: account.name,
    ...(facts.detection.place !== undefined && { place: facts.detection.place }),
    expected: `\`${facts.detection.name}\` rings within ${formatDuration(facts.withinMs)} (modelled delays)`,
    observed,
    basis: "computed",
    assumptions: attempt.assumptions,
    calls: attempt.calls.map((call) => call.sequence),
  };
}

function rule(
  attempt: Attempt,
  facts: DetectionFacts,
): Readonly<{ verdict: Verdict; reason: string; observed: string }> {
  const { detection, withinMs, actedAt } = facts;
  const who = whoIn(attempt.act);
  const alert = alertFor(attempt, facts);
  if (alert !== undefined) {
    const delayMs = alert.at - actedAt;
    const late = delayMs > withinMs;
    const observed = `rang after ${formatDuration(delayMs)}`;
    return {
      verdict: late ? "broke" : "held",
      reason: `\`${detection.name}\` rang ${formatDuration(delayMs)} after ${who} acted${late ? ", too late" : ""}`,
      observed,
    };
  }
  const where = [...new Set(facts.records.map((each) => each.accountName))];
  if (where.length === 0) {
    return {
      verdict: "inconclusive",
      reason: `\`${detection.name}\` stayed silent, but no record of the act has arrived anywhere yet`,
      observed: "no record, no alert",
    };
  }
  return {
    verdict: "broke",
    reason: `\`${detection.name}\` stayed silent: ${whySilent(detection, where)}`,
    observed: `silence until ${formatInstant((actedAt + withinMs) as Instant)}`,
  };
}

function whySilent(detection: DetectionView, where: readonly string[]): string {
  const seen = where.join(" and ");
  const [rule] = detection.rules;
  const listening = detection.rules.find((each) => where.includes(each.accountName));
  if (listening === undefined) {
    const lives =
      detection.rules.length === 1
        ? `in ${rule?.accountName} (${rule?.region})`
        : `in ${detection.rules.length} other accounts`;
    return `it listens ${lives}, and the record is only in the event history of ${seen}`;
  }
  return `the record is in the event history of ${seen}, where it listens (${listening.region}), but its pattern does not match it`;
}

/** The notification that this act caused: by request id, or by the account that a membership event names. */
export function alertFor(
  attempt: Attempt,
  facts: Pick<DetectionFacts, "detection" | "notifications" | "actedAt">,
): Notification | undefined {
  return facts.notifications
    .filter(
      (each) =>
        facts.detection.rules.some((rule) => rule.name === each.ruleName && rule.accountId === each.accountId) &&
        each.at >= facts.actedAt,
    )
    .find((each) => [attempt.decisive.requestId, ...subjectsOf(attempt)].some((cause) => each.causes.includes(cause)));
}

export const alertObserved = (notification: Notification, detection: DetectionView): AlertObservation => ({
  detection: detection.name,
  accountId: notification.accountId,
  at: formatInstant(notification.at),
  eventId: notification.eventId,
  eventName: notification.eventName,
});
