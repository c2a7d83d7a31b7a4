/** Records overtake each other within a window. CloudTrail User Guide: log files are not an ordered stack trace of API calls. */
import { accept, addMs, chance, minutes } from "../../../kernel/index.ts";
import { changedRecord } from "../changed-record.ts";
import type { FaultKind } from "../fault.ts";
import { MATCH_PARAMETERS, touches } from "../record-match.ts";

export const reorder: FaultKind = {
  kind: "cloudtrail.reorder",
  sentence: "records overtake each other on the way: each is held up by chance for at most the window",
  recovery: "later records come in order; those on their way keep their places",
  source: "CloudTrail User Guide: log files are not an ordered stack trace of the calls",
  parameters: {
    window: { type: "duration", sentence: "the longest hold-up; 5 minutes when it is left out" },
    ...MATCH_PARAMETERS,
  },
  start(parameters, stage) {
    const windowMs = Math.max(0, parameters.duration("window") ?? minutes(5));
    const isTouched = touches(parameters, stage);
    return accept({
      effects: {
        records(recorded) {
          if (!isTouched(recorded)) return [recorded];
          const heldMs = Math.floor(chance(stage.seed, `${stage.id}/held/${recorded.eventId}`) * windowMs);
          return [
            changedRecord(recorded, {
              visibleFrom: addMs(recorded.visibleFrom, heldMs),
              reachesBusAt: addMs(recorded.reachesBusAt, heldMs),
              reachesTrailAt: addMs(recorded.reachesTrailAt ?? recorded.at, heldMs),
            }),
          ];
        },
      },
    });
  },
};
