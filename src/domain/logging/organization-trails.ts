/** Organization trails: who may keep them, who has a copy, and the role that comes and goes with the copy. CloudTrail User Guide: "Creating a trail for an organization"; aws-facts 7. */
import { type AccountId, accept, type Identifiers, type Instant, type Result, refuse } from "../../kernel/index.ts";
import { delegationOf, servicesAdministeredBy } from "../delegation/delegates.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { membersOf, organizationOf } from "../organization/tree.ts";
import { roleArn } from "../principal/arns.ts";
import { LINKED_SERVICES } from "../principal/service-linked-services.ts";
import type { World } from "../world.ts";
import type { LoggingRefusal } from "./refusals.ts";
import { CLOUDTRAIL, type Trail } from "./trail.ts";

type Birth = Readonly<{ now: Instant; ids: Pick<Identifiers, "principal"> }>;

/** The organization whose trails the account may create and change: as its management account or CloudTrail's delegated administrator. */
export function asTrailKeeper(world: World, accountId: AccountId): Result<Organization, LoggingRefusal> {
  const organization = organizationOf(world, accountId);
  if (organization === undefined) return refuse({ kind: "OrganizationsNotInUse" });
  if (!keepsTrails(organization, accountId)) return refuse({ kind: "NotOrganizationManagement" });
  return accept(organization);
}

const keepsTrails = (organization: Organization, accountId: AccountId): boolean =>
  isManagementAccount(organization, accountId) || servicesAdministeredBy(organization, accountId).has(CLOUDTRAIL);

/** For new organization trails: all features, and CloudTrail trusted. The order of these checks is inferred. */
export function asTrailFounder(world: World, accountId: AccountId): Result<Organization, LoggingRefusal> {
  const organization = asTrailKeeper(world, accountId);
  if (!organization.ok) return organization;
  if (organization.value.featureSet !== "ALL") return refuse({ kind: "OrganizationLacksAllFeatures" });
  const isTrusted = delegationOf(organization.value).trustedServices.has(CLOUDTRAIL);
  return isTrusted ? organization : refuse({ kind: "TrailAccessNotEnabled" });
}

export function* trailsOfOrganization(world: World, organizationId: string): Generator<Trail> {
  for (const trail of world.trails.values()) if (trail.organizationId === organizationId) yield trail;
}

export const hasOrganizationTrail = (world: World, organizationId: string): boolean =>
  trailsOfOrganization(world, organizationId).next().done !== true;

const ROLE = LINKED_SERVICES.get(CLOUDTRAIL);
export const TRAIL_ROLE = ROLE?.roleName ?? "";
const ROLE_PATH = `/aws-service-role/${CLOUDTRAIL}/`;

/** The role in every account of an organization that gets its first trail. */
export const trailRoles = (world: World, organization: Organization, birth: Birth): readonly DomainEvent[] =>
  [...membersOf(organization)]
    .filter((accountId) => world.identities.get(accountId)?.roles.has(TRAIL_ROLE) !== true)
    .map((accountId) => trailRole(accountId, birth));

/** The role in an account that is about to join; an account that comes from elsewhere leaves that organization's role behind. */
export function newcomersTrailRole(
  world: World,
  { organizationId, accountId }: Readonly<{ organizationId: string; accountId: AccountId }>,
  birth: Birth,
): readonly DomainEvent[] {
  if (!hasOrganizationTrail(world, organizationId)) return [];
  const before = organizationOf(world, accountId);
  const losesRole = before !== undefined && hasOrganizationTrail(world, before.id);
  const hasRole = world.identities.get(accountId)?.roles.has(TRAIL_ROLE) === true;
  return hasRole && !losesRole ? [] : [trailRole(accountId, birth)];
}

export const trailRole = (accountId: AccountId, { now, ids }: Birth): DomainEvent => ({
  kind: "RoleChanged",
  accountId,
  role: {
    name: TRAIL_ROLE,
    path: ROLE_PATH,
    id: ids.principal("AROA"),
    arn: roleArn(accountId, ROLE_PATH, TRAIL_ROLE),
    createdAt: now,
    description: undefined,
    trustPolicy: TRUST,
    inlinePolicies: new Map(),
    attachedPolicies: [`arn:aws:iam::aws:policy/aws-service-role/${ROLE?.policyName ?? ""}`],
    boundary: undefined,
    maxSessionDuration: 3_600,
    tags: new Map(),
    serviceLinked: true,
  },
});

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: CLOUDTRAIL }, Action: "sts:AssumeRole" }],
});
