/** Quotas of one organization: AWS's own unless the organization has others. Organizations User Guide: "Quotas for AWS Organizations" (2026), aws-facts 8, C12, C13. */
import { days } from "../../kernel/index.ts";

export type OrganizationQuotas = Readonly<{
  /** Members, closed ones and open invitations included. AWS gives a new organization 10 and raises it on request. */
  accounts: number;
  /** Accounts that may be in creation at the same time. */
  creationsAtOnce: number;
  /** Accounts closed by CloseAccount in any 30 days. */
  closuresPer30Days: number;
  /** Closures by CloseAccount that may be under way at the same time. */
  closuresAtOnce: number;
  /** Invitations sent in any 24 hours, accepted ones not counted. */
  invitationsPerDay: number;
  /** Age in milliseconds from which a created account may leave. Seven days until 2025-10-28. */
  createdAccountWaitMs: number;
}>;

/** What of an organization is read here. */
type Limited = Readonly<{ quotas?: Partial<OrganizationQuotas> }>;

/** The most that AWS allows, so that no file is too large for it. */
const DEFAULT_ACCOUNTS = 50_000;
const CREATIONS_AT_ONCE = 5;
const CLOSURES_AT_ONCE = 3;
const LEAST_CLOSURES = 250;
const MOST_CLOSURES = 1_000;
const CLOSABLE_SHARE = 0.2;
const LEAST_INVITATIONS = 20;
const CREATED_ACCOUNT_WAIT_MS = days(4);

/** `memberCount` leaves the management account out. */
export function quotasOf({ quotas = {} }: Limited, memberCount: number): OrganizationQuotas {
  const accounts = quotas.accounts ?? DEFAULT_ACCOUNTS;
  return {
    accounts,
    creationsAtOnce: quotas.creationsAtOnce ?? CREATIONS_AT_ONCE,
    closuresPer30Days: quotas.closuresPer30Days ?? closuresPer30Days(memberCount),
    closuresAtOnce: quotas.closuresAtOnce ?? CLOSURES_AT_ONCE,
    invitationsPerDay: quotas.invitationsPerDay ?? Math.max(LEAST_INVITATIONS, accounts),
    createdAccountWaitMs: createdAccountWaitMs({ quotas }),
  };
}

export const createdAccountWaitMs = ({ quotas }: Limited): number =>
  quotas?.createdAccountWaitMs ?? CREATED_ACCOUNT_WAIT_MS;

/** The larger of 20 % of the members and 250, and never more than 1,000. Ten per cent until 2026-04-03. */
export const closuresPer30Days = (memberCount: number): number =>
  Math.min(MOST_CLOSURES, Math.max(LEAST_CLOSURES, Math.floor(memberCount * CLOSABLE_SHARE)));
