/** Why GuardDuty says no. GuardDuty API Reference: BadRequestException of each action. */
import type { DesignationRefusal } from "../security-administration/designation.ts";

export type ThreatDetectionRefusal = Readonly<{
  kind:
    | DesignationRefusal["kind"]
    | "DetectorNotOwned"
    | "DetectorExists"
    /** It still administers members. */
    | "DetectorHasMembers"
    /** An administrator watches the account, so only the administrator may switch it off or let it go. */
    | "DetectorAdministered"
    | "NotThreatAdministrator"
    | "NotThreatAdministratorAccount"
    | "AllMembersStay"
    | "NoThreatAdministrator"
    | "UnknownFindingType";
}>;

/** Why one account of several was passed over. */
export type UnprocessedReason = "alreadyMember" | "notMember" | "stillAssociated" | "managementNotEnabled" | "isCaller";

export type Unprocessed = Readonly<{ accountId: string; because: UnprocessedReason }>;
