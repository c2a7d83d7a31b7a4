/** Stacks come and go with accounts. CloudFormation User Guide: "Manage automatic deployments for StackSets"; aws-facts 7. */
import { type AccountId, type Instant, invariant } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import type { World } from "../world.ts";
import { buildStack, type Destination } from "./build-stack.ts";
import { derivedUuid } from "./derived-id.ts";
import { removeStack } from "./remove-stack.ts";
import type { StackInstance, StackSet, StackSetOperation, StackSetTarget } from "./stack-set.ts";
import { instancesIn, stackSetsOf, takesStacks, targetsAbove } from "./targets.ts";

export type Landing = Destination & Readonly<{ parentId: string }>;

/** A stack in one account and Region, and the instance that stands for it; `isWhole` when it came about. */
export function deploy(world: World, stackSet: StackSet, landing: Landing) {
  const { accountId, region, parentId } = landing;
  const { stack, events } = buildStack(world, stackSet, landing);
  const instance: StackInstance = {
    stackSetId: stackSet.id,
    accountId,
    region,
    parentId,
    stackId: stack.id,
    ...(stack.reason !== undefined && { failure: stack.reason }),
  };
  const all: readonly DomainEvent[] = [
    ...events,
    { kind: "StackChanged", stack },
    { kind: "StackInstanceChanged", instance },
  ];
  return { events: all, isWhole: instance.failure === undefined };
}

/** The instance goes; its stack too, unless it is to stay. */
export function undeploy(
  world: World,
  instance: StackInstance,
  { retain, at }: Readonly<{ retain: boolean; at: Instant }>,
): readonly DomainEvent[] {
  const stack = world.stacks.get(instance.accountId)?.get(instance.stackId);
  const removal = retain || stack === undefined ? [] : removeStack(world, stack, at);
  return [...removal, { kind: "StackInstanceRemoved", instance }];
}

export type Moved = Readonly<{ organization: Organization; accountId: AccountId; at: Instant }>;

/** What joining a unit that is a target brings, where stacks are deployed by themselves; `parentId` is where the account stands now. */
export function stacksOnArrival(
  world: World,
  { organization, accountId, at }: Moved,
  parentId: string,
): readonly DomainEvent[] {
  if (!takesStacks(world, organization, { accountId, at })) return [];
  const arriving = { accountId, at, claims: new Set<string>() };
  return [...stackSetsOf(world, organization.id)].flatMap((stackSet) => {
    if (!stackSet.autoDeployment.enabled) return [];
    const targets = targetsAbove(stackSet, organization, parentId);
    const landings = landingsFor(targets, instancesIn(world, stackSet.id, accountId), arriving);
    const deployed = landings.map((landing) => deploy(world, stackSet, landing));
    if (deployed.length === 0) return [];
    const isWhole = deployed.every((each) => each.isWhole);
    const operation = operationOf(stackSet, { action: "CREATE", landings, at, accountId, isWhole });
    return [...deployed.flatMap(({ events }) => events), operation];
  });
}

/** Each Region once, whichever target asks for it, and none that has an instance. */
function landingsFor(
  targets: readonly StackSetTarget[],
  instances: readonly StackInstance[],
  arriving: Pick<Landing, "accountId" | "at" | "claims">,
): readonly Landing[] {
  const landings = new Map<string, Landing>();
  for (const { parentId, regions } of targets) {
    for (const region of regions) {
      if (landings.has(region) || instances.some((each) => each.region === region)) continue;
      landings.set(region, { ...arriving, region, parentId });
    }
  }
  return [...landings.values()];
}

/**
 * What going away takes along: out of the organization (`parentId` undefined) or to a unit that is no target. Where stacks are not
 * deployed by themselves they stay on leaving, set free: assumption `departed-stack-without-auto-deployment`. On moving nothing happens
 * to them: inferred, as the guide speaks of the other case alone.
 */
export function stacksOnDeparture(
  world: World,
  { organization, accountId, at }: Moved,
  parentId: string | undefined,
): readonly DomainEvent[] {
  return [...stackSetsOf(world, organization.id)].flatMap((stackSet) => {
    const { enabled, retainStacks } = stackSet.autoDeployment;
    if (!enabled && parentId !== undefined) return [];
    const still = parentId === undefined ? [] : targetsAbove(stackSet, organization, parentId);
    const leaving = instancesIn(world, stackSet.id, accountId).filter(
      ({ region }) => !still.some(({ regions }) => regions.includes(region)),
    );
    if (leaving.length === 0) return [];
    const retain = !enabled || retainStacks;
    const events = leaving.flatMap((instance) => undeploy(world, instance, { retain, at }));
    const operation = operationOf(stackSet, { action: "DELETE", landings: leaving, at, accountId, isWhole: true });
    return enabled ? [...events, operation] : events;
  });
}

type Done = Readonly<{
  action: StackSetOperation["action"];
  landings: readonly Pick<Landing, "region" | "parentId">[];
  at: Instant;
  accountId: AccountId;
  isWhole: boolean;
}>;

function operationOf(stackSet: StackSet, { action, landings, at, accountId, isWhole }: Done): DomainEvent {
  invariant(landings.length > 0, "an operation works on something");
  const operation: StackSetOperation = {
    id: derivedUuid(stackSet.id, action, accountId, String(at)),
    action,
    status: isWhole ? "SUCCEEDED" : "FAILED",
    at,
    parents: [...new Set(landings.map(({ parentId }) => parentId))],
    regions: [...new Set(landings.map(({ region }) => region))],
    ...(action === "DELETE" && { retainStacks: stackSet.autoDeployment.retainStacks }),
  };
  return { kind: "StackSetOperationEnded", stackSetId: stackSet.id, operation };
}
