/** The management account closes a member. Organizations API Reference: CloseAccount; aws-facts 3.2, C1, C2, C13. */
import { type AccountId, accept, addMs, type Instant, minutes, type Result, refuse } from "../../kernel/index.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { DomainEvent } from "../domain-event.ts";
import { CLOSURE_WINDOW_MS } from "../organization/limits.ts";
import type { Organization } from "../organization/organization.ts";
import { quotasOf } from "../organization/quotas.ts";
import { asManagement, isManagementAccount } from "../organization/standing.ts";
import { countMembers, memberOf } from "../organization/tree.ts";
import type { CloseAccountRefusal, Limit, OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import type { Account } from "./account.ts";
import { accountStateAt } from "./account-state.ts";

/** From asking to CLOSED. Modelled: AWS says minutes. */
export const CLOSURE_MS = minutes(5);

/** `durationMs`: how long the account stays PENDING_CLOSURE. */
export type Closing = Readonly<{ now: Instant; durationMs: number }>;
/** A decision about a quota rests on assumptions as well. */
export type CountedClosing = Closing & Readonly<{ assumptions: AssumptionReader }>;
export type CloseAccountCommand = Readonly<{ caller: AccountId; accountId: string }>;

/** A delegated administrator is refused like any other member. The order of checks is ours: AWS documents none. */
export function decideCloseAccount(
  world: World,
  { caller, accountId }: CloseAccountCommand,
  closing: CountedClosing,
): Result<readonly DomainEvent[], OrganizationsRefusal> {
  const standing = asManagement(world, caller);
  if (!standing.ok) return standing;
  const organization = standing.value;
  if (organization.featureSet !== "ALL") return refuse({ kind: "NotAllFeatures" });
  const account = memberOf(world, organization, accountId);
  if (account === undefined) return refuse({ kind: "Missing", what: "account" });
  if (isManagementAccount(organization, account.id)) return refuse({ kind: "ManagementAccountCannotBeClosed" });
  const objection = objectionToClosing(account, closing.now);
  if (objection !== undefined) return refuse(objection);
  const limit = reachedLimit(world, organization, closing);
  return limit === undefined
    ? accept([closeRequested(account.id, "management", closing)])
    : refuse({ kind: "LimitReached", limit });
}

/** What keeps an account from being closed, whoever asks; an account that AWS suspended can be closed. */
export function objectionToClosing(
  account: Account,
  now: Instant,
): Extract<CloseAccountRefusal, { kind: "AccountAlreadyClosed" | "AccountInTransition" }> | undefined {
  const state = accountStateAt(account, now);
  if (state === "CLOSED") return { kind: "AccountAlreadyClosed" };
  const isChanging = state === "PENDING_CLOSURE" || state === "PENDING_ACTIVATION";
  return isChanging ? { kind: "AccountInTransition" } : undefined;
}

export const closeRequested = (
  accountId: AccountId,
  by: "management" | "owner",
  { now, durationMs }: Closing,
): DomainEvent => ({
  kind: "AccountCloseRequested",
  accountId,
  closure: { by, requestedAt: now, closedAt: addMs(now, durationMs) },
});

/** Only closures by CloseAccount count. */
function reachedLimit(world: World, organization: Organization, closing: CountedClosing): Limit | undefined {
  let underWay = 0;
  for (const accountId of world.closingAccounts) {
    const closure = memberOf(world, organization, accountId)?.closure;
    if (closure?.by === "management" && closing.now < closure.closedAt) underWay += 1;
  }
  const quotas = quotasOf(organization, countMembers(organization) - 1);
  if (isSpent(world, organization, { closing, quota: quotas.closuresPer30Days })) return "closuresPer30Days";
  return underWay >= quotas.closuresAtOnce ? "closuresAtOnce" : undefined;
}

/**
 * What was closed counts for thirty days, also where the account was reopened since: assumption `reopened-account-closures`, asked for
 * only where it decides.
 */
function isSpent(
  world: World,
  { id }: Organization,
  { closing: { now, assumptions }, quota }: Readonly<{ closing: CountedClosing; quota: number }>,
): boolean {
  const since = addMs(now, -CLOSURE_WINDOW_MS);
  const recent = (world.closureRequests.get(id) ?? []).filter(({ at }) => at > since);
  if (recent.length < quota) return false;
  const stillClosed = recent.filter(({ accountId, at }) => world.accounts.get(accountId)?.closure?.requestedAt === at);
  return stillClosed.length >= quota || assumptions.value("reopened-account-closures") === "count";
}
