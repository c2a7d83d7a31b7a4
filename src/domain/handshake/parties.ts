/** Who is party to a handshake. A stranger may not learn whether somebody else's invitation exists. aws-facts 2.1, 2.2. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { organizationOf } from "../organization/tree.ts";
import type { HandshakeRefusal, TreeRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import type { Handshake, HandshakeTarget } from "./handshake.ts";
import { isShownAt } from "./handshake-state.ts";

export type HandshakeQuery = Readonly<{ caller: AccountId; handshakeId: string; now: Instant }>;

/** The account that the target names, where there is one. */
export const targetAccountId = (world: World, target: HandshakeTarget): AccountId | undefined =>
  target.kind === "ACCOUNT" ? target.accountId : world.accountsByEmail.get(target.email.toLowerCase());

export const isRecipient = (world: World, handshake: Handshake, accountId: AccountId): boolean =>
  targetAccountId(world, handshake.target) === accountId;

/** The account that manages the inviting organization, also after that organization is gone. */
export const isSender = (handshake: Handshake, accountId: AccountId): boolean =>
  handshake.managementAccountId === accountId;

/** The management account of an organization is not shown invitations to join another. aws-facts 2.2. */
export function isShownAsRecipient(world: World, handshake: Handshake, accountId: AccountId): boolean {
  if (!isRecipient(world, handshake, accountId)) return false;
  if (handshake.transfer !== undefined) return true;
  const organization = organizationOf(world, accountId);
  return organization === undefined || !isManagementAccount(organization, accountId);
}

/** A handshake that the caller may look at. */
export function visibleHandshake(
  world: World,
  { caller, handshakeId, now }: HandshakeQuery,
): Result<Handshake, TreeRefusal> {
  const handshake = world.handshakes.get(handshakeId);
  const isVisible =
    handshake !== undefined &&
    isShownAt(handshake, now) &&
    (isSender(handshake, caller) || isShownAsRecipient(world, handshake, caller));
  return isVisible ? accept(handshake) : refuse({ kind: "Missing", what: "handshake" });
}

/** A handshake that is the caller's to answer. The sender knows of it, and is told that it may not. */
export function receivedHandshake(
  world: World,
  { caller, handshakeId, now }: HandshakeQuery,
): Result<Handshake, TreeRefusal | HandshakeRefusal> {
  const handshake = world.handshakes.get(handshakeId);
  if (handshake === undefined || !isShownAt(handshake, now)) return refuse({ kind: "Missing", what: "handshake" });
  if (isRecipient(world, handshake, caller)) return accept(handshake);
  return refuse(isSender(handshake, caller) ? { kind: "OtherPartysMove" } : { kind: "Missing", what: "handshake" });
}
