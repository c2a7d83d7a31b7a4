/** Finds the unit of an organization that a word in the file means: `root`, a unit's id, or its name when only one unit has it. */
import { type OrganizationEntry, type UnitEntry, unitsOf } from "./organization-file.ts";

export const ROOT = "root";

/** Undefined when no unit, or more than one, is meant. */
export function unitMeant(organization: OrganizationEntry, reference: string): UnitEntry | undefined {
  if (reference === ROOT) return organization.root;
  const all = [...unitsOf(organization)].map(({ unit }) => unit).filter((unit) => unit !== organization.root);
  const known = all.find(({ id }) => id?.text === reference);
  const namesakes = all.filter(({ name }) => name === reference);
  return known ?? (namesakes.length === 1 ? namesakes[0] : undefined);
}
