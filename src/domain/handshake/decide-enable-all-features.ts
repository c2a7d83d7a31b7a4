/** From consolidated billing to all features, one way. Organizations API Reference: EnableAllFeatures; aws-facts 2.5. */
import {
  type AccountId,
  accept,
  addMs,
  days,
  type Identifiers,
  type Instant,
  type Result,
  refuse,
} from "../../kernel/index.ts";
import { createServiceLinkedRole, hasServiceLinkedRole } from "../account/organization-roles.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import { asManagement, isManagementAccount } from "../organization/standing.ts";
import { countMembers, membersOf } from "../organization/tree.ts";
import { FULL_AWS_ACCESS_POLICY } from "../policy/default-policies.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { asShown, pendingProcess } from "./all-features-state.ts";
import type { Handshake, HandshakeAction } from "./handshake.ts";
import { decideMove } from "./handshake-state.ts";
import { invitationsCancelled } from "./open-invitations.ts";

type Decision = Result<readonly DomainEvent[], OrganizationsRefusal>;
type Moment = Readonly<{ now: Instant; ids: Identifiers }>;

const LIFETIME_MS = days(90);
/** More need AWS's assistance. ConstraintViolationException: ALL_FEATURES_MIGRATION_ORGANIZATION_SIZE_LIMIT_EXCEEDED. */
const MIGRATION_SIZE_LIMIT = 5_000;

/**
 * Asks every invited member, and every created one that has lost its service-linked role for that role alone; cancels open
 * invitations. New ones may be sent (aws-facts C8); accounts that join by them are not asked: assumed, as they join knowingly.
 */
export function decideEnableAllFeatures(
  world: World,
  { caller }: Readonly<{ caller: AccountId }>,
  moment: Moment,
): Decision {
  const standing = asManagement(world, caller);
  if (!standing.ok) return standing;
  const organization = standing.value;
  if (organization.featureSet === "ALL") return refuse({ kind: "InvitationRefused", because: "allFeaturesAlready" });
  if (pendingProcess(world, organization.id, moment.now) !== undefined)
    return refuse({ kind: "InvitationRefused", because: "allFeaturesPending" });
  if (countMembers(organization) > MIGRATION_SIZE_LIMIT)
    return refuse({ kind: "LimitReached", limit: "migrationSize" });
  const parent = newHandshake(organization, { action: "ENABLE_ALL_FEATURES", accountId: caller }, moment);
  const cancelled = invitationsCancelled(world, organization.id, moment.now);
  const requests = [...requestsTo(world, organization)].map((request): DomainEvent => {
    const handshake = { ...newHandshake(organization, request, moment), parentId: parent.id };
    return { kind: "HandshakeOpened", handshake };
  });
  return accept([...cancelled, { kind: "HandshakeOpened", handshake: parent }, ...requests]);
}

type Request = Readonly<{ action: HandshakeAction; accountId: AccountId }>;

function* requestsTo(world: World, organization: Organization): Generator<Request> {
  for (const accountId of membersOf(organization)) {
    if (isManagementAccount(organization, accountId)) continue;
    if (world.accounts.get(accountId)?.membership?.method === "INVITED")
      yield { action: "APPROVE_ALL_FEATURES", accountId };
    else if (!hasServiceLinkedRole(world, accountId))
      yield { action: "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE", accountId };
  }
}

const newHandshake = (organization: Organization, { action, accountId }: Request, { now, ids }: Moment): Handshake => ({
  id: ids.handshake(),
  action,
  organizationId: organization.id,
  managementAccountId: organization.managementAccountId,
  target: { kind: "ACCOUNT", accountId },
  state: action === "ENABLE_ALL_FEATURES" ? "REQUESTED" : "OPEN",
  requestedAt: now,
  expiresAt: addMs(now, LIFETIME_MS),
  completedAt: undefined,
  notes: undefined,
  tags: new Map(),
});

/** A member agrees, or the management account finalises what everybody has agreed to. */
export function decideAcceptAllFeatures(world: World, handshake: Handshake, moment: Moment): Decision {
  const shown = asShown(world, handshake, moment.now);
  const { organizationId, target, state } = shown;
  const isFinal = handshake.action === "ENABLE_ALL_FEATURES";
  const moved = decideMove(shown, "accept", moment.now);
  if (!moved.ok) return moved;
  if (state !== "OPEN" || target.kind !== "ACCOUNT") return refuse({ kind: "InvalidHandshakeTransition", state });
  if (!isFinal) return accept([moved.value, ...createServiceLinkedRole(world, target.accountId, moment)]);
  return accept([
    moved.value,
    { kind: "AllFeaturesEnabled", organizationId },
    { kind: "PolicyCreated", organizationId, policy: FULL_AWS_ACCESS_POLICY },
  ]);
}
