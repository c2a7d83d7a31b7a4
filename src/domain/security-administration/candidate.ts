/** Which accounts of an organization a security service's administrator can take as members. API references: CreateMembers of GuardDuty and of Security Hub. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import { isClosedOrSuspended } from "../account/account-state.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { organizationOf } from "../organization/tree.ts";
import type { World } from "../world.ts";
import type { RegionalPlace, WatchedMember } from "./administration.ts";

type Candidate = Readonly<{
  accountId: AccountId;
  now: Instant;
  /** Whether the service is on in the account: the management account has to switch it on itself. */
  isOn: boolean;
}>;

/** Not the administrator, no closed account, and the management account only where the service is on already. */
export function canBeTaken(world: World, administrator: RegionalPlace, { accountId, now, isOn }: Candidate): boolean {
  const account = world.accounts.get(accountId);
  const organization = organizationOf(world, administrator.accountId);
  if (account === undefined || organization === undefined || accountId === administrator.accountId) return false;
  if (account.membership?.organizationId !== organization.id || isClosedOrSuspended(account, now)) return false;
  return isOn || !isManagementAccount(organization, accountId);
}

type Taken<Status extends string> = Readonly<{
  accountId: AccountId;
  known: WatchedMember<Status> | undefined;
  now: Instant;
}>;

/** An account as a member from now on, by the address that the administrator knew it by. */
export function takenMember<Status extends string>(
  world: World,
  { accountId, known, now }: Taken<Status>,
): WatchedMember<Status> {
  const email = known?.email ?? world.accounts.get(accountId)?.email ?? "";
  return { accountId, email, status: "Enabled", since: now, updatedAt: now };
}
