/** Why Security Hub says no. Security Hub API Reference: errors of each action. */
import type { AccountId } from "../../kernel/index.ts";
import type { DesignationRefusal } from "../security-administration/designation.ts";

export type SecurityHubRefusal =
  | Readonly<{
      kind:
        | DesignationRefusal["kind"]
        | "AlreadySubscribed"
        | "UnknownHub"
        /** The organization's administrator cannot do without. */
        | "HubAdministers"
        /** An administrator watches the account. */
        | "HubAdministered"
        | "NotHubAdministratorAccount"
        | "FindingOfOtherAccount";
    }>
  | Readonly<{ kind: "NotSubscribed" | "NotHubAdministrator"; accountId: AccountId }>
  | Readonly<{ kind: "ForeignProduct"; productArn: string }>;

/** Why one account of several was passed over. */
export type HubUnprocessedReason =
  | "alreadyMember"
  | "notMember"
  | "inOrganization"
  | "managementNotEnabled"
  | "isCaller";

export type HubUnprocessed = Readonly<{ accountId: string; because: HubUnprocessedReason }>;
