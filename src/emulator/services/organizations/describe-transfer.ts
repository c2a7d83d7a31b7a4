/** Domain into wire words: billing transfers and the handshakes that offer them. Organizations API Reference: "ResponsibilityTransfer". */
import type {
  HandshakeParty,
  HandshakeResource,
  TransferParticipant,
  ResponsibilityTransfer as WireTransfer,
} from "@aws-sdk/client-organizations";
import {
  directionFor,
  organizationOf,
  type TransferHandshake,
  transferArn,
  transferStatusAt,
  type World,
} from "../../../domain/index.ts";
import type { AccountId, Instant } from "../../../kernel/index.ts";

type Viewing = Readonly<{ viewer: AccountId; now: Instant }>;

/** The ARN is the viewer's own: inbound for who pays, outbound for whose bill it is. */
export function describeTransfer(world: World, handshake: TransferHandshake, { viewer, now }: Viewing): WireTransfer {
  const { id, name, startsAt, endsAt, sourceAccountId } = handshake.transfer;
  const organization = organizationOf(world, viewer);
  const direction = directionFor(world, handshake, viewer) ?? "inbound";
  const source = sourceAccountId ?? (direction === "outbound" ? viewer : undefined);
  return {
    ...(organization && { Arn: transferArn(organization, direction, id) }),
    Name: name,
    Id: id,
    Type: "BILLING",
    Status: transferStatusAt(handshake, now),
    Source: source === undefined ? offered(handshake) : participant(world, source),
    Target: participant(world, handshake.managementAccountId),
    StartTimestamp: new Date(startsAt),
    ...(endsAt === undefined ? {} : { EndTimestamp: new Date(endsAt) }),
    ActiveHandshakeId: handshake.id,
  };
}

const participant = (world: World, accountId: AccountId): TransferParticipant => ({
  ManagementAccountId: accountId,
  ManagementAccountEmail: world.accounts.get(accountId)?.email,
});

/** Whose bill it would be: until that account has accepted, the sender sees what it asked for and no more. */
const offered = ({ target }: TransferHandshake): TransferParticipant =>
  target.kind === "EMAIL" ? { ManagementAccountEmail: target.email } : { ManagementAccountId: target.accountId };

/** Which resources such a handshake names is in the API Reference's list of types; their order and nesting are inferred. */
export function describeTransferOffer(
  world: World,
  { managementAccountId, target, notes, transfer }: TransferHandshake,
): Readonly<{ Parties: HandshakeParty[]; Resources: HandshakeResource[] }> {
  const sender = world.accounts.get(managementAccountId);
  const party: HandshakeParty =
    target.kind === "ACCOUNT" ? { Id: target.accountId, Type: "ACCOUNT" } : { Id: target.email, Type: "EMAIL" };
  return {
    Parties: [{ Id: managementAccountId, Type: "ACCOUNT" }, party],
    Resources: [
      { Type: "RESPONSIBILITY_TRANSFER", Value: transfer.id },
      { Type: "TRANSFER_TYPE", Value: "BILLING" },
      { Type: "TRANSFER_START_TIMESTAMP", Value: new Date(transfer.startsAt).toISOString() },
      {
        Type: "MANAGEMENT_ACCOUNT",
        Value: managementAccountId,
        Resources: [
          { Type: "MANAGEMENT_EMAIL", Value: sender?.email },
          { Type: "MANAGEMENT_NAME", Value: sender?.name },
        ],
      },
      { Type: target.kind, Value: party.Id },
      ...(notes === undefined ? [] : [{ Type: "NOTES", Value: notes } as const]),
    ],
  };
}
