/** Why IAM Identity Center refuses, and what that is called on the wire. IAM Identity Center API Reference: "Errors" of each action. */
import type { AssignmentRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs, partNotEmulated } from "../common-errors.ts";

export type IdentityCenterRefusal =
  | AssignmentRefusal
  | Readonly<{ kind: "MalformedInlinePolicy" }>
  | Readonly<{ kind: "TargetIdNeeded" }>
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

/** The texts are ours: the reference has none. */
export function wireError(refusal: IdentityCenterRefusal): WireError {
  switch (refusal.kind) {
    case "InstanceNotFound":
      return error("ResourceNotFoundException", `No IAM Identity Center instance found for ${refusal.arn}`);
    case "NotIdentityCenterAdministrator":
      return accessDenied("Only the management account or the delegated administrator of the organization can do this");
    case "ManagementAccountReserved":
      return accessDenied("A delegated administrator cannot manage access to the management account");
    case "PermissionSetNotFound":
      return error("ResourceNotFoundException", `PermissionSet not found: ${refusal.arn}`);
    case "PermissionSetExists":
      return error("ConflictException", `PermissionSet with name ${refusal.name} already exists.`);
    case "PolicyAlreadyAttached":
      return error("ConflictException", `${refusal.arn} is attached to the permission set already`);
    case "TooManyPolicies":
      return error("ServiceQuotaExceededException", `A permission set has at most ${refusal.limit} managed policies`);
    case "AccountNotInOrganization":
      return error("ResourceNotFoundException", `Account not found: ${refusal.accountId}`);
    case "AssignmentNotFound":
      return error("ResourceNotFoundException", "There is no such account assignment");
    case "RequestNotFound":
      return error("ResourceNotFoundException", `Request not found: ${refusal.id}`);
    case "MalformedInlinePolicy":
      return error("ValidationException", "The inline policy is malformed");
    case "InvalidNextToken":
      return error("ValidationException", "The pagination token is invalid");
    case "TargetIdNeeded":
      return error("ValidationException", "TargetId is required exactly where TargetType is AWS_ACCOUNT");
    case "NotEmulated":
      return partNotEmulated(refusal.what);
    default:
      return unreachable(refusal);
  }
}

const error = (code: string, message: string): WireError => ({ code, message, status: 400 });

export const accessDenied = accessDeniedAs(400);

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, IdentityCenterRefusal>): AnyOperation => operation;
