/** An account's own root user closes it, and Support brings it back. Account Management guide: "Close your AWS account"; aws-facts 3.2, 3.3. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { invitationsCancelled } from "../handshake/open-invitations.ts";
import { growthIsRefused } from "../organization/growth.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { membersOf, organizationOf } from "../organization/tree.ts";
import type { CloseAccountRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import type { Account } from "./account.ts";
import { accountStateAt, isPermanentlyClosed } from "./account-state.ts";
import { type CountedClosing, closeRequested, objectionToClosing } from "./decide-close-account.ts";

export type SelfClosureRefusal =
  | Readonly<{ kind: "AccountUnknown" }>
  /** Users and roles cannot, whatever their policies say. */
  | Readonly<{ kind: "OnlyRootMayClose" }>
  /** A management account closes last. */
  | Readonly<{ kind: "MembersRemain" }>
  | Extract<CloseAccountRefusal, { kind: "AccountAlreadyClosed" | "AccountInTransition" }>;

export type SelfClosure = Readonly<{ accountId: AccountId; byRoot: boolean }>;

/**
 * Stand-alone accounts, members whatever the feature set, and the management account once every member is gone or CLOSED.
 * Whether `account:CloseAccount` is allowed (a service control policy may deny it) is asked before; the quotas of
 * CloseAccount do not count here.
 */
export function decideSelfCloseAccount(
  world: World,
  { accountId, byRoot }: SelfClosure,
  closing: CountedClosing,
): Result<readonly DomainEvent[], SelfClosureRefusal> {
  const account = world.accounts.get(accountId);
  if (account === undefined) return refuse({ kind: "AccountUnknown" });
  if (!byRoot) return refuse({ kind: "OnlyRootMayClose" });
  const objection = objectionToClosing(account, closing.now);
  if (objection !== undefined) return refuse(objection);
  if (hasOpenMembers(world, accountId, closing.now)) return refuse({ kind: "MembersRemain" });
  return accept([closeRequested(accountId, "owner", closing), ...invitationsGivenUp(world, accountId, closing)]);
}

/** Nobody joins an organization that is to end with this account. Assumption `closing-management-account-grows`. */
function invitationsGivenUp(
  world: World,
  accountId: AccountId,
  { now, assumptions }: CountedClosing,
): readonly DomainEvent[] {
  const organization = organizationOf(world, accountId);
  if (organization === undefined || !isManagementAccount(organization, accountId)) return [];
  const given = invitationsCancelled(world, organization.id, now);
  return given.length > 0 && growthIsRefused(assumptions) ? given : [];
}

function hasOpenMembers(world: World, accountId: AccountId, now: Instant): boolean {
  const organization = organizationOf(world, accountId);
  if (organization === undefined || !isManagementAccount(organization, accountId)) return false;
  for (const member of membersOf(organization)) {
    const account = member === accountId ? undefined : world.accounts.get(member);
    if (account !== undefined && accountStateAt(account, now) !== "CLOSED") return true;
  }
  return false;
}

export type ReopenRefusal =
  | Readonly<{ kind: "AccountUnknown" }>
  | Readonly<{ kind: "AccountNotClosed" }>
  | Readonly<{ kind: "PermanentlyClosed" }>;

/** Support restores a closed account, with everything in it, for 90 days; later nobody can. */
export function decideReopenAccount(
  world: World,
  { accountId, now }: Readonly<{ accountId: AccountId; now: Instant }>,
): Result<readonly DomainEvent[], ReopenRefusal> {
  const account = world.accounts.get(accountId);
  if (account === undefined) return refuse({ kind: "AccountUnknown" });
  if (isPermanentlyClosed(account, now)) return refuse({ kind: "PermanentlyClosed" });
  if (account.closure === undefined || accountStateAt(account, now) !== "CLOSED")
    return refuse({ kind: "AccountNotClosed" });
  return accept([{ kind: "AccountReopened", accountId, at: now }]);
}

/** How far the account's root user gets in the console: a closed account shows bills and Support, and nothing else. */
export function consoleReachAt(account: Account, now: Instant): "everything" | "billsAndSupport" | "nothing" {
  if (isPermanentlyClosed(account, now)) return "nothing";
  return accountStateAt(account, now) === "CLOSED" ? "billsAndSupport" : "everything";
}
