/** What happens in matters of Security Hub. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { RegionalPlace } from "../security-administration/administration.ts";
import type { Hub, HubAdministration, HubFinding, HubMember } from "./hub.ts";

export type SecurityHubEvent =
  | Readonly<{ kind: "HubEnabled"; hub: Hub }>
  | Readonly<{ kind: "HubDisabled"; place: RegionalPlace }>
  /** Who administers from now on, and how. */
  | Readonly<{ kind: "HubAdministratorDesignated"; administration: HubAdministration }>
  | Readonly<{ kind: "HubAdministratorEnded"; organizationId: string; region: string; at: Instant }>
  /** Of the administrator in that place. */
  | Readonly<{ kind: "HubMembersChanged"; place: RegionalPlace; members: readonly HubMember[] }>
  | Readonly<{ kind: "HubMembersDeleted"; place: RegionalPlace; accountIds: readonly AccountId[] }>
  | Readonly<{ kind: "FindingsImported"; place: RegionalPlace; findings: readonly HubFinding[] }>;
