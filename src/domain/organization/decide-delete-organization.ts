/** The management account gives its organization up, once nobody else is in it. Organizations API Reference: DeleteOrganization. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import { isInTransfer } from "../transfer/decide-change-transfer.ts";
import type { World } from "../world.ts";
import { dissolve } from "./dissolve.ts";
import { asManagement } from "./standing.ts";
import { countMembers } from "./tree.ts";

/**
 * Closed members that are not yet purged count as members. Invitations still open are cancelled with it: nobody could
 * accept them. aws-facts 3.3.
 */
export function decideDeleteOrganization(
  world: World,
  { caller, now }: Readonly<{ caller: AccountId; now: Instant }>,
): Result<readonly DomainEvent[], OrganizationsRefusal> {
  const standing = asManagement(world, caller);
  if (!standing.ok) return standing;
  if (countMembers(standing.value) > 1) return refuse({ kind: "OrganizationNotEmpty" });
  if (isInTransfer(world, caller, now)) return refuse({ kind: "TransferInProgress" });
  return accept(dissolve(world, standing.value, { at: now, method: "LEFT" }));
}
