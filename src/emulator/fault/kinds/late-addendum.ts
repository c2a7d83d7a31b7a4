/** A record arrives late, or a second time with what was missing, and says so. CloudTrail User Guide: "CloudTrail record contents", addendum. */
import { accept, addMs, minutes } from "../../../kernel/index.ts";
import type { CloudTrailRecord } from "../../../trail/index.ts";
import type { Recorded } from "../../recorder.ts";
import { changedRecord } from "../changed-record.ts";
import type { FaultKind } from "../fault.ts";
import { MATCH_PARAMETERS, touches } from "../record-match.ts";

const REASONS = ["DELIVERY_DELAY", "UPDATED_DATA", "SERVICE_OUTAGE"] as const;

export const lateAddendum: FaultKind = {
  kind: "cloudtrail.late-addendum",
  sentence: "records arrive late with an addendum that says why; with UPDATED_DATA they came before and come again",
  recovery: "later records arrive as modelled; late ones stay late",
  source: "CloudTrail User Guide, record contents: addendum, since event version 1.08",
  parameters: {
    reason: { type: "text", sentence: "why they are late; DELIVERY_DELAY when it is left out", oneOf: REASONS },
    by: { type: "duration", sentence: "how much later than the event; 30 minutes when it is left out" },
    ...MATCH_PARAMETERS,
  },
  start(parameters, stage) {
    const reason = parameters.text("reason") ?? "DELIVERY_DELAY";
    const byMs = Math.max(0, parameters.duration("by") ?? minutes(30));
    const isTouched = touches(parameters, stage);
    return accept({
      effects: {
        records(recorded) {
          if (!isTouched(recorded)) return [recorded];
          const later = lateCopy(recorded, { reason, byMs });
          return reason === "UPDATED_DATA" ? [recorded, later] : [later];
        },
      },
    });
  },
};

type Lateness = Readonly<{ reason: string; byMs: number }>;

function lateCopy(recorded: Recorded, { reason, byMs }: Lateness): Recorded {
  const { visibleFrom, reachesBusAt } = recorded;
  const arrivals = {
    visibleFrom: addMs(visibleFrom, byMs),
    reachesBusAt: addMs(reachesBusAt, byMs),
    reachesTrailAt: addMs(recorded.reachesTrailAt ?? recorded.at, byMs),
  };
  return changedRecord(recorded, arrivals, (record) => ({ ...record, addendum: addendumOf(record, reason) }));
}

/** Which fields were updated is made up: the emulator's records lack none. */
const addendumOf = (
  { requestID, eventID }: CloudTrailRecord,
  reason: string,
): NonNullable<CloudTrailRecord["addendum"]> => ({
  reason,
  updatedFields: reason === "UPDATED_DATA" ? "responseElements" : null,
  ...(requestID === undefined ? {} : { originalRequestID: requestID }),
  originalEventID: eventID,
});
