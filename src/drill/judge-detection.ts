/** What a deployed detection sent about an act, where its rules listen, and why they stay silent. */
import type { RecordObservation } from "../evidence/index.ts";
import { type Instant, minutes } from "../kernel/index.ts";
import type { Notification } from "../target/index.ts";
import type { Attempt } from "./attempt.ts";
import type { DetectionView, RuleView } from "./organization-view.ts";
import { subjectsOf } from "./record-book.ts";
import { accountsOf, namesOf } from "./sighting.ts";

type SentFacts = Readonly<{
  detection: DetectionView;
  /** When the act happened, on the target's clock. */
  actedAt: Instant;
  notifications: readonly Notification[];
}>;

/** CloudTrail User Guide: records are delivered "typically within an average of about 5 minutes". */
export const TYPICAL_ARRIVAL_MS = minutes(5);

/** A rule sees the records of its own account and Region, and those that a rule of another account sends to its bus. */
export const hears = (rule: RuleView, { accountId, record }: RecordObservation): boolean => {
  const { sender = rule } = rule;
  return sender.accountId === accountId && (record.awsRegion === undefined || sender.region === record.awsRegion);
};

/** One clause: where its rules listen, and where the records of the act are; `why` somebody who looked has found out, if anybody did. */
export function whyPlacedSilent(detection: DetectionView, records: readonly RecordObservation[], why?: string): string {
  const listening = detection.rules.find((each) => records.some((record) => hears(each, record)));
  const seen = accountsOf(records);
  if (listening !== undefined) return whyNotSetOff(records, listening, why);
  const [rule] = detection.rules;
  const lives =
    detection.rules.length === 1
      ? `in ${rule?.accountName} (${rule?.region})`
      : `in ${detection.rules.length} other accounts`;
  const deafNearby = records.find((each) => detection.rules.some((one) => one.accountId === each.accountId));
  if (deafNearby !== undefined)
    return `it listens ${lives}, and ${String(deafNearby.record.eventName)} is recorded in ${deafNearby.record.awsRegion}`;
  return `it listens ${lives}, and ${listed(records)} ${verb(records, "is", "are")} only in the event history of ${seen}`;
}

/** Of what is recorded where the rule listens nobody was told; what could have set it off may lie elsewhere. */
function whyNotSetOff(records: readonly RecordObservation[], rule: RuleView, why: string | undefined): string {
  const heard = records.filter((each) => hears(rule, each));
  const elsewhere = records.filter((each) => !hears(rule, each) && !namesOf(heard).includes(namesOf([each])));
  const rest =
    elsewhere.length === 0
      ? ""
      : `; ${listed(elsewhere)} ${verb(elsewhere, "is", "are")} in the event history of ${accountsOf(elsewhere)}`;
  const because = why === undefined ? "" : `; ${why}`;
  return `it listens in ${rule.accountName} (${rule.region}), where ${listed(heard)} ${verb(heard, "is", "are")} recorded and nobody was told of ${verb(heard, "it", "them")}${because}${rest}`;
}

const eventNamesOf = (records: readonly RecordObservation[]): readonly string[] => [
  ...new Set(records.map(({ record }) => String(record.eventName))),
];

/** `a`, `a and b`, `a, b and c`. */
const listed = (records: readonly RecordObservation[]): string =>
  eventNamesOf(records)
    .join(", ")
    .replace(/, ([^,]*)$/, " and $1");

const verb = (records: readonly RecordObservation[], one: string, several: string): string =>
  eventNamesOf(records).length === 1 ? one : several;

/** Every notification that this act caused: by request id, or by the account that a membership event names. */
export function alertsFor(attempt: Attempt, facts: SentFacts): readonly Notification[] {
  const { outcome, requestId } = attempt.decisive;
  // A refused call moves no account: a membership event at the same moment has another cause.
  const causes = outcome.kind === "refused" ? [requestId] : [requestId, ...subjectsOf(attempt)];
  return facts.notifications.filter(
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
