/** What every resource's own policy is checked for when it is put: the users and roles that it names must exist. */
import type { PolicyDocument } from "../authorization/index.ts";
import { isSomebody, type World } from "../domain/index.ts";

/** The first user or role that it names and that is not there. */
export const unknownPrincipal = (world: World, { statements }: PolicyDocument): string | undefined =>
  statements.flatMap(({ principals }) => principals?.aws ?? []).find((name) => !isSomebody(world, name));
