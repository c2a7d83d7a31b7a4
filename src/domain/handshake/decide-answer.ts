/** Declining and cancelling: the recipient says no, or the sender takes it back. Organizations API Reference: DeclineHandshake, CancelHandshake. */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { asShown, requestsEndedWith } from "./all-features-state.ts";
import type { Handshake } from "./handshake.ts";
import { decideMove } from "./handshake-state.ts";
import { type HandshakeQuery, isSender, receivedHandshake, visibleHandshake } from "./parties.ts";

type Decision = Result<readonly DomainEvent[], OrganizationsRefusal>;

export function decideDeclineHandshake(world: World, query: HandshakeQuery): Decision {
  const visible = visibleHandshake(world, query);
  if (!visible.ok) return visible;
  const received = receivedHandshake(world, query);
  if (!received.ok) return received;
  return ended(world, { handshake: received.value, move: "decline" }, query);
}

export function decideCancelHandshake(world: World, query: HandshakeQuery): Decision {
  const visible = visibleHandshake(world, query);
  if (!visible.ok) return visible;
  if (!isSender(visible.value, query.caller)) return refuse({ kind: "OtherPartysMove" });
  return ended(world, { handshake: visible.value, move: "cancel" }, query);
}

type Ending = Readonly<{ handshake: Handshake; move: "decline" | "cancel" }>;

/** A process of enabling all features takes its open requests with it. aws-facts 2.1, 2.5. */
function ended(world: World, { handshake, move }: Ending, { now }: HandshakeQuery): Decision {
  const moved = decideMove(asShown(world, handshake, now), move, now);
  return moved.ok ? accept([moved.value, ...requestsEndedWith(world, handshake.id, now)]) : moved;
}
