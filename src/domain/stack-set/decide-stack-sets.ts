/** Stack sets are made and deleted, and trusted access for them is switched. CloudFormation API Reference: CreateStackSet, DeleteStackSet, ActivateOrganizationsAccess, DeactivateOrganizationsAccess. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { organizationOf } from "../organization/tree.ts";
import type { World } from "../world.ts";
import type { StackSetRefusal } from "./refusals.ts";
import { STACK_SETS, type StackSet } from "./stack-set.ts";
import { type Administrator, asStackSetAdministrator } from "./standing.ts";
import { instancesOf } from "./targets.ts";
import type { StackTemplate } from "./template.ts";

export type StackSetDecision = Result<readonly DomainEvent[], StackSetRefusal>;

export type NewStackSet = Omit<StackSet, "id" | "accountId" | "organizationId" | "targets">;

/** The management account owns what a delegated administrator creates. */
export function decideCreateStackSet(
  world: World,
  { administrator, stackSet }: Readonly<{ administrator: Administrator; stackSet: NewStackSet }>,
  uuid: () => string,
): StackSetDecision {
  const standing = asStackSetAdministrator(world, administrator);
  if (!standing.ok) return standing;
  const { id: organizationId, managementAccountId: accountId } = standing.value;
  const { name, region } = stackSet;
  const place = { accountId, region };
  if (stackSetNamed(world, place, name) !== undefined) return refuse({ kind: "StackSetExists", name });
  const problem = capabilityProblem(stackSet) ?? parameterProblem(stackSet);
  if (problem !== undefined) return refuse(problem);
  const created: StackSet = { ...stackSet, id: `${name}:${uuid()}`, accountId, organizationId, targets: [] };
  return accept([{ kind: "StackSetChanged", stackSet: created }]);
}

/** CloudFormation API Reference, CreateStackSet: Capabilities. */
function capabilityProblem({ template, capabilities }: NewStackSet): StackSetRefusal | undefined {
  const capability = capabilityNeeded(template);
  if (capability === undefined || capabilities.includes("CAPABILITY_NAMED_IAM")) return undefined;
  if (capability === "CAPABILITY_IAM" && capabilities.includes(capability)) return undefined;
  return { kind: "CapabilitiesNeeded", capability };
}

function capabilityNeeded({ resources }: StackTemplate): string | undefined {
  const roles = resources.filter(({ type }) => type === "AWS::IAM::Role");
  if (roles.length === 0) return undefined;
  return roles.some(({ properties }) => properties.RoleName !== undefined) ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM";
}

function parameterProblem({ template, parameters }: NewStackSet): StackSetRefusal | undefined {
  const known = template.parameters.map(({ name }) => name);
  const unknown = [...parameters.keys()].filter((name) => !known.includes(name));
  if (unknown.length > 0) return { kind: "ParametersUnknown", names: unknown };
  const names = template.parameters
    .filter(({ name, byDefault }) => byDefault === undefined && !parameters.has(name))
    .map(({ name }) => name);
  return names.length > 0 ? { kind: "ParametersNeeded", names } : undefined;
}

/** A set goes when no instance is left of it. */
export function decideDeleteStackSet(world: World, found: StackSet): StackSetDecision {
  return instancesOf(world, found.id).next().done === true
    ? accept([{ kind: "StackSetDeleted", id: found.id }])
    : refuse({ kind: "StackSetNotEmpty" });
}

type Place = Readonly<{ accountId: AccountId; region: string }>;

/** By name or by id, in the Region that was asked. */
export function stackSetNamed(world: World, { accountId, region }: Place, nameOrId: string): StackSet | undefined {
  for (const each of world.stackSets.values()) {
    const isMeant = each.name === nameOrId || each.id === nameOrId;
    if (isMeant && each.accountId === accountId && each.region === region) return each;
  }
  return undefined;
}

/** A set for whoever administers it. */
export function findStackSet(
  world: World,
  { administrator, region, name }: Readonly<{ administrator: Administrator; region: string; name: string }>,
): Result<StackSet, StackSetRefusal> {
  const standing = asStackSetAdministrator(world, administrator);
  if (!standing.ok) return standing;
  const found = stackSetNamed(world, { accountId: standing.value.managementAccountId, region }, name);
  return found === undefined ? refuse({ kind: "StackSetNotFound", name }) : accept(found);
}

/** Activating makes Organizations trust the service; deactivating leaves stacks and sets where they are. */
export function decideStackSetAccess(
  world: World,
  { caller, on }: Readonly<{ caller: AccountId; on: boolean }>,
  now: Instant,
): StackSetDecision {
  const organization = organizationOf(world, caller);
  if (organization === undefined || !isManagementAccount(organization, caller)) {
    return refuse({ kind: "OnlyManagementActivates" });
  }
  if (organization.featureSet !== "ALL") return refuse({ kind: "StackSetAllFeaturesNeeded" });
  const organizationId = organization.id;
  const isTrusted = organization.delegation?.trustedServices.has(STACK_SETS) === true;
  const trusting: readonly DomainEvent[] =
    on && !isTrusted ? [{ kind: "ServiceAccessEnabled", organizationId, servicePrincipal: STACK_SETS, at: now }] : [];
  return accept([...trusting, { kind: "StackSetAccessSwitched", organizationId, on }]);
}
