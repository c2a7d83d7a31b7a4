/** Records carry another time than that at which they happened. */
import { accept, formatInstant, instant, parseInstant } from "../../../kernel/index.ts";
import { changedRecord } from "../changed-record.ts";
import type { FaultKind } from "../fault.ts";
import { MATCH_PARAMETERS, touches } from "../record-match.ts";

export const clockSkew: FaultKind = {
  kind: "clock.skew",
  sentence: "the eventTime of records is off by a fixed length, forward or back",
  recovery: "later records carry the right time; wrong ones stay wrong",
  source: "detections that compare eventTime with the time of ingestion; no page of AWS promises that they agree",
  parameters: {
    by: { type: "duration", sentence: "how far forward, or back: `-10m`", isRequired: true },
    ...MATCH_PARAMETERS,
  },
  start(parameters, stage) {
    const byMs = parameters.duration("by") ?? 0;
    const isTouched = touches(parameters, stage);
    const skewed = (time: string): string => {
      const at = parseInstant(time);
      return at === undefined ? time : formatInstant(instant(at + byMs));
    };
    return accept({
      effects: {
        records: (recorded) =>
          isTouched(recorded)
            ? [changedRecord(recorded, {}, (record) => ({ ...record, eventTime: skewed(record.eventTime) }))]
            : [recorded],
      },
    });
  },
};
