/** What every resource's own policy is checked for when it is put: the users and roles that it names must exist. */
import type { PolicyDocument } from "../authorization/index.ts";
import type { World } from "../domain/index.ts";
import { parseAccountId } from "../kernel/index.ts";

/** The first user, role or account that it names and that is not there. Accounts that this world does not have may hold anybody. */
export function unknownPrincipal(world: World, { statements }: PolicyDocument): string | undefined {
  const named = statements.flatMap(({ principals }) => principals?.aws ?? []);
  return named.find((arn) => !mayExist(world, arn));
}

function mayExist(world: World, arn: string): boolean {
  const [, , service, , account = "", resource = ""] = arn.split(":");
  const accountId = parseAccountId(account);
  if (service !== "iam" || accountId === undefined || !world.accounts.has(accountId)) return true;
  const name = resource.slice(resource.lastIndexOf("/") + 1);
  const identities = world.identities.get(accountId);
  if (resource.startsWith("user/")) return identities?.users.get(name)?.arn === arn;
  if (resource.startsWith("role/")) return identities?.roles.get(name)?.arn === arn;
  return true;
}
