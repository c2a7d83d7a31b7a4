/** An invitation to join the organization. Organizations API Reference: InviteAccountToOrganization; aws-facts 2.1, 2.2. */
import {
  type AccountId,
  accept,
  addMs,
  type Identifiers,
  type Instant,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import { isPermanentlyClosed } from "../account/account-state.ts";
import { isOfSameSeller } from "../account/seller.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { DomainEvent } from "../domain-event.ts";
import { objectionToGrowth } from "../organization/growth.ts";
import { INVITATION_LIFETIME_MS, INVITATION_WINDOW_MS } from "../organization/limits.ts";
import type { Organization } from "../organization/organization.ts";
import { quotasOf } from "../organization/quotas.ts";
import { asManagement, isReadyAt } from "../organization/standing.ts";
import { countMembers, isMember } from "../organization/tree.ts";
import type { HandshakeRefusal, InvitationObstacle, OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import type { Handshake, HandshakeTarget } from "./handshake.ts";
import { handshakeStateAt } from "./handshake-state.ts";
import { invitationsFrom, openInvitationsFrom, placesTaken } from "./open-invitations.ts";
import { targetAccountId } from "./parties.ts";

export type InviteCommand = Readonly<{
  caller: AccountId;
  target: HandshakeTarget;
  notes: string | undefined;
  tags: ReadonlyMap<string, string>;
}>;

/** An invitation is OPEN from the start (aws-facts C22). Members of other organizations may be invited (aws-facts 2.4). */
export function decideInvite(
  world: World,
  command: InviteCommand,
  { now, ids, assumptions }: Readonly<{ now: Instant; ids: Identifiers; assumptions: AssumptionReader }>,
): Result<readonly DomainEvent[], OrganizationsRefusal> {
  const standing = asManagement(world, command.caller);
  if (!standing.ok) return standing;
  const organization = standing.value;
  if (!isReadyAt(organization, now)) return refuse({ kind: "OrganizationNotReady" });
  if (world.accounts.get(command.caller)?.emailVerified === false) return refuse({ kind: "AddressNotVerified" });
  const closing = objectionToGrowth(world, organization, { now, assumptions });
  if (closing !== undefined) return refuse(closing);
  const objection = objectionTo(world, { organization, target: command.target, now });
  if (objection !== undefined) return refuse(objection);
  const handshake: Handshake = {
    id: ids.handshake(),
    action: "INVITE",
    organizationId: organization.id,
    managementAccountId: organization.managementAccountId,
    target: command.target,
    state: "OPEN",
    requestedAt: now,
    expiresAt: addMs(now, INVITATION_LIFETIME_MS),
    completedAt: undefined,
    notes: command.notes,
    tags: command.tags,
  };
  return accept([{ kind: "HandshakeOpened", handshake }]);
}

type Invitation = Readonly<{ organization: Organization; target: HandshakeTarget; now: Instant }>;

function objectionTo(world: World, invitation: Invitation): HandshakeRefusal | undefined {
  const { organization, target, now } = invitation;
  const accountId = targetAccountId(world, target);
  if (accountId !== undefined && isMember(world, organization, accountId)) return refused("alreadyMember");
  if (isGone(world, invitation)) return { kind: "RecipientUnfit" };
  if (accountId !== undefined && !isOfSameSeller(world, organization, accountId)) return refused("otherSeller");
  if (isInvited(world, invitation)) return { kind: "DuplicateHandshake" };
  const quotas = quotasOf(organization, countMembers(organization) - 1);
  if (placesTaken(world, organization, now) >= quotas.accounts) return refused("accountLimit");
  return attemptsToday(world, organization.id, now) >= quotas.invitationsPerDay ? refused("dailyLimit") : undefined;
}

const refused = (because: InvitationObstacle): HandshakeRefusal => ({ kind: "InvitationRefused", because });

/** What Organizations says of an account that is closed for good is inferred; nobody is left in it who could answer. */
function isGone(world: World, { target, now }: Invitation): boolean {
  const accountId = targetAccountId(world, target);
  const account = accountId === undefined ? undefined : world.accounts.get(accountId);
  return account !== undefined && isPermanentlyClosed(account, now);
}

/** By account where one is known, so that an address and the number of its account are the same target. */
function isInvited(world: World, { organization, target, now }: Invitation): boolean {
  const wanted = targetKey(world, target);
  for (const each of openInvitationsFrom(world, organization.id, now))
    if (targetKey(world, each.target) === wanted) return true;
  return false;
}

const targetKey = (world: World, target: HandshakeTarget): string =>
  targetAccountId(world, target) ?? (target.kind === "EMAIL" ? target.email.toLowerCase() : target.accountId);

/** Accepted invitations do not count. aws-facts 2.2. */
function attemptsToday(world: World, organizationId: string, now: Instant): number {
  let attempts = 0;
  for (const each of invitationsFrom(world, organizationId))
    if (each.requestedAt > addMs(now, -INVITATION_WINDOW_MS) && handshakeStateAt(each, now) !== "ACCEPTED")
      attempts += 1;
  return attempts;
}
