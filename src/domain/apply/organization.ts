/** Writes organizations and the units inside them. */
import { type Instant, invariant, unreachable } from "../../kernel/index.ts";
import type { OrganizationEvent } from "../domain-event.ts";
import type { Children, Organization, OrganizationalUnit } from "../organization/organization.ts";
import type { PolicyTypeName } from "../policy/organization-policy.ts";
import { changeKey } from "../policy/policy-changes.ts";
import { dropIdentityCenter } from "./access-assignment.ts";
import { keepStoresOfOwner } from "./event-data-store.ts";
import { type MutableWorld, open, openSet } from "./mutable-world.ts";
import { endHubAdministration } from "./security-hub.ts";
import { endThreatAdministration } from "./threat-detection.ts";
import { keepTrailsOfOwner } from "./trail.ts";

export function applyOrganizationEvent(world: MutableWorld, event: OrganizationEvent) {
  switch (event.kind) {
    case "OrganizationCreated":
      world.organizations.set(event.organization.id, ownCopy(event.organization));
      return;
    case "AllFeaturesEnabled":
      world.organizations.set(event.organizationId, { ...stored(world, event.organizationId), featureSet: "ALL" });
      return;
    case "OrganizationDeleted":
      keepTrailsOfOwner(world, event.organizationId);
      keepStoresOfOwner(world, event.organizationId);
      endThreatAdministration(world, event);
      endHubAdministration(world, event);
      world.organizations.delete(event.organizationId);
      world.creationEnds.delete(event.organizationId);
      world.closureRequests.delete(event.organizationId);
      world.agreements.delete(event.organizationId);
      dropIdentityCenter(world, event.organizationId);
      return;
    case "OrganizationalUnitCreated":
      return createUnit(stored(world, event.organizationId), event.unit);
    case "OrganizationalUnitRenamed":
      return renameUnit(stored(world, event.organizationId), event.unitId, event.name);
    case "OrganizationalUnitDeleted":
      return deleteUnit(stored(world, event.organizationId), event.unitId);
    case "PolicyTypeEnabled":
      openSet(stored(world, event.organizationId).enabledPolicyTypes).add(event.policyType);
      return noteSwitch(world, event);
    case "PolicyTypeDisabled":
      openSet(stored(world, event.organizationId).enabledPolicyTypes).delete(event.policyType);
      return noteSwitch(world, event);
    case "RootAccessSwitched":
      return switchRootAccess(world, stored(world, event.organizationId), event.features);
    default:
      return unreachable(event);
  }
}

/** An organization with nothing switched on is as it was before anything was. */
function switchRootAccess(
  world: MutableWorld,
  { rootAccess: _, ...others }: Organization,
  features: Extract<OrganizationEvent, { kind: "RootAccessSwitched" }>["features"],
): void {
  world.organizations.set(others.id, features.size === 0 ? others : { ...others, rootAccess: new Set(features) });
}

type Switched = Extract<OrganizationEvent, { kind: "PolicyTypeEnabled" | "PolicyTypeDisabled" }>;

function noteSwitch(world: MutableWorld, event: Switched): void {
  const { rootId } = stored(world, event.organizationId);
  noteChange(world, { ...event, type: event.policyType, targetIds: [rootId] });
}

type Change = Readonly<{ organizationId: string; at?: Instant; type: PolicyTypeName; targetIds: readonly string[] }>;

/** Writes down when policies of a type changed somewhere. Without `at` nothing is written: it was always so. */
export function noteChange(world: MutableWorld, { organizationId, at, type, targetIds }: Change): void {
  if (at === undefined) return;
  const organization = stored(world, organizationId);
  const { policiesChangedAt = new Map<string, Instant>() } = organization;
  for (const targetId of targetIds) open(policiesChangedAt).set(changeKey(type, targetId), at);
  if (organization.policiesChangedAt === undefined)
    world.organizations.set(organizationId, { ...organization, policiesChangedAt });
}

/** The organization as it is stored; an event that names another one is a defect. */
export function stored(world: MutableWorld, organizationId: string): Organization {
  const organization = world.organizations.get(organizationId);
  invariant(organization, `organization ${organizationId} is not in this world`);
  return organization;
}

function createUnit(organization: Organization, unit: OrganizationalUnit): void {
  openSet(childrenOf(organization, unit.parentId).organizationalUnits).add(unit.id);
  open(organization.organizationalUnits).set(unit.id, { ...unit, tags: new Map(unit.tags) });
  open(organization.children).set(unit.id, { organizationalUnits: new Set(), accounts: new Set() });
}

function renameUnit(organization: Organization, unitId: string, name: string): void {
  open(organization.organizationalUnits).set(unitId, { ...unitOf(organization, unitId), name });
}

function deleteUnit(organization: Organization, unitId: string): void {
  const { accounts, organizationalUnits } = childrenOf(organization, unitId);
  invariant(accounts.size + organizationalUnits.size === 0, `organizational unit ${unitId} is not empty`);
  openSet(childrenOf(organization, unitOf(organization, unitId).parentId).organizationalUnits).delete(unitId);
  open(organization.organizationalUnits).delete(unitId);
  open(organization.children).delete(unitId);
  open(organization.attachments).delete(unitId);
}

function unitOf(organization: Organization, unitId: string): OrganizationalUnit {
  const unit = organization.organizationalUnits.get(unitId);
  invariant(unit, `organizational unit ${unitId} is not in ${organization.id}`);
  return unit;
}

function childrenOf(organization: Organization, parentId: string): Children {
  const children = organization.children.get(parentId);
  invariant(children, `parent ${parentId} is not in organization ${organization.id}`);
  return children;
}

/** Later events write into these collections, so the event's own must stay as they were. */
function ownCopy(organization: Organization): Organization {
  const children = [...organization.children].map(([id, each]): readonly [string, Children] => [
    id,
    { organizationalUnits: new Set(each.organizationalUnits), accounts: new Set(each.accounts) },
  ]);
  return {
    ...organization,
    enabledPolicyTypes: new Set(organization.enabledPolicyTypes),
    organizationalUnits: new Map(organization.organizationalUnits),
    children: new Map(children),
    policies: new Map(organization.policies),
    attachments: new Map(organization.attachments),
  };
}
