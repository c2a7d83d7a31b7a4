/** Writes stack sets, their instances and their stacks. */
import { type AccountId, unreachable } from "../../kernel/index.ts";
import type { StackSetEvent } from "../stack-set/events.ts";
import type { StackInstance } from "../stack-set/stack-set.ts";
import { type MutableWorld, open, openSet } from "./mutable-world.ts";

export function applyStackSetEvent(world: MutableWorld, event: StackSetEvent) {
  switch (event.kind) {
    case "StackSetChanged":
      world.stackSets.set(event.stackSet.id, event.stackSet);
      return;
    case "StackSetDeleted":
      world.stackSets.delete(event.id);
      world.stackInstances.delete(event.id);
      world.stackSetOperations.delete(event.id);
      return;
    case "StackInstanceChanged":
      return changeInstances(world, event.instance, (others) => [...others, event.instance]);
    case "StackInstanceRemoved":
      return changeInstances(world, event.instance, (others) => others);
    case "StackChanged": {
      const { accountId, id } = event.stack;
      const held = world.stacks.get(accountId);
      if (held === undefined) world.stacks.set(accountId, new Map([[id, event.stack]]));
      else open(held).set(id, event.stack);
      return;
    }
    case "StackSetOperationEnded": {
      const { stackSetId, operation } = event;
      world.stackSetOperations.set(stackSetId, [...(world.stackSetOperations.get(stackSetId) ?? []), operation]);
      return;
    }
    case "StackSetAccessSwitched":
      if (event.on) openSet(world.stackSetAccess).add(event.organizationId);
      else openSet(world.stackSetAccess).delete(event.organizationId);
      return;
    default:
      unreachable(event);
  }
}

type Others = readonly StackInstance[];

function changeInstances(
  world: MutableWorld,
  { stackSetId, accountId, region }: StackInstance,
  change: (others: Others) => Others,
): void {
  const bySet = world.stackInstances.get(stackSetId) ?? new Map<AccountId, Others>();
  const instances = change((bySet.get(accountId) ?? []).filter((each) => each.region !== region));
  if (instances.length === 0) open(bySet).delete(accountId);
  else open(bySet).set(accountId, instances);
  world.stackInstances.set(stackSetId, bySet);
}
