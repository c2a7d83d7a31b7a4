/** A management account offers to take over another organization's bill. Organizations API Reference: InviteOrganizationToTransferResponsibility. */
import {
  type AccountId,
  accept,
  addMs,
  type Identifiers,
  type Instant,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { Handshake, HandshakeTarget } from "../handshake/handshake.ts";
import { isOpenAt } from "../handshake/handshake-state.ts";
import { targetAccountId } from "../handshake/parties.ts";
import { INVITATION_LIFETIME_MS } from "../organization/limits.ts";
import { asManagement, isManagementAccount } from "../organization/standing.ts";
import { organizationOf } from "../organization/tree.ts";
import type { HandshakeRefusal, OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { isInForce, transfersIn } from "./transfer.ts";
import { startProblem } from "./transfer-dates.ts";

export type InviteTransferCommand = Readonly<{
  caller: AccountId;
  target: HandshakeTarget;
  startsAt: Instant;
  name: string;
  notes: string | undefined;
  tags: ReadonlyMap<string, string>;
}>;

/** Open for as long as an invitation to join: inferred. */
export function decideInviteTransfer(
  world: World,
  command: InviteTransferCommand,
  { now, ids }: Readonly<{ now: Instant; ids: Identifiers }>,
): Result<readonly DomainEvent[], OrganizationsRefusal> {
  const { caller, target, name, notes, tags, startsAt } = command;
  const standing = asManagement(world, caller);
  if (!standing.ok) return standing;
  const problem = startProblem(startsAt, now);
  if (problem !== undefined) return refuse({ kind: "TransferDateRefused", because: problem });
  const objection = objectionTo(world, { caller, target, now });
  if (objection !== undefined) return refuse(objection);
  const handshake: Handshake = {
    id: ids.handshake(),
    action: "TRANSFER_RESPONSIBILITY",
    organizationId: standing.value.id,
    managementAccountId: caller,
    target,
    state: "OPEN",
    requestedAt: now,
    expiresAt: addMs(now, INVITATION_LIFETIME_MS),
    completedAt: undefined,
    notes,
    tags,
    transfer: { id: transferId(ids), name, startsAt, sourceAccountId: undefined, endsAt: undefined },
  };
  return accept([{ kind: "HandshakeOpened", handshake }]);
}

const transferId = (ids: Identifiers): string => ids.handshake().replace(/^h-/, "rt-");

type Offer = Pick<InviteTransferCommand, "caller" | "target"> & Readonly<{ now: Instant }>;

/** Management accounts alone: aws-facts 2.6. What is said of any other account, and of one that nobody has, is inferred. */
function objectionTo(world: World, { caller, target, now }: Offer): HandshakeRefusal | undefined {
  const wanted = targetAccountId(world, target);
  if (wanted === caller) return { kind: "InvitationRefused", because: "sameAccount" };
  if (wanted === undefined || !managesSomething(world, wanted)) return { kind: "RecipientUnfit" };
  for (const each of transfersIn(world)) {
    if (each.managementAccountId !== caller) continue;
    if (each.transfer.sourceAccountId === wanted && isInForce(each, now))
      return { kind: "InvitationRefused", because: "transferExists" };
    if (isOpenAt(each, now) && isSameTarget(world, each.target, target)) return { kind: "DuplicateHandshake" };
  }
  return undefined;
}

function managesSomething(world: World, accountId: AccountId): boolean {
  const organization = organizationOf(world, accountId);
  return organization !== undefined && isManagementAccount(organization, accountId);
}

function isSameTarget(world: World, left: HandshakeTarget, right: HandshakeTarget): boolean {
  const key = (target: HandshakeTarget): string =>
    targetAccountId(world, target) ?? (target.kind === "EMAIL" ? target.email.toLowerCase() : target.accountId);
  return key(left) === key(right);
}
