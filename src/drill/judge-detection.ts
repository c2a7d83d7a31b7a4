/** Did the detection ring, for this act, in time? Silence counts only where the record could have arrived. */
import type { AlertObservation, Finding, RecordObservation, Verdict } from "../evidence/index.ts";
import { formatDuration, formatInstant, type Instant, minutes } from "../kernel/index.ts";
import type { Notification } from "../target/index.ts";
import { type Attempt, whoIn } from "./attempt.ts";
import type { DetectionView, RuleView } from "./organization-view.ts";
import { subjectsOf } from "./record-book.ts";

export type DetectionFacts = Readonly<{
  detection: DetectionView;
  withinMs: number;
  /** When the act happened, on the target's clock. */
  actedAt: Instant;
  notifications: readonly Notification[];
  /** Every record of the act that a defender could find, in whichever account. */
  records: readonly RecordObservation[];
  /** By account id, why its event history could not be read. */
  unread: ReadonlyMap<string, string>;
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
  if (facts.records.length === 0) {
    return {
      verdict: "inconclusive",
      reason: `\`${detection.name}\` stayed silent, but no record of the act has arrived anywhere yet`,
      observed: "no record, no alert",
    };
  }
  const observed = `silence until ${formatInstant((actedAt + withinMs) as Instant)}`;
  const listening = detection.rules.find((each) => facts.records.some((record) => hears(each, record)));
  if (listening !== undefined && withinMs < TYPICAL_ARRIVAL_MS) {
    const reason = `\`${detection.name}\` stayed silent for ${formatDuration(withinMs)}, but a record takes about ${formatDuration(TYPICAL_ARRIVAL_MS)} to reach it`;
    return { verdict: "inconclusive", reason, observed };
  }
  const unread = detection.rules.find((each) => facts.unread.has(each.accountId));
  if (listening === undefined && unread !== undefined) {
    const reason = `\`${detection.name}\` stayed silent, but the event history of ${unread.accountName}, where it listens, could not be read: ${facts.unread.get(unread.accountId)}`;
    return { verdict: "inconclusive", reason, observed };
  }
  return {
    verdict: "broke",
    reason: `\`${detection.name}\` stayed silent: ${whySilent(facts, listening)}`,
    observed,
  };
}

/** CloudTrail User Guide: records are delivered "typically within an average of about 5 minutes". */
const TYPICAL_ARRIVAL_MS = minutes(5);

/** A rule sees the records of its own account and Region, and no others. */
const hears = (rule: RuleView, { accountId, record }: RecordObservation): boolean =>
  rule.accountId === accountId && (record.awsRegion === undefined || rule.region === record.awsRegion);

function whySilent({ detection, records }: DetectionFacts, listening: RuleView | undefined): string {
  const seen = accountsOf(records);
  if (listening !== undefined) return whyNotSetOff(records, listening);
  const [rule] = detection.rules;
  const lives =
    detection.rules.length === 1
      ? `in ${rule?.accountName} (${rule?.region})`
      : `in ${detection.rules.length} other accounts`;
  const deafNearby = records.find((each) => detection.rules.some((one) => one.accountId === each.accountId));
  if (deafNearby !== undefined) return `it listens ${lives}, and the record is in ${deafNearby.record.awsRegion}`;
  return `it listens ${lives}, and the record is only in the event history of ${seen}`;
}

/** What arrived where the rule listens did not match; what could have matched may lie elsewhere. */
function whyNotSetOff(records: readonly RecordObservation[], rule: RuleView): string {
  const heard = records.filter((each) => hears(rule, each));
  const elsewhere = records.filter((each) => !hears(rule, each) && !namesOf(heard).includes(namesOf([each])));
  const rest =
    elsewhere.length === 0 ? "" : `; ${namesOf(elsewhere)} is in the event history of ${accountsOf(elsewhere)}`;
  return `it listens in ${rule.accountName} (${rule.region}), where ${namesOf(heard)} does not set it off (its pattern does not match, or the rule is switched off)${rest}`;
}

const namesOf = (records: readonly RecordObservation[]): string =>
  [...new Set(records.map(({ record }) => String(record.eventName)))].join(" and ");

const accountsOf = (records: readonly RecordObservation[]): string =>
  [...new Set(records.map((each) => each.accountName))].join(" and ");

/** The notification that this act caused: by request id, or by the account that a membership event names. */
export function alertFor(
  attempt: Attempt,
  facts: Pick<DetectionFacts, "detection" | "notifications" | "actedAt">,
): Notification | undefined {
  const { outcome, requestId } = attempt.decisive;
  // A refused call moves no account: a membership event at the same moment has another cause.
  const causes = outcome.kind === "refused" ? [requestId] : [requestId, ...subjectsOf(attempt)];
  return facts.notifications.find(
    (each) =>
      facts.detection.rules.some((rule) => isFrom(each, rule)) &&
      each.at >= facts.actedAt &&
      causes.some((cause) => each.causes.includes(cause)),
  );
}

const isFrom = (notification: Notification, rule: RuleView): boolean =>
  rule.name === notification.ruleName &&
  rule.accountId === notification.accountId &&
  rule.region === notification.region;

export const alertObserved = (notification: Notification, detection: DetectionView): AlertObservation => ({
  detection: detection.name,
  accountId: notification.accountId,
  at: formatInstant(notification.at),
  eventId: notification.eventId,
  eventName: notification.eventName,
});
