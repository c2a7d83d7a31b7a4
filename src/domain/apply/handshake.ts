/** Writes handshakes and the states they reach. */
import { invariant, unreachable } from "../../kernel/index.ts";
import type { HandshakeEvent } from "../domain-event.ts";
import type { MutableWorld } from "./mutable-world.ts";

export function applyHandshakeEvent(world: MutableWorld, event: HandshakeEvent) {
  switch (event.kind) {
    case "HandshakeOpened":
      world.handshakes.set(event.handshake.id, { ...event.handshake, tags: new Map(event.handshake.tags) });
      return;
    case "HandshakeMoved": {
      const handshake = world.handshakes.get(event.handshakeId);
      invariant(handshake, `handshake ${event.handshakeId} is not in this world`);
      const completedAt = event.state === "OPEN" ? undefined : event.at;
      world.handshakes.set(handshake.id, { ...handshake, state: event.state, completedAt });
      return;
    }
    default:
      return unreachable(event);
  }
}
