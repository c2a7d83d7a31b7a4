/** RemovePermission: one statement of a bus's policy, or all of them. EventBridge API Reference, RemovePermission. */
import type { RemovePermissionRequest } from "@aws-sdk/client-eventbridge";
import { decideRemovePermission } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { onBus } from "../on-bus.ts";
import { defineOperation } from "../refusal.ts";
import { busMeant, findBus } from "../rules.ts";

export const removePermission = defineOperation<RemovePermissionRequest, Record<string, never>>({
  name: "RemovePermission",
  readOnly: false,
  permissions: (context, input) => onBus(context, "RemovePermission", input.EventBusName),

  decide(context, input) {
    const own = findBus(context, input.EventBusName);
    if (!own.ok) return own;
    const isAll = input.RemoveAllPermissions === true;
    if (!isAll && input.StatementId === undefined) {
      return refuse({ kind: "InvalidBusPolicy", text: "Parameter StatementId must be specified." });
    }
    const { world, now } = context;
    const statementId = isAll ? undefined : input.StatementId;
    return decideRemovePermission(world, busMeant(context, input.EventBusName), { statementId, now });
  },

  respond: () => ({}),
});
