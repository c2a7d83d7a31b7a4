/** Who is to get or lose what, from what a request says. */
import type { CreateAccountAssignmentRequest } from "@aws-sdk/client-sso-admin";
import { type AssignmentCommand, derivedUuid } from "../../../domain/index.ts";
import type { OperationContext } from "../../operation.ts";
import { referenceIn } from "./asked.ts";

/** The id of the request is drawn from the call's own. */
export const requestIdFor = ({ request }: OperationContext): string => derivedUuid(request.id, "assignment");

export const commandIn = (
  context: OperationContext,
  input: Omit<CreateAccountAssignmentRequest, "TargetType">,
): AssignmentCommand => ({
  ...referenceIn(context, input),
  accountId: input.TargetId ?? "",
  principalType: input.PrincipalType === "GROUP" ? "GROUP" : "USER",
  principalId: input.PrincipalId ?? "",
  requestId: requestIdFor(context),
});
