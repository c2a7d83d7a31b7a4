/**
 * What a drill may break, as data. A fault is one request to the target however it is called, so thirty files would differ in
 * nothing but their words: the families are tables, and `strike.ts` holds the two actions that carry all of them out.
 */
import type { ServiceName } from "../../target/index.ts";

/** The hops between an act and somebody who is told: by a log file, by a rule of EventBridge, an alarm of CloudWatch, GuardDuty or Security Hub. */
export const HOP_NAMES = [
  "action",
  "CloudTrail",
  "log file",
  "event bus",
  "rule",
  "target",
  "log group",
  "metric filter",
  "alarm",
  "topic",
  "GuardDuty",
  "Security Hub",
  "administrator",
  "notified",
] as const;
export type HopName = (typeof HOP_NAMES)[number];

/** What a sentence says that a fault strikes, and what it hands over: a rule, a target of a rule, a trail's name, an account's id… */
export type Struck =
  | "alarm"
  | "target of an alarm"
  | "trail"
  | "account"
  | "bucket"
  | "bus"
  | "log group"
  | "metric filter";

/** Whether what comes by is lost, comes late, comes in another shape, or meets an error. */
export type Effect = "lost" | "late" | "changed" | "refused";

/** The API calls that bring the same about when somebody does it, and that take it back; they leave records, a fault leaves none. */
export type ByCall = Readonly<{
  service: ServiceName;
  operation: string;
  undo: string;
  /** `subject` is the name of the rule or the trail. */
  input(subject: string): Readonly<Record<string, unknown>>;
  undoInput?(subject: string): Readonly<Record<string, unknown>>;
}>;

export type FaultWords = Readonly<{
  /** Kebab case, unique in the catalogue of actions. */
  id: string;
  /** As a sentence calls it. */
  name: string;
  /** As the target calls it. */
  kind: string;
  strikes: Struck;
  /** The parameter that names what it strikes. */
  parameter: string;
  /** Where on the way it breaks something, and how. */
  hop: HopName;
  effect: Effect;
  /** Completes "chaos: …". */
  sentence: string;
  /** What undoes it, and what stays. */
  recovery: string;
  source: string;
  /** What the fault is given unless a feature says otherwise, with its origin in `source`. */
  defaults: Readonly<Record<string, string>>;
  /** Parameters that have no default: the feature has to give them. */
  needs?: readonly string[];
  byCall?: ByCall;
}>;
