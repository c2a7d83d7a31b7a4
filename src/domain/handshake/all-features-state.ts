/**
 * The state of the handshakes by which all features are enabled, read off one another: nothing but answers is stored.
 * User Guide: "Enabling all features in your organization"; aws-facts 2.5.
 */
import type { Instant } from "../../kernel/index.ts";
import { memberOf } from "../organization/tree.ts";
import type { World } from "../world.ts";
import type { Handshake, HandshakeState } from "./handshake.ts";
import { handshakeStateAt, isOpenAt } from "./handshake-state.ts";

/** The state that everybody sees, of any handshake: `handshakeStateAt`, and what its relatives make of it. */
export function shownState(world: World, handshake: Handshake, now: Instant): HandshakeState {
  const state = handshakeStateAt(handshake, now);
  if (handshake.action === "INVITE" || handshake.transfer !== undefined || (state !== "OPEN" && state !== "REQUESTED"))
    return state;
  if (handshake.action === "ENABLE_ALL_FEATURES") return processState(world, handshake, now);
  return isStillAsked(world, handshake, now) ? state : "CANCELED";
}

/** The handshake as its relatives leave it, so that nobody answers a request whose process has ended. */
export function asShown(world: World, handshake: Handshake, now: Instant): Handshake {
  const state = shownState(world, handshake, now);
  return state === handshake.state ? handshake : { ...handshake, state };
}

/** REQUESTED while somebody has still to agree, OPEN when the management account may finalise. */
function processState(world: World, parent: Handshake, now: Instant): HandshakeState {
  if (!world.organizations.has(parent.organizationId)) return "CANCELED";
  const waiting = requestsOf(world, parent).some(
    (each) => handshakeStateAt(each, now) !== "ACCEPTED" && isMemberStill(world, each),
  );
  return waiting ? "REQUESTED" : "OPEN";
}

/** A request ends with the process that it belongs to, and with the membership of the account that was asked. */
function isStillAsked(world: World, request: Handshake, now: Instant): boolean {
  const parent = world.handshakes.get(request.parentId ?? "");
  return parent !== undefined && isOpenAt(parent, now) && isMemberStill(world, request);
}

function isMemberStill(world: World, { organizationId, target }: Handshake): boolean {
  const organization = world.organizations.get(organizationId);
  if (organization === undefined || target.kind !== "ACCOUNT") return false;
  return memberOf(world, organization, target.accountId) !== undefined;
}

const requestsOf = (world: World, parent: Handshake): readonly Handshake[] =>
  [...world.handshakes.values()].filter((each) => each.parentId === parent.id);

/** The process of the organization that is not finished, cancelled or expired. */
export const pendingProcess = (world: World, organizationId: string, now: Instant): Handshake | undefined =>
  [...world.handshakes.values()].find(
    (each) => each.action === "ENABLE_ALL_FEATURES" && each.organizationId === organizationId && isOpenAt(each, now),
  );
