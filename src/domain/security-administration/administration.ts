/** What services that watch an organization for its security have in common: who administers one in a Region, and who its members are. aws-facts 7. */
import type { AccountId, Instant } from "../../kernel/index.ts";

/** One account in one Region. */
export type RegionalPlace = Readonly<{ accountId: AccountId; region: string }>;

export const placeKey = ({ accountId, region }: RegionalPlace): string => `${accountId}/${region}`;

/** Who administers a service for an organization in one Region. */
export type SecurityAdministration = Readonly<{ organizationId: string; region: string; administrator: AccountId }>;

export const administrationKey = (organizationId: string, region: string): string => `${organizationId}/${region}`;

/** An account as its administrator lists it. `Enabled`: it is associated; `Created`: it was named and no more. */
export type WatchedMember<Status extends string> = Readonly<{
  accountId: AccountId;
  email: string;
  status: Status | "Enabled" | "Created";
  /** When it became a member. */
  since: Instant;
  updatedAt: Instant;
}>;
