/** A target is gone. EventBridge User Guide: such an error is not tried again. */
import { accept } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { withoutFunction } from "../function-targets.ts";
import { aimsAt, STATEFUL_TARGET_PARAMETERS } from "../target-parameters.ts";

export const targetMissing: FaultKind = {
  kind: "target.missing",
  sentence: "a target is not there any more, which is not tried again",
  recovery: "later events are delivered; undelivered ones are in the dead-letter queue or lost",
  source: "EventBridge User Guide, event retry: a target that no longer exists is not tried again",
  parameters: STATEFUL_TARGET_PARAMETERS,
  start(parameters, stage) {
    const isAimed = aimsAt(parameters);
    const trouble = { code: "RESOURCE_NOT_FOUND", reason: "the target is not there", isRetried: false };
    const arn = parameters.text("target") ?? "";
    const ofFunction = withoutFunction(stage, { arn, trouble });
    return accept(ofFunction ?? { effects: { target: (aimed) => (isAimed(aimed) ? trouble : undefined) } });
  },
};
