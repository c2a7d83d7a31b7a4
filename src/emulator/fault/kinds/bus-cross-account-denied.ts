/** A bus takes nothing from other accounts any more. EventBridge User Guide: "Sending and receiving events between accounts". */
import { DEFAULT_BUS, eventBusArn } from "../../../domain/index.ts";
import { accept } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";

export const busCrossAccountDenied: FaultKind = {
  kind: "bus.crossaccount-denied",
  sentence: "an event bus refuses what rules of other accounts send it, whatever its policy says",
  recovery: "later events are taken as the policy says; refused ones are in the dead-letter queue or lost",
  source: "EventBridge User Guide: the receiver's policy has to name the sender",
  parameters: { bus: { type: "text", sentence: "the ARN of the receiving bus", isRequired: true, refersTo: "bus" } },
  start(parameters) {
    const bus = parameters.text("bus") ?? "";
    const trouble = { code: "NO_PERMISSIONS", reason: "the bus refuses other accounts", isRetried: false };
    return accept({
      effects: {
        target: ({ rule, target }) => {
          const isOwn = eventBusArn({ ...rule, name: DEFAULT_BUS }).split(":")[4] === target.arn.split(":")[4];
          return target.arn === bus && !isOwn ? trouble : undefined;
        },
      },
    });
  },
};
