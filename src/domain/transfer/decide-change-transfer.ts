/** Renaming and ending a billing transfer. Organizations API Reference: UpdateResponsibilityTransfer, TerminateResponsibilityTransfer. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { isOpenAt } from "../handshake/handshake-state.ts";
import { targetAccountId } from "../handshake/parties.ts";
import { asManagement } from "../organization/standing.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { isInForce, type TransferHandshake, transferStatusAt, transfersIn } from "./transfer.ts";
import { endOfMonth, endProblem } from "./transfer-dates.ts";

export type TransferQuery = Readonly<{ caller: AccountId; transferId: string }>;
/** Seen from the account: `inbound` where it pays somebody else's bill. */
export type TransferDirection = "inbound" | "outbound";

type Decision = Result<readonly DomainEvent[], OrganizationsRefusal>;

/** Undefined for an account that is no party to the transfer. */
export function directionFor(
  world: World,
  handshake: TransferHandshake,
  accountId: AccountId,
): TransferDirection | undefined {
  if (handshake.managementAccountId === accountId) return "inbound";
  const source = handshake.transfer.sourceAccountId ?? targetAccountId(world, handshake.target);
  return source === accountId ? "outbound" : undefined;
}

/** Both management accounts see a transfer; to everybody else there is none. */
export function decideReadTransfer(
  world: World,
  { caller, transferId }: TransferQuery,
): Result<TransferHandshake, OrganizationsRefusal> {
  const standing = asManagement(world, caller);
  if (!standing.ok) return standing;
  for (const each of transfersIn(world))
    if (each.transfer.id === transferId && directionFor(world, each, caller) !== undefined) return accept(each);
  return refuse({ kind: "Missing", what: "transfer" });
}

/** The name is the payer's, who gave it: inferred. */
export function decideUpdateTransfer(
  world: World,
  { caller, transferId, name }: TransferQuery & Readonly<{ name: string }>,
): Decision {
  const found = decideReadTransfer(world, { caller, transferId });
  if (!found.ok) return found;
  if (directionFor(world, found.value, caller) !== "inbound") return refuse({ kind: "OtherPartysMove" });
  return accept([{ kind: "TransferRenamed", handshakeId: found.value.id, name }]);
}

/** Either side may end it; without a date it ends with the month, or with its first one: inferred. */
export function decideTerminateTransfer(
  world: World,
  { caller, transferId, endsAt: asked }: TransferQuery & Readonly<{ endsAt: Instant | undefined }>,
  now: Instant,
): Decision {
  const found = decideReadTransfer(world, { caller, transferId });
  if (!found.ok) return found;
  const status = transferStatusAt(found.value, now);
  if (status === "WITHDRAWN") return refuse({ kind: "TransferAlreadyEnded" });
  if (status !== "ACCEPTED") return refuse({ kind: "TransferNotInForce" });
  const { startsAt } = found.value.transfer;
  const earliest = startsAt > now ? startsAt : now;
  const problem = asked === undefined ? undefined : endProblem(asked, earliest);
  if (problem !== undefined) return refuse({ kind: "TransferDateRefused", because: problem });
  const endsAt = endOfMonth(asked ?? earliest);
  return accept([{ kind: "TransferTerminated", handshakeId: found.value.id, endsAt, by: caller, at: now }]);
}

/** What keeps an organization from being deleted: an offer that it has made, or a transfer on either side. ConstraintViolationException. */
export function isInTransfer(world: World, managementAccountId: AccountId, now: Instant): boolean {
  for (const each of transfersIn(world)) {
    const direction = directionFor(world, each, managementAccountId);
    if (direction !== undefined && isInForce(each, now)) return true;
    if (direction === "inbound" && isOpenAt(each, now)) return true;
  }
  return false;
}
