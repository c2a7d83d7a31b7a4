/** Judges a stream of records against any number of detections, one record at a time, in bounded memory. */
import { type Instant, unreachable } from "../kernel/index.ts";
import {
  type EventFields,
  eventFields,
  filterMatches,
  indexPatterns,
  matchesFields,
  type WantedPaths,
} from "../matching/index.ts";
import {
  busEvent,
  type CloudTrailRecord,
  detailTypeOf,
  isHiddenFromEnabled,
  isMembershipEvent,
  timeOf,
} from "../trail/index.ts";
import { sigmaMatches } from "./formats/sigma/sigma-matches.ts";
import type { SilenceReason } from "./judge.ts";
import type { LoadedFolder } from "./load-detections.ts";
import type { LoadedDetection } from "./loaded-detection.ts";
import { AlarmWatch } from "./watching/alarm.ts";
import { type CorrelationFired, CorrelationWatch } from "./watching/correlation.ts";

/** What only several records make: an alarm over a metric filter, or a correlation. */
export type Raised = Readonly<{
  detection: LoadedDetection;
  kind: "alarm" | "correlation";
  from: Instant;
  at: Instant;
  /** The metric's value, or how many events, values or rules came together; undefined where missing data raised it. */
  count: number | undefined;
  group: Readonly<Record<string, string>>;
}>;

export type Seen = Readonly<{
  matched: readonly LoadedDetection[];
  /** What fits the record and, where it is deployed, never gets it. */
  unseen: readonly Readonly<{ detection: LoadedDetection; because: SilenceReason }>[];
  raised: readonly Raised[];
}>;

export type EngineOptions = Readonly<{
  /** Tells members apart from the management accounts; without any, a placement in `management` sees every account's records. */
  managementAccountIds?: ReadonlySet<string>;
  /** The detail-type of membership events, which AWS does not document; API calls have another. */
  membershipDetailType?: string;
  /** The value of the assumption `alarm-evaluation-range`. */
  alarmRange?: string;
  /** Why a record never reaches where the detection lives, beyond account and Region: whoever knows the pipeline says so. */
  silences?(detection: LoadedDetection, record: CloudTrailRecord): SilenceReason | undefined;
}>;

/** What a stream could not keep: groups of correlations that made room, records that came too late, minutes beyond the bound. */
export type Shortfall = Readonly<{ detection: LoadedDetection; forgotten: number; late: number }>;

export type Engine = Readonly<{
  take(record: CloudTrailRecord): Seen;
  /** Alarms and correlations are judged in the end, because records come in any order. Called once. */
  finish(): readonly Raised[];
  shortfalls(): readonly Shortfall[];
}>;

type Folder = Pick<LoadedFolder, "detections" | "correlated">;

/** Panther's rules are Python and not judged here. */
export function startEngine({ detections, correlated }: Folder, options: EngineOptions = {}): Engine {
  const patterns = detections.flatMap((detection) =>
    detection.rule.kind === "pattern" ? [{ detection, pattern: detection.rule.pattern }] : [],
  );
  const index = indexPatterns(patterns.map(({ pattern }) => pattern));
  const others = detections.filter(({ rule }) => rule.kind === "sigma" || rule.kind === "filter");
  const alarms = alarmsOf(detections);
  const correlations = listenersOf({ detections, correlated });
  const order = new Map(detections.map((detection, position) => [detection, position]));

  return {
    take(record) {
      const fitting = [
        ...(patterns.length === 0 ? [] : index.matching(fieldsOf(record, options, index.wanted))).flatMap(
          (position) => patterns[position]?.detection ?? [],
        ),
        ...others.filter((detection) => fits(detection, record)),
      ].toSorted((left, right) => (order.get(left) ?? 0) - (order.get(right) ?? 0));
      const judged = fitting.map((detection) => ({ detection, because: silenceOf(detection, record, options) }));
      const matched = judged.flatMap(({ detection, because }) => (because === undefined ? [detection] : []));
      const unseen = judged.flatMap(({ detection, because }) =>
        because === undefined ? [] : [{ detection, because }],
      );
      const at = timeOf(record);
      if (at === undefined) return { matched, unseen, raised: [] };
      const heard = new Set(matched);
      for (const [detection, watch] of alarms)
        if (heard.has(detection) || silenceOf(detection, record, options) === undefined)
          watch.take(at, heard.has(detection));
      return { matched, unseen, raised: correlations.flatMap((each) => each.take(record, at, options)) };
    },
    finish: () => [
      ...[...alarms].flatMap(([detection, watch]) =>
        watch
          .finish(options.alarmRange)
          .map(({ from, at, value }) => ({ detection, kind: "alarm" as const, from, at, count: value, group: {} })),
      ),
      ...correlations.flatMap(({ finish }) => finish()),
    ],
    shortfalls: () =>
      [
        ...[...alarms].map(([detection, { forgotten }]) => ({ detection, forgotten, late: 0 })),
        ...correlations.map(({ detection, watch: { forgotten, late } }) => ({ detection, forgotten, late })),
      ].filter(({ forgotten, late }) => forgotten + late > 0),
  };
}

function fieldsOf(
  record: CloudTrailRecord,
  { membershipDetailType }: EngineOptions,
  wanted?: WantedPaths,
): EventFields {
  const detailType = (isMembershipEvent(record) ? membershipDetailType : undefined) ?? detailTypeOf(record);
  return eventFields(busEvent(record, record.recipientAccountId ?? "", detailType), wanted);
}

/** Does the rule alone fit the record, wherever it is deployed? Correlations and Python are judged elsewhere. */
export function fits({ rule }: LoadedDetection, record: CloudTrailRecord): boolean {
  switch (rule.kind) {
    case "filter":
      return filterMatches(rule.filter, record);
    case "sigma":
      return sigmaMatches(rule.rule.condition, record);
    case "pattern":
      return matchesFields(rule.pattern, fieldsOf(record, {}));
    case "correlation":
    case "panther":
      return false;
    default:
      return unreachable(rule);
  }
}

function alarmsOf(detections: readonly LoadedDetection[]): ReadonlyMap<LoadedDetection, AlarmWatch> {
  return new Map(
    detections.flatMap((detection) =>
      detection.rule.kind === "filter" && detection.rule.alarm !== undefined
        ? [[detection, new AlarmWatch(detection.rule.alarm)] as const]
        : [],
    ),
  );
}

/** What listens to the rules of one correlation; a rule that is listed twice still hears a record once. */
function listenersOf({ correlated }: Folder) {
  return [...correlated].flatMap(([detection, rules]) => {
    if (detection.rule.kind !== "correlation") return [];
    const { correlation } = detection.rule;
    const watch = new CorrelationWatch(correlation);
    const named = new Map(rules.map((rule, position) => [correlation.rules[position] ?? rule.id, rule]));
    const raised = (fired: readonly CorrelationFired[]): readonly Raised[] =>
      fired.map((each) => ({ detection, kind: "correlation" as const, ...each }));
    const take = (record: CloudTrailRecord, at: Instant, options: EngineOptions): readonly Raised[] =>
      [...named].flatMap(([name, rule]) => {
        if (!fits(rule, record) || silenceOf(detection, record, options) !== undefined) return [];
        return raised(watch.take(record, name, at));
      });
    return [{ detection, watch, take, finish: () => raised(watch.finish()) }];
  });
}

/** Why a detection never gets a record that it would match. */
export function silenceOf(
  detection: LoadedDetection,
  record: CloudTrailRecord,
  { managementAccountIds, silences }: EngineOptions = {},
): SilenceReason | undefined {
  const { isEnabled, placement, rule } = detection;
  if (!isEnabled) return "disabled";
  const { account, region } = placement;
  const recipient = record.recipientAccountId ?? "";
  const isManagement = managementAccountIds?.has(recipient);
  if (account.kind === "account" && account.id !== recipient) return "other account";
  if (account.kind === "management" && isManagement === false) return "other account";
  if (account.kind === "every member account" && isManagement === true) return "other account";
  if (region !== undefined && region !== record.awsRegion) return "other Region";
  if (rule.kind === "pattern" && !rule.seesReadOnly && isHiddenFromEnabled(record)) return "read-only event";
  return silences?.(detection, record);
}
