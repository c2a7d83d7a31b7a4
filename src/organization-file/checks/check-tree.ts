/** Organizations and their trees: names, ids and depth. */
import { MAX_UNIT_DEPTH } from "../aws-limits.ts";
import { type OrganizationEntry, type UnitEntry, unitsOf } from "../organization-file.ts";
import type { Checking } from "./checking.ts";

export function checkTrees(checking: Checking): void {
  const { file, problems } = checking;
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const organization of file.organizations) {
    if (names.has(organization.name)) {
      problems.at(organization.at, `expected each organization's name once, saw \`${organization.name}\` again`);
    }
    names.add(organization.name);
    checkUniqueId(checking, ids, organization);
    checkUnits(checking, ids, organization);
  }
}

function checkUnits(checking: Checking, ids: Set<string>, organization: OrganizationEntry): void {
  for (const { unit, depth } of unitsOf(organization)) {
    checkUniqueId(checking, ids, unit);
    checkRootOfId(checking, organization, unit);
    checkSiblings(checking, unit);
    if (depth === MAX_UNIT_DEPTH + 1) {
      const message = `expected organizational units at most ${MAX_UNIT_DEPTH} deep, saw \`${unit.name}\` at depth ${depth}`;
      checking.problems.at(unit.at, message);
    }
  }
}

function checkUniqueId({ problems }: Checking, ids: Set<string>, { id }: Pick<UnitEntry, "id">): void {
  if (id === undefined) return;
  if (ids.has(id.text)) problems.at(id.at, `expected each id once, saw \`${id.text}\` again`);
  ids.add(id.text);
}

/** `ou-abcd-…` lies in the root `r-abcd`. Organizations API Reference: "OrganizationalUnit", member Id. */
function checkRootOfId({ problems }: Checking, { root }: OrganizationEntry, unit: UnitEntry): void {
  if (unit === root || unit.id === undefined || root.id === undefined) return;
  const prefix = `ou-${root.id.text.slice(2)}-`;
  if (unit.id.text.startsWith(prefix)) return;
  problems.at(unit.id.at, `expected an id that begins with \`${prefix}\`, saw \`${unit.id.text}\``);
}

function checkSiblings({ problems }: Checking, parent: UnitEntry): void {
  const names = new Set<string>();
  for (const unit of parent.organizationalUnits) {
    if (names.has(unit.name)) {
      problems.at(
        unit.at,
        `expected each organizational unit's name once under its parent, saw \`${unit.name}\` again`,
      );
    }
    names.add(unit.name);
  }
}
