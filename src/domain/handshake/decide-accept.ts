/**
 * Accepting an invitation: a stand-alone account joins; a member of another organization is transferred directly, in one
 * step without an interval outside. Organizations API Reference: AcceptHandshake; aws-facts 2.3, 2.4.
 */
import {
  type AccountId,
  accept,
  type Identifiers,
  type Instant,
  invariant,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import { createServiceLinkedRole } from "../account/organization-roles.ts";
import type { DomainEvent } from "../domain-event.ts";
import { transferObstacle } from "../organization/departure-conditions.ts";
import type { Organization } from "../organization/organization.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { organizationOf } from "../organization/tree.ts";
import { defaultAttachments } from "../policy/default-policies.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import type { Handshake } from "./handshake.ts";
import { decideMove } from "./handshake-state.ts";
import { receivedHandshake } from "./parties.ts";

export type AcceptCommand = Readonly<{ caller: AccountId; handshakeId: string }>;
type Moment = Readonly<{ now: Instant; ids: Identifiers }>;

/** No stand-alone prerequisites are asked for on the direct path; the waiting period is. aws-facts 2.4. */
export function decideAcceptHandshake(
  world: World,
  { caller, handshakeId }: AcceptCommand,
  moment: Moment,
): Result<readonly DomainEvent[], OrganizationsRefusal> {
  const received = receivedHandshake(world, { caller, handshakeId, now: moment.now });
  if (!received.ok) return received;
  const handshake = received.value;
  const moved = decideMove(handshake, "accept", moment.now);
  if (!moved.ok) return moved;
  const departed = decideDeparture(world, { caller, handshake, now: moment.now });
  if (!departed.ok) return departed;
  const organization = world.organizations.get(handshake.organizationId);
  invariant(organization, `the open handshake ${handshake.id} outlived its organization`);
  return accept([moved.value, ...departed.value, ...join(world, { caller, handshake, organization }, moment)]);
}

function decideDeparture(
  world: World,
  { caller, handshake, now }: Readonly<{ caller: AccountId; handshake: Handshake; now: Instant }>,
): Result<readonly DomainEvent[], OrganizationsRefusal> {
  const account = world.accounts.get(caller);
  const organization = organizationOf(world, caller);
  if (account?.membership === undefined || organization === undefined) return accept([]);
  if (isManagementAccount(organization, caller)) return refuse({ kind: "ManagementAccountCannotLeave" });
  if (organization.id === handshake.organizationId)
    return refuse({ kind: "InvitationRefused", because: "alreadyMember" });
  const obstacle = transferObstacle(account, account.membership, now);
  if (obstacle !== undefined) return refuse({ kind: "DepartureBlocked", by: obstacle });
  const organizationId = organization.id;
  return accept([{ kind: "AccountDeparted", accountId: caller, organizationId, method: "LEFT", at: now }]);
}

type Joining = Readonly<{ caller: AccountId; handshake: Handshake; organization: Organization }>;

/** Under the root, with the tags of the invitation; an invited account gets no access role. aws-facts 2.3. */
function join(world: World, { caller, handshake, organization }: Joining, moment: Moment): readonly DomainEvent[] {
  const { id: organizationId, rootId: parentId } = organization;
  return [
    { kind: "AccountJoined", accountId: caller, organizationId, parentId, method: "INVITED", at: moment.now },
    ...defaultAttachments(organization, caller),
    { kind: "AccountTagged", accountId: caller, tags: handshake.tags },
    ...createServiceLinkedRole(world, caller, moment),
  ];
}
