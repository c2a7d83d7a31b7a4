/** The roles that AWS puts into member accounts: the service-linked one into all, the access role into created ones. aws-facts 2.3. */
import type { AccountId, Identifiers, Instant } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { roleArn } from "../principal/arns.ts";
import type { Role } from "../principal/principal.ts";
import type { World } from "../world.ts";

export const SERVICE_LINKED_ROLE = "AWSServiceRoleForOrganizations";
export const DEFAULT_ACCESS_ROLE = "OrganizationAccountAccessRole";

const ADMINISTRATOR_POLICIES = ["arn:aws:iam::aws:policy/AdministratorAccess"];
const SERVICE_LINKED_POLICIES = ["arn:aws:iam::aws:policy/aws-service-role/AWSOrganizationsServiceTrustPolicy"];
const SERVICE_LINKED_PATH = "/aws-service-role/organizations.amazonaws.com/";
const MAX_SESSION_SECONDS = 3_600;

/** `now` and `ids` give the role its birth and its `AROA…`. */
type Birth = Readonly<{ now: Instant; ids: Identifiers }>;

/** The service-linked role, unless the account already has it. Joining creates it; leaving keeps it. aws-facts 7. */
export function createServiceLinkedRole(world: World, accountId: AccountId, birth: Birth): readonly DomainEvent[] {
  if (hasServiceLinkedRole(world, accountId)) return [];
  const role = roleFrom(accountId, birth, {
    name: SERVICE_LINKED_ROLE,
    path: SERVICE_LINKED_PATH,
    description: "Service-linked role used by AWS Organizations to enable integration of other AWS services with it",
    trustPolicy: SERVICE_LINKED_TRUST,
    attachedPolicies: SERVICE_LINKED_POLICIES,
    serviceLinked: true,
  });
  return [{ kind: "RoleChanged", accountId, role }];
}

export const serviceLinkedRoleArn = (accountId: AccountId): string =>
  `arn:aws:iam::${accountId}:role${SERVICE_LINKED_PATH}${SERVICE_LINKED_ROLE}`;

export const hasServiceLinkedRole = (world: World, accountId: AccountId): boolean =>
  world.identities.get(accountId)?.roles.has(SERVICE_LINKED_ROLE) === true;

/** The role by which the management account administers an account that it created. API Reference: CreateAccount, RoleName. */
export function accessRole(
  accountId: AccountId,
  { roleName, managementAccountId }: Readonly<{ roleName: string; managementAccountId: AccountId }>,
  birth: Birth,
): Role {
  return roleFrom(accountId, birth, {
    name: roleName,
    path: "/",
    description: undefined,
    trustPolicy: trustOf(managementAccountId),
    attachedPolicies: ADMINISTRATOR_POLICIES,
    serviceLinked: false,
  });
}

type RoleParts = Pick<Role, "name" | "path" | "description" | "trustPolicy" | "attachedPolicies" | "serviceLinked">;

const NOTHING: ReadonlyMap<string, string> = new Map();

/** Written out, because keys after a spread give every role a hidden class of its own: slower to read, and larger than the role. */
const roleFrom = (accountId: AccountId, { now, ids }: Birth, parts: RoleParts): Role => ({
  name: parts.name,
  path: parts.path,
  id: ids.principal("AROA"),
  arn: roleArn(accountId, parts.path, parts.name),
  createdAt: now,
  description: parts.description,
  trustPolicy: parts.trustPolicy,
  inlinePolicies: NOTHING,
  attachedPolicies: parts.attachedPolicies,
  boundary: undefined,
  maxSessionDuration: MAX_SESSION_SECONDS,
  tags: NOTHING,
  serviceLinked: parts.serviceLinked,
});

let lastTrust = { managementAccountId: "", text: "" };

/** Members of one organization share the text. */
function trustOf(managementAccountId: AccountId): string {
  if (lastTrust.managementAccountId !== managementAccountId) {
    const text = trustPolicy({ AWS: `arn:aws:iam::${managementAccountId}:root` });
    lastTrust = { managementAccountId, text };
  }
  return lastTrust.text;
}

const trustPolicy = (principal: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }],
  });

const SERVICE_LINKED_TRUST = trustPolicy({ Service: "organizations.amazonaws.com" });
