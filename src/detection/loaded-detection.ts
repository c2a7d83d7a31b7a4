/** A detection that was brought by the user, ready to be judged on records, whatever its format. */
import type { EventPattern, FilterPattern } from "../matching/index.ts";
import type { Place } from "./document/source.ts";
import type { PantherRule } from "./formats/panther.ts";
import type { Correlation, SigmaRule } from "./formats/sigma/sigma-rule.ts";
import type { Alarm } from "./watching/alarm.ts";

export type DetectionFormat = "eventbridge" | "metric-filter" | "sigma" | "panther";

/** Whose records reach the detection. `every account` is what an organization trail or a log platform sees. */
export type AccountPlace =
  | Readonly<{ kind: "every account" | "every member account" | "management" }>
  | Readonly<{ kind: "account"; id: string }>;

/**
 * `region` is undefined where records of every Region arrive. `isStated` when a placement file says so. `delayMs` is how long after an
 * event its record arrives here; without it the modelled five minutes.
 */
export type Placement = Readonly<{
  account: AccountPlace;
  region: string | undefined;
  isStated: boolean;
  delayMs?: number;
}>;

export type DetectionRule =
  /** EventBridge shows read-only management events only in ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS. */
  | Readonly<{ kind: "pattern"; pattern: EventPattern; seesReadOnly: boolean }>
  /** Without an alarm nobody is told of what the filter counts. */
  | Readonly<{ kind: "filter"; filter: FilterPattern; alarm: Alarm | undefined }>
  | Readonly<{ kind: "sigma"; rule: SigmaRule }>
  | Readonly<{ kind: "correlation"; correlation: Correlation }>
  | Readonly<{ kind: "panther"; rule: PantherRule }>;

/** A literal that the detection waits for, and where it is written. */
export type Mention = Readonly<{ text: string; place: Place }>;

/** What a detection names without negation, wildcards or expressions; it may wait for other things too. */
export type Mentions = Readonly<{
  eventNames: readonly Mention[];
  /** Parts of event names, each with `*` where anything may stand: `Leave*`. */
  eventNameParts: readonly Mention[];
  eventSources: readonly Mention[];
  sources: readonly Mention[];
  detailTypes: readonly Mention[];
  errorCodes: readonly Mention[];
  /** The members that it looks at, directly in the record. */
  fields: readonly Mention[];
  /** Those beside the record in an event of EventBridge. */
  envelope: readonly Mention[];
}>;

export type LoadedDetection = Readonly<{
  id: string;
  title: string;
  format: DetectionFormat;
  place: Place;
  placement: Placement;
  isEnabled: boolean;
  rule: DetectionRule;
  mentions: Mentions;
}>;

export const NO_MENTIONS: Mentions = {
  eventNames: [],
  eventNameParts: [],
  eventSources: [],
  sources: [],
  detailTypes: [],
  errorCodes: [],
  fields: [],
  envelope: [],
};
