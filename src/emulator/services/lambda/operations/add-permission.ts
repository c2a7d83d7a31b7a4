/** AddPermission: a statement in the function's resource policy. AWS Lambda API Reference, AddPermission. */
import type { AddPermissionRequest, AddPermissionResponse } from "@aws-sdk/client-lambda";
import { parsePolicy } from "../../../../authorization/index.ts";
import {
  decideAddFunctionPermission,
  type FunctionPermission,
  statementFor,
  statementsOf,
} from "../../../../domain/index.ts";
import { type Result, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { unknownPrincipal } from "../../../unknown-principal.ts";
import { functionAt, functionMeant, knownFunction } from "../named-function.ts";
import { onFunction } from "../permissions.ts";
import { defineOperation, type LambdaRefusal } from "../refusals.ts";

const PRINCIPAL = /^(?:\*|\d{12}|arn:aws:(?:iam|sts)::\d{12}:\S{1,2000}|[a-z0-9.-]{1,100}\.amazonaws\.com)$/;

export const addPermission = defineOperation<AddPermissionRequest, AddPermissionResponse>({
  name: "AddPermission",
  readOnly: false,
  eventName: "AddPermission20150331v2",
  permissions: (context, { Principal = "", ...input }) =>
    onFunction(context, "AddPermission", { ...input, keys: { "lambda:principal": Principal } }),

  decide(context, input) {
    if (input.FunctionUrlAuthType !== undefined || input.InvokedViaFunctionUrl !== undefined)
      return refuse({ kind: "NotEmulated", what: "the URL of a function" });
    const arn = functionMeant(context, input);
    if (!arn.ok) return arn;
    const problem = principalProblem(context, input);
    if (problem !== undefined) return problem;
    const revisions = { known: input.RevisionId, next: context.ids.uuid() };
    return decideAddFunctionPermission(context.world, arn.value, { permission: permissionFrom(input), revisions });
  },

  respond(context, input) {
    const added = statementsOf(knownFunction(context, input)).find(({ Sid }) => Sid === input.StatementId);
    return { Statement: JSON.stringify(added) };
  },
});

const permissionFrom = (input: AddPermissionRequest): FunctionPermission => ({
  statementId: input.StatementId ?? "",
  action: input.Action ?? "",
  principal: input.Principal ?? "",
  sourceArn: input.SourceArn,
  sourceAccount: input.SourceAccount,
  organizationId: input.PrincipalOrgID,
  eventSourceToken: input.EventSourceToken,
});

/** A user, role or account of this world must be there; a service is known by the form of its name. */
function principalProblem(
  context: OperationContext,
  input: AddPermissionRequest,
): Result<never, LambdaRefusal> | undefined {
  const lambda = functionAt(context, input);
  if (!lambda.ok) return lambda;
  const statement = statementFor(lambda.value, permissionFrom(input));
  const document = parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement: [statement] }), "resource");
  const isRight =
    PRINCIPAL.test(input.Principal ?? "") &&
    document.ok &&
    unknownPrincipal(context.world, document.value) === undefined;
  if (isRight) return undefined;
  const message = "The provided principal was invalid. Please check the principal and try again.";
  return refuse({ kind: "InvalidFunctionParameter", message });
}
