/**
 * Accepting an invitation: a stand-alone account joins; a member of another organization is transferred directly, in one
 * step without an interval outside. Organizations API Reference: AcceptHandshake; aws-facts 2.3, 2.4.
 */
import {
  type AccountId,
  accept,
  addMs,
  days,
  type Identifiers,
  type Instant,
  invariant,
  parseDuration,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import type { Membership } from "../account/account.ts";
import { createServiceLinkedRole } from "../account/organization-roles.ts";
import { isOfSameSeller } from "../account/seller.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { DomainEvent } from "../domain-event.ts";
import { newcomersTrailRole } from "../logging/organization-trails.ts";
import { departure } from "../organization/departure.ts";
import { transferObstacle } from "../organization/departure-conditions.ts";
import { objectionToGrowth } from "../organization/growth.ts";
import type { Organization } from "../organization/organization.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { organizationOf } from "../organization/tree.ts";
import { defaultAttachments } from "../policy/default-policies.ts";
import type { MembershipRefusal, OrganizationsRefusal } from "../refusal.ts";
import { decideAcceptTransfer } from "../transfer/decide-accept-transfer.ts";
import { isTransfer } from "../transfer/transfer.ts";
import type { World } from "../world.ts";
import { decideAcceptAllFeatures } from "./decide-enable-all-features.ts";
import type { Handshake } from "./handshake.ts";
import { decideMove } from "./handshake-state.ts";
import { receivedHandshake } from "./parties.ts";

export type AcceptCommand = Readonly<{ caller: AccountId; handshakeId: string }>;
type Moment = Readonly<{ now: Instant; ids: Identifiers; assumptions: AssumptionReader }>;

/** No stand-alone prerequisites are asked for on the direct path; the waiting period is. aws-facts 2.4. */
export function decideAcceptHandshake(
  world: World,
  { caller, handshakeId }: AcceptCommand,
  moment: Moment,
): Result<readonly DomainEvent[], OrganizationsRefusal> {
  const received = receivedHandshake(world, { caller, handshakeId, now: moment.now });
  if (!received.ok) return received;
  const handshake = received.value;
  if (isTransfer(handshake)) return decideAcceptTransfer(world, { handshake, caller }, moment.now);
  if (handshake.action !== "INVITE") return decideAcceptAllFeatures(world, handshake, moment);
  const moved = decideMove(handshake, "accept", moment.now);
  if (!moved.ok) return moved;
  const organization = world.organizations.get(handshake.organizationId);
  invariant(organization, `the open handshake ${handshake.id} outlived its organization`);
  const closing = closureInTheWay(world, { caller, organization }, moment);
  if (closing !== undefined) return refuse(closing);
  if (!isOfSameSeller(world, organization, caller))
    return refuse({ kind: "InvitationRefused", because: "otherSeller" });
  const departed = decideDeparture(world, { caller, handshake }, moment);
  if (!departed.ok) return departed;
  return accept([moved.value, ...departed.value, ...join(world, { caller, handshake, organization }, moment)]);
}

/** An account that is still usable joins as it is: assumption `closing-account-joins`. aws-facts 3.3. */
function closureInTheWay(
  world: World,
  { caller, organization }: Readonly<{ caller: AccountId; organization: Organization }>,
  moment: Moment,
): MembershipRefusal | undefined {
  const objection = objectionToGrowth(world, organization, moment);
  const account = world.accounts.get(caller);
  if (objection !== undefined || account?.closure === undefined || account.membership !== undefined) return objection;
  return moment.assumptions.value("closing-account-joins") === "refused" ? { kind: "ClosureUnderWay" } : undefined;
}

function decideDeparture(
  world: World,
  { caller, handshake }: Readonly<{ caller: AccountId; handshake: Handshake }>,
  { now, assumptions }: Moment,
): Result<readonly DomainEvent[], OrganizationsRefusal> {
  const account = world.accounts.get(caller);
  const organization = organizationOf(world, caller);
  if (account?.membership === undefined || organization === undefined)
    return account?.signUp.payment === false
      ? refuse({ kind: "InvitationRefused", because: "paymentRequired" })
      : accept([]);
  if (isManagementAccount(organization, caller)) return refuse({ kind: "ManagementAccountCannotLeave" });
  if (organization.id === handshake.organizationId)
    return refuse({ kind: "InvitationRefused", because: "alreadyMember" });
  const { membership } = account;
  const obstacle = transferObstacle({ account, membership, organization }, now);
  if (obstacle !== undefined) return refuse({ kind: "DepartureBlocked", by: obstacle });
  if (joinedTooRecently(membership, { now, assumptions }))
    return refuse({ kind: "InvitationRefused", because: "changedTooSoon" });
  const organizationId = organization.id;
  return accept(departure(world, { accountId: caller, organizationId, method: "LEFT", at: now }, assumptions));
}

/**
 * Only the direct path is held up: whoever has left first stands alone, and the ordinary way of leaving and accepting
 * would end here otherwise. Assumption `membership-change-interval`, asked for only while it can matter.
 */
function joinedTooRecently({ joinedAt }: Membership, { now, assumptions }: Omit<Moment, "ids">): boolean {
  if (now >= addMs(joinedAt, LONGEST_CHANGE_INTERVAL_MS)) return false;
  const interval = parseDuration(assumptions.value("membership-change-interval"));
  return interval !== undefined && now < addMs(joinedAt, interval);
}

const LONGEST_CHANGE_INTERVAL_MS = days(1);

type Joining = Readonly<{ caller: AccountId; handshake: Handshake; organization: Organization }>;

/** Under the root, with the tags of the invitation; an invited account gets no access role. aws-facts 2.3. */
function join(world: World, { caller, handshake, organization }: Joining, moment: Moment): readonly DomainEvent[] {
  const { id: organizationId, rootId: parentId } = organization;
  return [
    { kind: "AccountJoined", accountId: caller, organizationId, parentId, method: "INVITED", at: moment.now },
    ...defaultAttachments(organization, caller),
    { kind: "AccountTagged", accountId: caller, tags: handshake.tags },
    ...createServiceLinkedRole(world, caller, moment),
    ...newcomersTrailRole(world, { organizationId, accountId: caller }, moment),
  ];
}
