/** A target no longer lets EventBridge in. EventBridge User Guide: such an error is not tried again. */
import { accept } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { withoutPermission } from "../function-targets.ts";
import { aimsAt, STATEFUL_TARGET_PARAMETERS } from "../target-parameters.ts";

export const targetPermissionLost: FaultKind = {
  kind: "target.permission-lost",
  sentence: "a target refuses EventBridge for want of a permission, which is not tried again",
  recovery: "later events are delivered; refused ones are in the dead-letter queue or lost",
  source: "EventBridge User Guide, event retry: errors of permission go to the dead-letter queue at once",
  parameters: STATEFUL_TARGET_PARAMETERS,
  start(parameters, stage) {
    const isAimed = aimsAt(parameters);
    const trouble = { code: "NO_PERMISSIONS", reason: "the target refuses EventBridge", isRetried: false };
    const arn = parameters.text("target") ?? "";
    const ofFunction = withoutPermission(stage, { arn, trouble });
    return accept(ofFunction ?? { effects: { target: (aimed) => (isAimed(aimed) ? trouble : undefined) } });
  },
};
