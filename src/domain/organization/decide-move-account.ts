/** An account changes its place in the tree. Organizations API Reference: MoveAccount. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { asManagement } from "./standing.ts";
import { childrenOf, isParent, memberOf } from "./tree.ts";

export type MoveAccountCommand = Readonly<{
  caller: AccountId;
  accountId: string;
  sourceParentId: string;
  destinationParentId: string;
}>;

/**
 * The management account can be moved too. An account that is somewhere else than the named source is treated as if that
 * source did not exist: which error AWS gives is not documented.
 */
export function decideMoveAccount(
  world: World,
  { caller, accountId, sourceParentId, destinationParentId }: MoveAccountCommand,
  now: Instant,
): Result<readonly DomainEvent[], OrganizationsRefusal> {
  const standing = asManagement(world, caller);
  if (!standing.ok) return standing;
  const organization = standing.value;
  const account = memberOf(world, organization, accountId);
  if (account === undefined) return refuse({ kind: "Missing", what: "account" });
  if (!isParent(organization, sourceParentId)) return refuse({ kind: "Missing", what: "sourceParent" });
  if (!isParent(organization, destinationParentId)) return refuse({ kind: "Missing", what: "destinationParent" });
  if (childrenOf(organization, destinationParentId).accounts.has(account.id))
    return refuse({ kind: "AccountAlreadyThere" });
  if (!childrenOf(organization, sourceParentId).accounts.has(account.id))
    return refuse({ kind: "Missing", what: "sourceParent" });
  const organizationId = organization.id;
  const places = { from: sourceParentId, to: destinationParentId };
  return accept([{ kind: "AccountMoved", accountId: account.id, organizationId, ...places, at: now }]);
}
