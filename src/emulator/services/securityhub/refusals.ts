/** Why Security Hub refuses, and what that is called on the wire. Security Hub API Reference: errors of each action; texts as seen on AWS where they are known. */
import type { HubUnprocessedReason, SecurityHubRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs, partNotEmulated } from "../common-errors.ts";

export type HubRefusal =
  | SecurityHubRefusal
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

/** The name stands in the body as well. */
const named = (code: string, message: string): WireError => ({ code, message, members: { Code: code } });
const noAccess = (message: string): WireError => named("InvalidAccessException", message);
const invalid = (message: string): WireError => ({ ...named("InvalidInputException", message), status: 400 });

export const NOT_MANAGEMENT = noAccess("The account is not the management account of an organization");

export function wireError(refusal: HubRefusal): WireError {
  switch (refusal.kind) {
    case "NotEmulated":
      return partNotEmulated(refusal.what);
    case "NotSecurityManagement":
      return NOT_MANAGEMENT;
    case "NotSubscribed":
      return noAccess(`Account ${refusal.accountId} is not subscribed to AWS Security Hub`);
    case "NotHubAdministrator":
      return noAccess(`Account ${refusal.accountId} is not an administrator for this organization`);
    case "HubAdministered":
      return noAccess("The account is a member of a Security Hub administrator, which has to disassociate it first");
    case "AlreadySubscribed":
      return named("ResourceConflictException", "Account is already subscribed to Security Hub");
    case "UnknownHub":
      return named("ResourceNotFoundException", "The hub of this ARN is not found in the account");
    case "FindingOfOtherAccount":
      return named("AccessDeniedException", "Findings are imported by the account that they are about");
    case "ForeignProduct":
      return invalid(`productArn: "${refusal.productArn.slice(0, 200)}"`);
    default:
      return invalid(TEXTS[refusal.kind]);
  }
}

const TEXTS: Readonly<
  Record<
    | "HubAdministers"
    | "SecurityAdministratorExists"
    | "SecurityAdministratorUnknown"
    | "NotHubAdministratorAccount"
    | "InvalidNextToken",
    string
  >
> = {
  HubAdministers: "Cannot disable Security Hub on the Security Hub administrator",
  SecurityAdministratorExists: "The organization has a Security Hub administrator already",
  SecurityAdministratorUnknown: "The given account ID is not an active account of the organization",
  NotHubAdministratorAccount: "The given account ID is not the Security Hub administrator of the organization",
  InvalidNextToken: "The given NextToken is not valid",
};

/** ProcessingResult of one account that was passed over. */
export function unprocessedText(because: HubUnprocessedReason): string {
  switch (because) {
    case "alreadyMember":
      return "The request is rejected because the given account ID is already a member or associated member of the current account.";
    case "notMember":
      return "The request is rejected because the given account ID is not an associated member of the current account.";
    case "inOrganization":
      return "The request is rejected because the given account ID belongs to the organization.";
    case "managementNotEnabled":
      return "The request is rejected because the organization management account has not enabled Security Hub.";
    case "isCaller":
      return "The request is rejected because the given account ID is the current account.";
    default:
      return unreachable(because);
  }
}

export const accessDenied = accessDeniedAs(403);

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, HubRefusal>): AnyOperation => operation;
