/** Writes what becomes of billing transfers. */
import { invariant, unreachable } from "../../kernel/index.ts";
import type { TransferEvent } from "../domain-event.ts";
import type { ResponsibilityTransfer } from "../transfer/responsibility-transfer.ts";
import type { MutableWorld } from "./mutable-world.ts";

export function applyTransferEvent(world: MutableWorld, event: TransferEvent) {
  const handshake = world.handshakes.get(event.handshakeId);
  invariant(handshake?.transfer, `handshake ${event.handshakeId} is about no transfer`);
  world.handshakes.set(handshake.id, { ...handshake, transfer: changed(handshake.transfer, event) });
}

function changed(transfer: ResponsibilityTransfer, event: TransferEvent): ResponsibilityTransfer {
  switch (event.kind) {
    case "TransferAccepted":
      return { ...transfer, sourceAccountId: event.sourceAccountId };
    case "TransferRenamed":
      return { ...transfer, name: event.name };
    case "TransferTerminated":
      return { ...transfer, endsAt: event.endsAt };
    default:
      return unreachable(event);
  }
}
