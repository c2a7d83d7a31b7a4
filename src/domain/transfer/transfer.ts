/**
 * A billing transfer: one management account takes over the bill of another organization, and no account changes its place.
 * It begins as a handshake and lives on in it. Organizations API Reference: "ResponsibilityTransfer"; aws-facts 2.6.
 */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { Handshake } from "../handshake/handshake.ts";
import { handshakeStateAt } from "../handshake/handshake-state.ts";
import type { World } from "../world.ts";
import type { ResponsibilityTransfer } from "./responsibility-transfer.ts";

export type TransferStatus = "REQUESTED" | "DECLINED" | "CANCELED" | "EXPIRED" | "ACCEPTED" | "WITHDRAWN";

export type TransferHandshake = Handshake & Readonly<{ transfer: ResponsibilityTransfer }>;

export const isTransfer = (handshake: Handshake): handshake is TransferHandshake => handshake.transfer !== undefined;

/** WITHDRAWN from the moment of termination, although the end may lie ahead: inferred. */
export function transferStatusAt(handshake: TransferHandshake, now: Instant): TransferStatus {
  if (handshake.transfer.endsAt !== undefined) return "WITHDRAWN";
  const state = handshakeStateAt(handshake, now);
  return state === "OPEN" ? "REQUESTED" : state;
}

/** Accepted, and not at its end yet. */
export function isInForce(handshake: TransferHandshake, now: Instant): boolean {
  const { endsAt, sourceAccountId } = handshake.transfer;
  return sourceAccountId !== undefined && (endsAt === undefined || now <= endsAt);
}

export function* transfersIn(world: World): Generator<TransferHandshake> {
  for (const handshake of world.handshakes.values()) if (isTransfer(handshake)) yield handshake;
}

/** The transfer by which somebody else pays the account's bill. */
export function outboundOf(world: World, accountId: AccountId, now: Instant): TransferHandshake | undefined {
  for (const each of transfersIn(world))
    if (each.transfer.sourceAccountId === accountId && isInForce(each, now)) return each;
  return undefined;
}

/** From this transfer to the account that pays in the end. */
export function transferChain(world: World, first: TransferHandshake, now: Instant): readonly TransferHandshake[] {
  const chain = [first];
  const seen = new Set([first.id]);
  for (let next = outboundOf(world, first.managementAccountId, now); next !== undefined && !seen.has(next.id); ) {
    chain.push(next);
    seen.add(next.id);
    next = outboundOf(world, next.managementAccountId, now);
  }
  return chain;
}
