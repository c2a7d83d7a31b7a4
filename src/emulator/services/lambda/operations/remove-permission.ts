/** RemovePermission: the statement with the id goes. AWS Lambda API Reference, RemovePermission. */
import type { RemovePermissionRequest } from "@aws-sdk/client-lambda";
import { decideRemoveFunctionPermission, principalTold, statementsOf } from "../../../../domain/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { functionAt, functionMeant } from "../named-function.ts";
import { onFunction } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const removePermission = defineOperation<RemovePermissionRequest, Readonly<Record<string, never>>>({
  name: "RemovePermission",
  readOnly: false,
  eventName: "RemovePermission20150331v2",
  permissions: (context, input) =>
    onFunction(context, "RemovePermission", { ...input, keys: principalKey(context, input) }),
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

/**
 * The principal of the statement that goes. AWS Lambda Developer Guide, "Resources and conditions for Lambda actions": `lambda:Principal`.
 * That it is spelled as AddPermission was told it, and that a statement which is not there has none, is inferred.
 */
function principalKey(context: OperationContext, input: RemovePermissionRequest): Readonly<Record<string, string>> {
  const lambda = functionAt(context, input);
  const statement = lambda.ok ? statementsOf(lambda.value).find(({ Sid }) => Sid === input.StatementId) : undefined;
  const principal = statement === undefined ? undefined : principalTold(statement);
  return principal === undefined ? {} : { "lambda:principal": principal };
}
