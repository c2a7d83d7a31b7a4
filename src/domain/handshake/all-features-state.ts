/**
 * The handshakes by which all features are enabled hang together: the process waits for what its requests ask for, and they end with it.
 * User Guide: "Enabling all features in your organization"; aws-facts 2.5.
 */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { DomainEvent, HandshakeEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import type { Handshake, HandshakeState } from "./handshake.ts";
import { handshakeStateAt, isOpenAt } from "./handshake-state.ts";

/** The state that everybody sees, of any handshake: `handshakeStateAt`, and of a process what its requests make of it. */
export function shownState(world: World, handshake: Handshake, now: Instant): HandshakeState {
  const state = handshakeStateAt(handshake, now);
  if (handshake.action !== "ENABLE_ALL_FEATURES" || state !== "REQUESTED") return state;
  return isWaiting(world, handshake, { now }) ? "REQUESTED" : "OPEN";
}

/** The handshake as its relatives leave it, so that nobody finalises a process that still waits. */
export function asShown(world: World, handshake: Handshake, now: Instant): Handshake {
  const state = shownState(world, handshake, now);
  return state === handshake.state ? handshake : { ...handshake, state };
}

/**
 * REQUESTED while somebody has still to agree, OPEN when the management account may finalise. A request that was cancelled asks
 * nobody, and whoever has declined and departed holds up nothing.
 */
function isWaiting(
  world: World,
  parent: Handshake,
  { now, without }: Readonly<{ now: Instant; without?: AccountId }>,
): boolean {
  return requestsOf(world, parent.id).some((each) => {
    const state = handshakeStateAt(each, now);
    return state !== "ACCEPTED" && state !== "CANCELED" && !isTo(each, without) && isStillWhoWasAsked(world, each);
  });
}

/** Whoever departed and came back is a member that was not asked. */
function isStillWhoWasAsked(world: World, { organizationId, target, requestedAt }: Handshake): boolean {
  const membership = target.kind === "ACCOUNT" ? world.accounts.get(target.accountId)?.membership : undefined;
  return membership?.organizationId === organizationId && membership.joinedAt <= requestedAt;
}

const isTo = ({ target }: Handshake, accountId: AccountId | undefined): boolean =>
  target.kind === "ACCOUNT" && target.accountId === accountId;

const requestsOf = (world: World, parentId: string): readonly Handshake[] =>
  [...world.handshakes.values()].filter((each) => each.parentId === parentId);

/** The process of the organization that is not finished, cancelled or expired. */
export const pendingProcess = (world: World, organizationId: string, now: Instant): Handshake | undefined =>
  [...world.handshakes.values()].find(
    (each) => each.action === "ENABLE_ALL_FEATURES" && each.organizationId === organizationId && isOpenAt(each, now),
  );

/** A process that ends unfinished takes its open requests with it. */
export const requestsEndedWith = (world: World, parentId: string, at: Instant): readonly HandshakeEvent[] =>
  requestsOf(world, parentId)
    .filter((each) => isOpenAt(each, at))
    .map((each) => cancelled(each, at));

/** All that is open of a process, the process itself last: for an organization that ends. */
export function processEnded(world: World, organizationId: string, at: Instant): readonly HandshakeEvent[] {
  const pending = pendingProcess(world, organizationId, at);
  return pending === undefined ? [] : [...requestsEndedWith(world, pending.id, at), cancelled(pending, at)];
}

/**
 * Whoever departs is asked no more, also when it comes back: its open request is cancelled, and a process that waited for nobody else
 * is ready to be finalised from then on.
 */
export function requestsLeftBehind(
  world: World,
  { accountId, organizationId, at }: Readonly<{ accountId: AccountId; organizationId: string; at: Instant }>,
): readonly DomainEvent[] {
  if (world.organizations.get(organizationId)?.featureSet !== "CONSOLIDATED_BILLING") return [];
  const pending = pendingProcess(world, organizationId, at);
  if (pending === undefined) return [];
  const own = requestsOf(world, pending.id).filter((each) => isTo(each, accountId) && isOpenAt(each, at));
  const isReady = pending.state === "REQUESTED" && !isWaiting(world, pending, { now: at, without: accountId });
  return [...own.map((each) => cancelled(each, at)), ...(isReady ? [moved(pending, "OPEN", at)] : [])];
}

const cancelled = (handshake: Handshake, at: Instant): HandshakeEvent => moved(handshake, "CANCELED", at);

const moved = ({ id: handshakeId }: Handshake, state: HandshakeState, at: Instant): HandshakeEvent => ({
  kind: "HandshakeMoved",
  handshakeId,
  state,
  at,
});
