/** What becomes of stacks in an account that leaves, where stacks do not come and go by themselves. CloudFormation User Guide: "Manage automatic deployments for StackSets"; aws-facts 7. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { removeStack } from "./remove-stack.ts";
import { instancesIn, stackSetsOf } from "./targets.ts";

type Leaver = Readonly<{ accountId: AccountId; organizationId: string; at: Instant }>;

/**
 * Assumption `departed-stack-without-auto-deployment`, asked for only where the account has such stacks: their end. The stack sets let
 * go of them in either case.
 */
export function stacksDeletedOnDeparture(
  world: World,
  { accountId, organizationId, at }: Leaver,
  assumptions: AssumptionReader,
): readonly DomainEvent[] {
  const held = world.stacks.get(accountId);
  if (held === undefined) return [];
  const stacks = [...stackSetsOf(world, organizationId)]
    .filter(({ autoDeployment }) => !autoDeployment.enabled)
    .flatMap(({ id }) => instancesIn(world, id, accountId).flatMap(({ stackId }) => held.get(stackId) ?? []));
  if (stacks.length === 0 || assumptions.value("departed-stack-without-auto-deployment") !== "deleted") return [];
  return stacks.flatMap((stack) => removeStack(world, stack, at));
}
