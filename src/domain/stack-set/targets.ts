/** Which accounts a target means. CloudFormation User Guide: "Service-managed permissions": the units below count too, the management account never. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import { isClosedOrSuspended } from "../account/account-state.ts";
import type { Organization } from "../organization/organization.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { childrenOf, parentsOf, pathTo } from "../organization/tree.ts";
import type { World } from "../world.ts";
import type { StackInstance, StackSet, StackSetTarget } from "./stack-set.ts";

/** Accounts of the unit and of all below it; suspended and closed ones are passed over. */
export function accountsUnder(
  world: World,
  organization: Organization,
  { parentId, at }: Readonly<{ parentId: string; at: Instant }>,
): readonly AccountId[] {
  return [...parentsOf(organization, parentId)]
    .flatMap((each) => [...childrenOf(organization, each).accounts])
    .filter((accountId) => takesStacks(world, organization, { accountId, at }));
}

export function takesStacks(
  world: World,
  organization: Organization,
  { accountId, at }: Readonly<{ accountId: AccountId; at: Instant }>,
): boolean {
  const account = world.accounts.get(accountId);
  return account !== undefined && !isManagementAccount(organization, accountId) && !isClosedOrSuspended(account, at);
}

/** The targets that an account under this parent falls under. */
export function targetsAbove(
  stackSet: StackSet,
  organization: Organization,
  parentId: string,
): readonly StackSetTarget[] {
  const path = pathTo(organization, parentId);
  return stackSet.targets.filter((each) => path.includes(each.parentId));
}

export const instancesIn = (world: World, stackSetId: string, accountId: AccountId): readonly StackInstance[] =>
  world.stackInstances.get(stackSetId)?.get(accountId) ?? [];

export function* instancesOf(world: World, stackSetId: string): Generator<StackInstance> {
  for (const instances of world.stackInstances.get(stackSetId)?.values() ?? []) yield* instances;
}

export function* stackSetsOf(world: World, organizationId: string): Generator<StackSet> {
  for (const stackSet of world.stackSets.values()) if (stackSet.organizationId === organizationId) yield stackSet;
}
