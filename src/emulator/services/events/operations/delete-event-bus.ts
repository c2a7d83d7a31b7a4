/** DeleteEventBus: a bus that is not there is deleted already. EventBridge API Reference, DeleteEventBus. */
import type { DeleteEventBusRequest } from "@aws-sdk/client-eventbridge";
import { decideDeleteBus } from "../../../../domain/index.ts";
import { onBus } from "../on-bus.ts";
import { defineOperation } from "../refusal.ts";
import { busMeant } from "../rules.ts";

export const deleteEventBus = defineOperation<DeleteEventBusRequest, Record<string, never>>({
  name: "DeleteEventBus",
  readOnly: false,
  permissions: (context, input) => onBus(context, "DeleteEventBus", input.Name),
  decide: (context, input) => decideDeleteBus(context.world, busMeant(context, input.Name)),
  respond: () => ({}),
});
