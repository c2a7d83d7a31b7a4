/** The invited management account lets another pay its organization's bill. Organizations API Reference: AcceptHandshake; aws-facts 2.6. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { decideMove } from "../handshake/handshake-state.ts";
import { asManagement } from "../organization/standing.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { outboundOf, type TransferHandshake, transferChain } from "./transfer.ts";

/** One bill goes to one account, and not in a circle; AWS's own quotas for chains are not documented. Inferred. */
export function decideAcceptTransfer(
  world: World,
  { handshake, caller }: Readonly<{ handshake: TransferHandshake; caller: AccountId }>,
  now: Instant,
): Result<readonly DomainEvent[], OrganizationsRefusal> {
  const standing = asManagement(world, caller);
  if (!standing.ok) return standing;
  const moved = decideMove(handshake, "accept", now);
  if (!moved.ok) return moved;
  if (handshake.managementAccountId === caller) return refuse({ kind: "InvitationRefused", because: "sameAccount" });
  const isCircle = transferChain(world, handshake, now).some((each) => each.managementAccountId === caller);
  if (isCircle || outboundOf(world, caller, now) !== undefined)
    return refuse({ kind: "InvitationRefused", because: "transferExists" });
  return accept([
    moved.value,
    { kind: "TransferAccepted", handshakeId: handshake.id, sourceAccountId: caller, at: now },
  ]);
}
