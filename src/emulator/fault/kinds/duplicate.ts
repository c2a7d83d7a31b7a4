/** A record comes twice, with the same event id. CloudTrail User Guide: events may be delivered more than once. */
import { accept, addMs } from "../../../kernel/index.ts";
import { changedRecord } from "../changed-record.ts";
import type { FaultKind } from "../fault.ts";
import { MATCH_PARAMETERS, touches } from "../record-match.ts";

export const duplicate: FaultKind = {
  kind: "cloudtrail.duplicate",
  sentence: "records come twice with the same event id",
  recovery: "later records come once; doubles stay",
  source: "EventBridge and CloudTrail deliver at least once; detection rules have to tell doubles by the event id",
  parameters: {
    after: { type: "duration", sentence: "how long after the first the second comes; at once when it is left out" },
    ...MATCH_PARAMETERS,
  },
  start(parameters, stage) {
    const afterMs = Math.max(0, parameters.duration("after") ?? 0);
    const isTouched = touches(parameters, stage);
    return accept({
      effects: {
        records: (recorded) =>
          isTouched(recorded)
            ? [
                recorded,
                changedRecord(recorded, {
                  visibleFrom: addMs(recorded.visibleFrom, afterMs),
                  reachesBusAt: addMs(recorded.reachesBusAt, afterMs),
                  reachesTrailAt: addMs(recorded.reachesTrailAt ?? recorded.at, afterMs),
                }),
              ]
            : [recorded],
      },
    });
  },
};
