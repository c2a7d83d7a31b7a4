/** Why GuardDuty refuses, and what that is called on the wire. GuardDuty API Reference: BadRequestException; texts as seen on AWS where they are known. */
import type { ThreatDetectionRefusal, UnprocessedReason } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs, partNotEmulated } from "../common-errors.ts";

export type GuardDutyRefusal =
  | ThreatDetectionRefusal
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NoAutoEnable" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

/** GuardDuty has one error for whatever the caller got wrong; the body says `InvalidInputException`, as seen on AWS. */
const refused = (text: string): WireError => ({
  code: "BadRequestException",
  message: text,
  status: 400,
  members: { __type: "InvalidInputException" },
});

export const NOT_MANAGEMENT = refused(
  "The request failed because you do not have required AWS Organization master permission.",
);

export function wireError(refusal: GuardDutyRefusal): WireError {
  switch (refusal.kind) {
    case "NotEmulated":
      return partNotEmulated(refusal.what);
    case "NotSecurityManagement":
    case "NotThreatAdministrator":
      return NOT_MANAGEMENT;
    default:
      return refused(TEXTS[refusal.kind]);
  }
}

const TEXTS: Readonly<
  Record<Exclude<GuardDutyRefusal["kind"], "NotEmulated" | "NotSecurityManagement" | "NotThreatAdministrator">, string>
> = {
  DetectorNotOwned: "The request is rejected because the input detectorId is not owned by the current account.",
  DetectorExists: "The request is rejected because a detector already exists for the current account.",
  DetectorHasMembers:
    "The request is rejected because the current account cannot delete detector while it has invited or associated members.",
  DetectorAdministered:
    "The request is rejected because the current account is a member account that an administrator account manages.",
  SecurityAdministratorExists:
    "The request failed because an account is already enabled as the GuardDuty delegated administrator for the organization.",
  SecurityAdministratorUnknown:
    "The request is rejected because the given account ID is not an active account of the organization.",
  NotThreatAdministratorAccount:
    "The request is rejected because the given account ID is not the GuardDuty delegated administrator of the organization.",
  AllMembersStay:
    "The request is rejected because GuardDuty is enabled for all accounts of the organization, and this account is in it.",
  NoThreatAdministrator: "The request is rejected because the current account has no administrator account.",
  UnknownFindingType:
    "The request is rejected because an invalid or out-of-range value is specified as an input parameter.",
  InvalidNextToken: "The request is rejected because the input nextToken is invalid.",
  NoAutoEnable: "The request is rejected because either autoEnable or autoEnableOrganizationMembers must be specified.",
};

/** Result of one account that was passed over. */
export function unprocessedText(because: UnprocessedReason): string {
  switch (because) {
    case "alreadyMember":
      return "The request is rejected because the given account ID is already a member or associated member of the current account.";
    case "notMember":
      return "The request is rejected because the given account ID is not an associated member of account the current account.";
    case "stillAssociated":
      return "The request is rejected because the given account ID is an associated member; disassociate it first.";
    case "managementNotEnabled":
      return "Operation failed because your organization master must first enable GuardDuty to be added as a member";
    case "isCaller":
      return "The request is rejected because the given account ID is the current account.";
    default:
      return unreachable(because);
  }
}

export const accessDenied = accessDeniedAs(403);

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, GuardDutyRefusal>): AnyOperation => operation;
