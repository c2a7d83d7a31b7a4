/** The state of a handshake, read off the clock: an invitation that nobody answered expires without a timer. aws-facts 2.1. */
import { accept, addMs, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { HandshakeEvent } from "../domain-event.ts";
import { HANDSHAKE_RETENTION_MS } from "../organization/limits.ts";
import type { HandshakeRefusal } from "../refusal.ts";
import type { Handshake, HandshakeState } from "./handshake.ts";

export type HandshakeMove = "accept" | "decline" | "cancel";

const DESTINATION = { accept: "ACCEPTED", decline: "DECLINED", cancel: "CANCELED" } as const;

const isPending = (state: HandshakeState): boolean => state === "REQUESTED" || state === "OPEN";

export const handshakeStateAt = (handshake: Handshake, now: Instant): HandshakeState =>
  isPending(handshake.state) && now >= handshake.expiresAt ? "EXPIRED" : handshake.state;

export const isOpenAt = (handshake: Handshake, now: Instant): boolean => isPending(handshakeStateAt(handshake, now));

/** A handshake that has ended is still shown for 30 days. */
export function isShownAt(handshake: Handshake, now: Instant): boolean {
  if (isOpenAt(handshake, now)) return true;
  return now < addMs(handshake.completedAt ?? handshake.expiresAt, HANDSHAKE_RETENTION_MS);
}

/** Every answer is final: the same again and any other are two different refusals. aws-facts 2.1. */
export function decideMove(
  handshake: Handshake,
  move: HandshakeMove,
  now: Instant,
): Result<HandshakeEvent, HandshakeRefusal> {
  const state = handshakeStateAt(handshake, now);
  const destination = DESTINATION[move];
  if (isPending(state))
    return accept({ kind: "HandshakeMoved", handshakeId: handshake.id, state: destination, at: now });
  return refuse({ kind: state === destination ? "HandshakeAlreadyInState" : "InvalidHandshakeTransition", state });
}
