/** A detection as the engine judges it, whatever the format in which it was written. */
import type { EventPattern } from "../matching/index.ts";

export type Detection = Readonly<{
  id: string;
  description: string | undefined;
  format: "eventbridge";
  /** Where it is deployed; undefined where its document does not say, and then it counts as deployed beside every record. */
  accountId: string | undefined;
  region: string | undefined;
  isEnabled: boolean;
  /** The state ENABLED hides read-only management events; ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS shows them. */
  seesReadOnly: boolean;
  pattern: EventPattern;
}>;

/** `where` is a path in the document, or empty for the whole. */
export type DetectionProblem = Readonly<{ where: string; message: string }>;
