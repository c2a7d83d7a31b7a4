/** RemovePermission: the statement with the id goes. AWS Lambda API Reference, RemovePermission. */
import type { RemovePermissionRequest } from "@aws-sdk/client-lambda";
import { decideRemoveFunctionPermission } from "../../../../domain/index.ts";
import { functionMeant } from "../named-function.ts";
import { onFunction } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const removePermission = defineOperation<RemovePermissionRequest, Readonly<Record<string, never>>>({
  name: "RemovePermission",
  readOnly: false,
  eventName: "RemovePermission20150331v2",
  permissions: (context, input) => onFunction(context, "RemovePermission", input),
  decide(context, input) {
    const arn = functionMeant(context, input);
    if (!arn.ok) return arn;
    const revisions = { known: input.RevisionId, next: context.ids.uuid() };
    return decideRemoveFunctionPermission(context.world, arn.value, {
      statementId: input.StatementId ?? "",
      revisions,
    });
  },
  respond: () => ({}),
});
