/** Services that watch and share across an organization, as the file has them. */
import type { AutoEnabledMembers } from "../domain/index.ts";
import type { ConfigurationEntry } from "./configuration-entry.ts";
import type { Mention, Moment } from "./mention.ts";

export type ThreatFindingEntry = Readonly<{
  account: Mention;
  type: string;
  severity: number;
  sample: boolean;
  found: Moment | undefined;
}>;

/** A service that watches accounts in one Region, with its administrator. */
export type WatchEntry = Readonly<{
  at: number;
  administrator: Mention;
  region: string;
  since: Moment | undefined;
  /** Undefined: every active account, or nobody where no account is taken by itself. */
  members: readonly Mention[] | undefined;
  findings: readonly Readonly<{ account: Mention }>[];
}>;

export type GuardDutyEntry = WatchEntry &
  Readonly<{ autoEnable: AutoEnabledMembers; findings: readonly ThreatFindingEntry[] }>;

export type HubFindingEntry = Readonly<{
  account: Mention;
  id: string;
  title: string;
  severity: HubSeverity;
  found: Moment | undefined;
}>;

export const HUB_SEVERITIES = ["INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL"] as const;
export type HubSeverity = (typeof HUB_SEVERITIES)[number];

export type SecurityHubEntry = WatchEntry &
  Readonly<{ autoEnable: boolean; withStandards: boolean; findings: readonly HubFindingEntry[] }>;

export type ResourceShareEntry = Readonly<{
  at: number;
  id: string | undefined;
  name: string;
  account: Mention;
  region: string;
  since: Moment | undefined;
  allowsExternalPrincipals: boolean;
  retainsOnDeparture: boolean;
  principals: readonly Mention[];
  resources: readonly Mention[];
}>;

/** Said instead of a unit or an account: everybody in the organization. */
export const WHOLE_ORGANIZATION = "organization";

export type SecurityServicesEntry = ConfigurationEntry &
  Readonly<{
    guardDuty: readonly GuardDutyEntry[];
    securityHub: readonly SecurityHubEntry[];
    resourceShares: readonly ResourceShareEntry[];
  }>;
