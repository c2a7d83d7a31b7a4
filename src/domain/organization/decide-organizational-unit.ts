/** Making, renaming and deleting organizational units. Organizations API Reference: CreateOrganizationalUnit and its siblings. */
import { type AccountId, accept, type Identifiers, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { defaultAttachments } from "../policy/default-policies.ts";
import type { OrganizationsRefusal, TreeRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { ORGANIZATIONAL_UNIT_DEPTH_LIMIT, ORGANIZATIONAL_UNIT_LIMIT } from "./limits.ts";
import type { Organization, OrganizationalUnit } from "./organization.ts";
import { asManagement } from "./standing.ts";
import { childrenOf, isParent, pathTo } from "./tree.ts";

type Decision = Result<readonly DomainEvent[], OrganizationsRefusal>;

export type CreateUnitCommand = Readonly<{
  caller: AccountId;
  parentId: string;
  name: string;
  tags: ReadonlyMap<string, string>;
}>;

export function decideCreateOrganizationalUnit(world: World, command: CreateUnitCommand, ids: Identifiers): Decision {
  const standing = asManagement(world, command.caller);
  if (!standing.ok) return standing;
  const organization = standing.value;
  const { parentId, name, tags } = command;
  if (!isParent(organization, parentId)) return refuse({ kind: "Missing", what: "parent" });
  if (isNameTaken(organization, { parentId, name })) return refuse({ kind: "DuplicateOrganizationalUnit" });
  const limit = limitReached(organization, parentId);
  if (limit !== undefined) return refuse(limit);
  const unit: OrganizationalUnit = { id: ids.organizationalUnit(organization.rootId), name, parentId, tags };
  return accept([
    { kind: "OrganizationalUnitCreated", organizationId: organization.id, unit },
    ...defaultAttachments(organization, unit.id),
  ]);
}

/** `name` left out changes nothing. */
export function decideRenameOrganizationalUnit(
  world: World,
  { caller, unitId, name }: Readonly<{ caller: AccountId; unitId: string; name: string | undefined }>,
): Decision {
  const found = unitOf(world, caller, unitId);
  if (!found.ok) return found;
  const { organization, unit } = found.value;
  if (name === undefined || name === unit.name) return accept([]);
  if (isNameTaken(organization, { ...unit, name })) return refuse({ kind: "DuplicateOrganizationalUnit" });
  return accept([{ kind: "OrganizationalUnitRenamed", organizationId: organization.id, unitId, name }]);
}

/** A unit goes only when neither accounts nor units are in it; its attachments go with it. */
export function decideDeleteOrganizationalUnit(
  world: World,
  { caller, unitId }: Readonly<{ caller: AccountId; unitId: string }>,
): Decision {
  const found = unitOf(world, caller, unitId);
  if (!found.ok) return found;
  const { organization } = found.value;
  const { accounts, organizationalUnits } = childrenOf(organization, unitId);
  if (accounts.size + organizationalUnits.size > 0) return refuse({ kind: "OrganizationalUnitNotEmpty" });
  return accept([{ kind: "OrganizationalUnitDeleted", organizationId: organization.id, unitId }]);
}

type FoundUnit = Readonly<{ organization: Organization; unit: OrganizationalUnit }>;

function unitOf(world: World, caller: AccountId, unitId: string): Result<FoundUnit, OrganizationsRefusal> {
  const standing = asManagement(world, caller);
  if (!standing.ok) return standing;
  const unit = standing.value.organizationalUnits.get(unitId);
  if (unit === undefined) return refuse({ kind: "Missing", what: "organizationalUnit" });
  return accept({ organization: standing.value, unit });
}

/** Names are told apart among the units of one parent. */
function isNameTaken(
  organization: Organization,
  { id, parentId, name }: Readonly<{ id?: string; parentId: string; name: string }>,
): boolean {
  for (const siblingId of childrenOf(organization, parentId).organizationalUnits)
    if (siblingId !== id && organization.organizationalUnits.get(siblingId)?.name === name) return true;
  return false;
}

function limitReached(organization: Organization, parentId: string): TreeRefusal | undefined {
  if (organization.organizationalUnits.size >= ORGANIZATIONAL_UNIT_LIMIT)
    return { kind: "LimitReached", limit: "organizationalUnits" };
  // The path holds the root too, so its length is the depth that the new unit would have.
  if (pathTo(organization, parentId).length > ORGANIZATIONAL_UNIT_DEPTH_LIMIT)
    return { kind: "LimitReached", limit: "organizationalUnitDepth" };
  return undefined;
}
