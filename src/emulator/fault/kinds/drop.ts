/** Records are lost on the way. EventBridge User Guide: services that deliver on a best-effort basis may lose events. */
import { accept } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { MATCH_PARAMETERS, touches } from "../record-match.ts";

export const drop: FaultKind = {
  kind: "cloudtrail.drop",
  sentence: "records are lost: they reach neither the event history, nor a bus, nor a log file",
  recovery: "later records arrive; lost ones stay lost",
  source: "EventBridge User Guide: AWS services deliver to EventBridge on a best-effort basis",
  parameters: MATCH_PARAMETERS,
  start(parameters, stage) {
    const isTouched = touches(parameters, stage);
    return accept({ effects: { records: (recorded) => (isTouched(recorded) ? [] : [recorded]) } });
  },
};
