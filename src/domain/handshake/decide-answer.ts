/** Declining and cancelling: the recipient says no, or the sender takes it back. Organizations API Reference: DeclineHandshake, CancelHandshake. */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { asShown } from "./all-features-state.ts";
import { decideMove } from "./handshake-state.ts";
import { type HandshakeQuery, isSender, receivedHandshake, visibleHandshake } from "./parties.ts";

type Decision = Result<readonly DomainEvent[], OrganizationsRefusal>;

export function decideDeclineHandshake(world: World, query: HandshakeQuery): Decision {
  const visible = visibleHandshake(world, query);
  if (!visible.ok) return visible;
  const received = receivedHandshake(world, query);
  if (!received.ok) return received;
  const moved = decideMove(asShown(world, received.value, query.now), "decline", query.now);
  return moved.ok ? accept([moved.value]) : moved;
}

export function decideCancelHandshake(world: World, query: HandshakeQuery): Decision {
  const visible = visibleHandshake(world, query);
  if (!visible.ok) return visible;
  if (!isSender(visible.value, query.caller)) return refuse({ kind: "OtherPartysMove" });
  const moved = decideMove(asShown(world, visible.value, query.now), "cancel", query.now);
  return moved.ok ? accept([moved.value]) : moved;
}
