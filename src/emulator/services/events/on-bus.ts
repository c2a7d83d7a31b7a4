/** What the operations on event buses have in common. Service Authorization Reference: "Amazon EventBridge". */
import { eventBusArn } from "../../../domain/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import { busMeant } from "./rules.ts";

export const onBus = (context: OperationContext, action: string, busName: string | undefined): RequiredPermission[] => [
  { action: `events:${action}`, resource: eventBusArn(busMeant(context, busName)) },
];
