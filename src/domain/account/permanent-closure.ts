/** What falls due by itself 90 days after an account was closed: it drops out of its organization, and what is in it is deleted. aws-facts 1.5, 3.2, 3.3. */
import type { Instant } from "../../kernel/index.ts";
import { type AssumptionReader, assumptionReader } from "../assumptions.ts";
import type { DomainEvent } from "../domain-event.ts";
import { departure } from "../organization/departure.ts";
import { dissolve } from "../organization/dissolve.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { organizationOf } from "../organization/tree.ts";
import type { World } from "../world.ts";
import type { Account } from "./account.ts";
import { permanentlyClosedFrom } from "./account-state.ts";

export type Due = Readonly<{ at: Instant; events: readonly DomainEvent[] }>;

/** The first moment at which something falls due, or undefined while nothing will. */
export function nextDue(world: World): Instant | undefined {
  let first: Instant | undefined;
  for (const { at } of closing(world)) if (first === undefined || at < first) first = at;
  return first;
}

/**
 * What fell due up to and including an instant, oldest first. Each is decided when it is asked for: apply its events
 * before taking the next.
 */
export function* dueUpTo(
  world: World,
  now: Instant,
  assumptions: AssumptionReader = assumptionReader({}),
): Generator<Due> {
  const due = [...closing(world)].filter(({ at }) => at <= now);
  for (const { account, at } of membersFirst(world, due)) {
    const gone: DomainEvent = { kind: "AccountPermanentlyClosed", accountId: account.id, at };
    yield { at, events: [...droppingOut(world, { account, at }, assumptions), gone] };
  }
}

type ClosingAccount = Readonly<{ account: Account; at: Instant }>;

function* closing(world: World): Generator<ClosingAccount> {
  for (const accountId of world.closingAccounts) {
    const account = world.accounts.get(accountId);
    if (account?.closure !== undefined) yield { account, at: permanentlyClosedFrom(account.closure) };
  }
}

/** At the same moment the members go before the account that manages them. */
function membersFirst(world: World, due: readonly ClosingAccount[]): readonly ClosingAccount[] {
  const rank = ({ account }: ClosingAccount): number => (manages(world, account) ? 1 : 0);
  return [...due].sort((one, other) => one.at - other.at || rank(one) - rank(other));
}

const manages = (world: World, { id }: Account): boolean => organizationOf(world, id)?.managementAccountId === id;

function droppingOut(
  world: World,
  { account: { id: accountId }, at }: ClosingAccount,
  assumptions: AssumptionReader,
): readonly DomainEvent[] {
  const organization = organizationOf(world, accountId);
  if (organization === undefined) return [];
  if (isManagementAccount(organization, accountId)) return dissolve(world, organization, { at, method: "CLEANED" });
  return departure(world, { accountId, organizationId: organization.id, method: "CLEANED", at }, assumptions);
}
