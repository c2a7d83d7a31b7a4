/** Cost allocation tags: which keys a payer has activated, and what a charge then tells. AWS Billing User Guide, "Using user-defined cost allocation tags". */
import { type AccountId, accept, addMs, days, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import type { Period } from "./billing.ts";
import { costViewOf } from "./cost-view.ts";
import { billingOf } from "./standing.ts";
import type { TagActivation } from "./watching.ts";

/** The named assumption on when a key that was activated is in the data. "Up to 24 hours" is documented. */
export const TAG_ACTIVATION = "cost-tag-activation";
/** The latest. */
const ACTIVATION_MS = days(1);

export type CostTag = Readonly<{ key: string; isActive: boolean; changedAt: Instant | undefined }>;

export type CostTagRefusal = Readonly<{ kind: "LinkedAccountHasNoCostTags" }>;

const NEVER: readonly TagActivation[] = [];
const activationsOf = (world: World, payer: AccountId, key: string): readonly TagActivation[] =>
  billingOf(world, payer).costTags.get(key) ?? NEVER;

/** Keys of what is used by the accounts that the payer pays for now, by name. Only management accounts and stand-alone ones have the list. */
export function decideListCostTags(world: World, caller: AccountId): Result<readonly CostTag[], CostTagRefusal> {
  const { organizationId, accountId } = costViewOf(world, caller);
  if (organizationId !== undefined && accountId !== undefined) return refuse({ kind: "LinkedAccountHasNoCostTags" });
  const keys = new Set<string>();
  for (const each of organizationId === undefined ? [caller] : world.billing.keys()) {
    if (world.accounts.get(each)?.membership?.organizationId !== organizationId) continue;
    for (const { tags } of billingOf(world, each).usage) for (const key of tags.keys()) keys.add(key);
  }
  return accept([...keys].sort().map((key) => tagOf(world, caller, key)));
}

function tagOf(world: World, payer: AccountId, key: string): CostTag {
  const last = activationsOf(world, payer, key).at(-1);
  return { key, isActive: last !== undefined && last.until === undefined, changedAt: last?.until ?? last?.from };
}

export type CostTagChange = Readonly<{ key: string; isActive: boolean }>;

/** A key that nobody uses changes nothing and stops nothing; one that stands already as it is asked to is left alone. */
export function decideUpdateCostTags(
  world: World,
  { caller, changes, now }: Readonly<{ caller: AccountId; changes: readonly CostTagChange[]; now: Instant }>,
): Result<readonly DomainEvent[], CostTagRefusal> {
  const listed = decideListCostTags(world, caller);
  if (!listed.ok) return listed;
  const known = new Map(listed.value.map((each) => [each.key, each.isActive]));
  const events = new Map<string, DomainEvent>();
  for (const { key, isActive } of changes) {
    if (!known.has(key) || known.get(key) === isActive) continue;
    known.set(key, isActive);
    events.set(key, { kind: "CostTagSwitched", accountId: caller, key, isActive, at: now });
  }
  return accept([...events.values()]);
}

type Tagged = Period & Readonly<{ payerAccountId: AccountId; tags: ReadonlyMap<string, string> }>;

/** What a charge says to a key: nothing while the payer of that time had not activated it. Nothing lies on both sides of one of `tagEdgesOf`. */
export function tagValueOf(world: World, { payerAccountId, tags, from }: Tagged, asked: TagQuestion): string {
  const { key, delayMs } = asked;
  const isActive = activationsOf(world, payerAccountId, key).some(
    (each) => addMs(each.from, delayMs) <= from && (each.until === undefined || from < each.until),
  );
  return isActive ? (tags.get(key) ?? "") : "";
}

export type TagQuestion = Readonly<{ key: string; delayMs: number }>;

/** Moments at which somebody's key begins or ceases to be in the data, in order. */
export function tagEdgesOf(world: World, { key, delayMs }: TagQuestion): readonly Instant[] {
  const edges = new Set<Instant>();
  for (const { costTags } of world.billing.values())
    for (const { from, until } of costTags.get(key) ?? NEVER) {
      edges.add(addMs(from, delayMs));
      if (until !== undefined) edges.add(until);
    }
  return [...edges].sort((one, other) => one - other);
}

/** By the value of TAG_ACTIVATION. */
export const activationDelayMs = (value: string): number => (value === "at-once" ? 0 : ACTIVATION_MS);

/** Whether TAG_ACTIVATION matters in a period: some key was activated in it or so shortly before that it decides. */
export const isActivatedIn = (world: World, key: string, { from, until }: Period): boolean =>
  [...world.billing.values()].some(({ costTags }) =>
    (costTags.get(key) ?? NEVER).some((each) => each.from < until && addMs(each.from, ACTIVATION_MS) > from),
  );
