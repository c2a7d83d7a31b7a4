/** Stacks are made in the accounts of units and taken from them. CloudFormation API Reference: CreateStackInstances, DeleteStackInstances. */
import { accept, type Instant, invariant, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import { isParent } from "../organization/tree.ts";
import type { World } from "../world.ts";
import type { StackSetDecision } from "./decide-stack-sets.ts";
import { deploy, undeploy } from "./deployment.ts";
import type { StackSet, StackSetOperation, StackSetTarget } from "./stack-set.ts";
import { accountsUnder, instancesIn, instancesOf } from "./targets.ts";

export type InstancesCommand = Readonly<{
  stackSet: StackSet;
  /** Units, or the root. */
  parentIds: readonly string[];
  regions: readonly string[];
  operationId: string;
}>;

/** An account that has its stack already keeps it as it is. An account that fails does not keep the others from theirs. */
export function decideCreateStackInstances(world: World, command: InstancesCommand, at: Instant): StackSetDecision {
  const { stackSet, parentIds, regions } = command;
  const organization = organizationOf(world, stackSet);
  const unknown = parentIds.find((each) => !isParent(organization, each));
  if (unknown !== undefined) return refuse({ kind: "TargetUnknown", parentId: unknown });
  const claims = new Set<string>();
  const landed = new Set<string>();
  const events: DomainEvent[] = [];
  let isWhole = true;
  for (const parentId of parentIds) {
    for (const accountId of accountsUnder(world, organization, { parentId, at })) {
      const held = instancesIn(world, stackSet.id, accountId);
      for (const region of regions) {
        if (held.some((each) => each.region === region && each.failure === undefined)) continue;
        if (landed.has(`${accountId}/${region}`)) continue;
        landed.add(`${accountId}/${region}`);
        const deployed = deploy(world, stackSet, { accountId, region, parentId, at, claims });
        events.push(...deployed.events);
        isWhole &&= deployed.isWhole;
      }
    }
  }
  const changed = { ...stackSet, targets: withTargets(stackSet.targets, { parentIds, regions }) };
  return accept([
    { kind: "StackSetChanged", stackSet: changed },
    ...events,
    ended(command, { action: "CREATE", at, status: isWhole ? "SUCCEEDED" : "FAILED" }),
  ]);
}

type Scope = Readonly<{ parentIds: readonly string[]; regions: readonly string[] }>;

function withTargets(targets: readonly StackSetTarget[], { parentIds, regions }: Scope): readonly StackSetTarget[] {
  const all = new Map(targets.map((each) => [each.parentId, each.regions]));
  for (const each of parentIds) all.set(each, [...new Set([...(all.get(each) ?? []), ...regions])]);
  return [...all].map(([parentId, held]) => ({ parentId, regions: held }));
}

/** Only what came by these units and Regions goes. */
export function decideDeleteStackInstances(
  world: World,
  { retain, ...command }: InstancesCommand & Readonly<{ retain: boolean }>,
  at: Instant,
): StackSetDecision {
  const { stackSet, parentIds, regions } = command;
  const unknown = parentIds.find((each) => !stackSet.targets.some(({ parentId }) => parentId === each));
  if (unknown !== undefined) return refuse({ kind: "TargetNotDeployed", parentId: unknown });
  const leaving = [...instancesOf(world, stackSet.id)].filter(
    (each) => parentIds.includes(each.parentId) && regions.includes(each.region),
  );
  const events = leaving.flatMap((instance) => undeploy(world, instance, { retain, at }));
  const isWhole = !events.some((each) => each.kind === "StackChanged" && each.stack.status === "DELETE_FAILED");
  const targets = stackSet.targets
    .map((each) => (parentIds.includes(each.parentId) ? without(each, regions) : each))
    .filter((each) => each.regions.length > 0);
  return accept([
    { kind: "StackSetChanged", stackSet: { ...stackSet, targets } },
    ...events,
    ended(command, { action: "DELETE", at, status: isWhole ? "SUCCEEDED" : "FAILED", retainStacks: retain }),
  ]);
}

const without = (target: StackSetTarget, regions: readonly string[]): StackSetTarget => ({
  ...target,
  regions: target.regions.filter((each) => !regions.includes(each)),
});

type Ending = Pick<StackSetOperation, "action" | "at" | "status" | "retainStacks">;

const ended = ({ stackSet, parentIds, regions, operationId }: InstancesCommand, ending: Ending): DomainEvent => ({
  kind: "StackSetOperationEnded",
  stackSetId: stackSet.id,
  operation: { id: operationId, parents: parentIds, regions, ...ending },
});

function organizationOf(world: World, stackSet: StackSet): Organization {
  const organization = world.organizations.get(stackSet.organizationId);
  invariant(organization, `the stack set ${stackSet.id} outlived its organization`);
  return organization;
}
