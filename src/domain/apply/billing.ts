/** Writes usage, the memberships that it fell into, budgets and monitors. */
import { type AccountId, type Instant, unreachable } from "../../kernel/index.ts";
import type { Account } from "../account/account.ts";
import { type AccountBilling, MAX_FORMER_MEMBERSHIPS, NO_BILLING } from "../billing/billing.ts";
import type { BillingEvent } from "../domain-event.ts";
import type { MutableWorld } from "./mutable-world.ts";
import { stored } from "./organization.ts";

export function applyBillingEvent(world: MutableWorld, event: BillingEvent) {
  switch (event.kind) {
    case "UsageDeclared": {
      const { accountId, usage, formerMemberships, pauses } = event;
      return change(world, accountId, { usage, formerMemberships, pauses });
    }
    case "BudgetChanged":
      return change(world, event.accountId, {
        budgets: written(budgetsOf(world, event), event.budget.name, event.budget),
      });
    case "BudgetDeleted":
      return change(world, event.accountId, { budgets: written(budgetsOf(world, event), event.name, undefined) });
    case "AnomalyMonitorChanged": {
      const { monitor } = event;
      return change(world, event.accountId, { monitors: written(monitorsOf(world, event), monitor.arn, monitor) });
    }
    case "AnomalyMonitorDeleted":
      return change(world, event.accountId, { monitors: written(monitorsOf(world, event), event.arn, undefined) });
    case "CommitmentsDeclared": {
      const { accountId, savingsPlans, reservations } = event;
      return change(world, accountId, { savingsPlans, reservations });
    }
    case "CostTagSwitched":
      return switchCostTag(world, event);
    case "MemberCostAccessSwitched":
      return switchAccess(world, event);
    case "AgreementAccepted":
      world.agreements.set(event.holder, written(world.agreements.get(event.holder), event.name, event.at));
      return;
    default:
      return unreachable(event);
  }
}

type OfAccount = Readonly<{ accountId: AccountId }>;
const budgetsOf = (world: MutableWorld, { accountId }: OfAccount) => world.billing.get(accountId)?.budgets;
const monitorsOf = (world: MutableWorld, { accountId }: OfAccount) => world.billing.get(accountId)?.monitors;

function change(world: MutableWorld, accountId: AccountId, parts: Partial<AccountBilling>): void {
  world.billing.set(accountId, { ...(world.billing.get(accountId) ?? NO_BILLING), ...parts });
}

/** An organization that keeps nobody from anything is as it was before anybody was kept. */
function switchAccess(world: MutableWorld, event: Extract<BillingEvent, { kind: "MemberCostAccessSwitched" }>): void {
  const { memberCostAccess: _, ...others } = stored(world, event.organizationId);
  world.organizations.set(others.id, event.on ? others : { ...others, memberCostAccess: "barred" });
}

/** A copy with one entry set, or removed for undefined. */
function written<V>(
  map: ReadonlyMap<string, V> | undefined,
  key: string,
  value: V | undefined,
): ReadonlyMap<string, V> {
  const copy = new Map(map);
  if (value === undefined) copy.delete(key);
  else copy.set(key, value);
  return copy;
}

type Switched = Readonly<{ accountId: AccountId; key: string; isActive: boolean; at: Instant }>;

function switchCostTag(world: MutableWorld, { accountId, key, isActive, at }: Switched): void {
  const costTags = world.billing.get(accountId)?.costTags ?? NO_BILLING.costTags;
  const known = costTags.get(key) ?? [];
  const ended = known.map((each) => (each.until === undefined ? { ...each, until: at } : each));
  const activations = isActive ? [...ended, { from: at, until: undefined }] : ended;
  change(world, accountId, { costTags: written(costTags, key, activations.slice(-MAX_FORMER_MEMBERSHIPS)) });
}

/** Keys that a member had activated for itself lose that; those of the management account are the organization's. */
export function endCostTags(world: MutableWorld, accountId: AccountId, at: Instant): void {
  const { costTags } = world.billing.get(accountId) ?? NO_BILLING;
  for (const key of costTags.keys()) switchCostTag(world, { accountId, key, isActive: false, at });
}

const isIdle = ({ usage, savingsPlans, reservations }: AccountBilling): boolean =>
  usage.length + savingsPlans.length + reservations.length === 0;

/** Remembers when an account was a member, for what it used and had bought meanwhile; of accounts without either nothing is remembered. */
export function rememberMembership(world: MutableWorld, { id, membership }: Account, until: Instant): void {
  const billing = world.billing.get(id);
  if (membership === undefined || billing === undefined || isIdle(billing)) return;
  const { organizationId, joinedAt: from } = membership;
  if (until <= from) return;
  const payerAccountId = stored(world, organizationId).managementAccountId;
  const all = [...billing.formerMemberships, { organizationId, payerAccountId, from, until }];
  change(world, id, { formerMemberships: all.slice(-MAX_FORMER_MEMBERSHIPS) });
}

/** Remembers when an account was closed, once it is open again. */
export function rememberClosure(world: MutableWorld, { id, closure }: Account, until: Instant): void {
  const billing = world.billing.get(id);
  if (closure === undefined || billing === undefined || isIdle(billing)) return;
  if (until <= closure.closedAt) return;
  change(world, id, { pauses: [...billing.pauses, { from: closure.closedAt, until }].slice(-MAX_FORMER_MEMBERSHIPS) });
}
