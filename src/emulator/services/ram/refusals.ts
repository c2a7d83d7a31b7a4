/** Why AWS Resource Access Manager refuses, and what that is called on the wire. AWS RAM API Reference, "Errors" of each action; texts as seen on AWS where they are known. */
import type { ResourceShareRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs, partNotEmulated } from "../common-errors.ts";

export type RamRefusal =
  | ResourceShareRefusal
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "MalformedArn"; arn: string }>
  | Readonly<{ kind: "CriterionUnsuitable"; what: string }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

export function wireError(refusal: RamRefusal): WireError {
  switch (refusal.kind) {
    case "ShareNotFound":
      return error("UnknownResourceException", `ResourceShare ${refusal.arn} could not be found.`);
    case "ShareInvitationNotFound":
      return error(
        "ResourceShareInvitationArnNotFoundException",
        `ResourceShareInvitation ${refusal.arn} could not be found.`,
      );
    case "ShareInvitationExpired":
      return error("ResourceShareInvitationExpiredException", `The invitation ${refusal.arn} has expired.`);
    case "ShareInvitationAccepted":
      return error(
        "ResourceShareInvitationAlreadyAcceptedException",
        `The invitation ${refusal.arn} was already accepted.`,
      );
    case "SharePrincipalUnknown":
      return error("UnknownResourceException", `${unknownPrincipal(refusal.principal)} could not be found.`);
    case "SharePrincipalExternal":
      return error(
        "OperationNotPermittedException",
        `Principal ID ${refusal.principal} isn't in your AWS organization. You don't have permission to add external AWS accounts to a resource share.`,
      );
    default:
      return others(refusal);
  }
}

type Other = Exclude<
  RamRefusal,
  {
    kind:
      | "ShareNotFound"
      | "ShareInvitationNotFound"
      | "ShareInvitationExpired"
      | "ShareInvitationAccepted"
      | "SharePrincipalUnknown"
      | "SharePrincipalExternal";
  }
>;

function others(refusal: Other): WireError {
  switch (refusal.kind) {
    case "SharePrincipalIsOwner":
      return error("InvalidParameterException", "You cannot share resources with the account that owns them.");
    case "ShareResourceForeign":
      return error("OperationNotPermittedException", `The resource ${refusal.arn} is not owned by your account.`);
    case "NothingToShare":
      return error("InvalidParameterException", "You must specify at least one resource or principal.");
    case "ShareAssociationMissing":
      return error("UnknownResourceException", `Association with ${refusal.entity} could not be found.`);
    case "NotSharingManagement":
      return error(
        "OperationNotPermittedException",
        "Only the management account of an organization with all features enabled can enable sharing with AWS Organizations.",
      );
    case "InvalidNextToken":
      return error("InvalidNextTokenException", "The specified value for nextToken is not valid.");
    case "MalformedArn":
      return error("MalformedArnException", `The specified resource ARN ${refusal.arn} is not valid.`);
    case "CriterionUnsuitable":
      return error("InvalidParameterException", refusal.what);
    case "NotEmulated":
      return partNotEmulated(refusal.what);
    default:
      return unreachable(refusal);
  }
}

/** As seen on AWS for organizations with which sharing is not enabled. */
const unknownPrincipal = (principal: string): string =>
  `${principal.includes(":ou/") ? "OrganizationalUnit" : "Organization"} ${principal.split("/").at(-1)}`;

const error = (code: string, message: string): WireError => ({ code, message, status: 400 });

export const accessDenied = accessDeniedAs(403);

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, RamRefusal>): AnyOperation => operation;
