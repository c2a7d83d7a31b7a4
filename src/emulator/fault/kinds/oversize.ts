/** Records that are too large for buses and log groups. CloudTrail User Guide: events over 256 KB are sent to neither. */
import { accept } from "../../../kernel/index.ts";
import { changedRecord } from "../changed-record.ts";
import type { FaultKind } from "../fault.ts";
import { MATCH_PARAMETERS, touches } from "../record-match.ts";

export const oversize: FaultKind = {
  kind: "cloudtrail.oversize",
  sentence:
    "records count as larger than 256 KB: they are in the event history and in log files, on no bus and in no log group",
  recovery: "later records go everywhere; what was too large stays in log files alone",
  source:
    "CloudTrail User Guide: CloudWatch Logs and EventBridge each allow events of 256 KB, larger ones are not sent",
  parameters: MATCH_PARAMETERS,
  start(parameters, stage) {
    const isTouched = touches(parameters, stage);
    return accept({
      effects: {
        records: (recorded) => [isTouched(recorded) ? changedRecord(recorded, { isOversize: true }) : recorded],
      },
    });
  },
};
