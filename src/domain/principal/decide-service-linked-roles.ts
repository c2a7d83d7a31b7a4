/** Roles that belong to an AWS service. IAM API Reference: CreateServiceLinkedRole, DeleteServiceLinkedRole; aws-facts 7. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import { roleArn } from "./arns.ts";
import { type IdentityDecision, isTaken, type Making } from "./decide-users.ts";
import { findRole, identitiesOf } from "./find-identity.ts";
import type { Role } from "./principal.ts";
import type { IdentityRefusal } from "./refusals.ts";
import type { RoleDeletion } from "./role-deletion.ts";
import { LINKED_PATH, LINKED_SERVICES } from "./service-linked-services.ts";
import { usageOf } from "./service-linked-usage.ts";

const MAX_SESSION_SECONDS = 3_600;

export type NewServiceLinkedRole = Readonly<{
  /** `organizations.amazonaws.com`. */
  service: string;
  description: string | undefined;
  suffix: string | undefined;
}>;

/** The service decides on name, trust and policy; the account only asks for the role. */
export function decideCreateServiceLinkedRole(
  { world, accountId, now, ids }: Making,
  { service, description, suffix }: NewServiceLinkedRole,
): IdentityDecision {
  const known = LINKED_SERVICES.get(service);
  if (known === undefined) return refuse({ kind: "ServiceUnknown", service });
  if (suffix !== undefined && !known.takesSuffix) return refuse({ kind: "SuffixNotSupported", service });
  const name = suffix === undefined ? known.roleName : `${known.roleName}_${suffix}`;
  if (isTaken(identitiesOf(world, accountId).roles, name)) return refuse({ kind: "ServiceRoleNameTaken", name });
  const path = `${LINKED_PATH}${service}/`;
  const role: Role = {
    name,
    path,
    id: ids.principal("AROA"),
    arn: roleArn(accountId, path, name),
    createdAt: now,
    description,
    trustPolicy: trustIn(service),
    inlinePolicies: new Map(),
    attachedPolicies: [`arn:aws:iam::aws:policy${LINKED_PATH}${known.policyName}`],
    boundary: undefined,
    maxSessionDuration: MAX_SESSION_SECONDS,
    tags: new Map(),
    serviceLinked: true,
  };
  return accept([{ kind: "RoleChanged", accountId, role }]);
}

/**
 * The deletion is a task of its own that always gets an id. Here it has run when the answer is given: the role is gone, or the task
 * has failed because its service still uses the role.
 */
export function decideDeleteServiceLinkedRole(
  { world, accountId, ids }: Pick<Making, "world" | "accountId" | "ids">,
  name: string,
): IdentityDecision {
  const role = findRole(world, accountId, name);
  if (!role.ok) return role;
  if (!role.value.serviceLinked) return refuse({ kind: "NotServiceLinked", name });
  const id = `task${role.value.path}${name}/${ids.uuid()}`;
  const resources = usageOf({ world, accountId }, role.value);
  if (resources.length > 0) {
    const reason = "Role is still used by resources of the service it is linked to";
    const deletion: RoleDeletion = { id, outcome: { kind: "failed", reason, resources } };
    return accept([{ kind: "RoleDeletionRequested", accountId, deletion }]);
  }
  return accept([
    { kind: "RoleDeletionRequested", accountId, deletion: { id, outcome: { kind: "succeeded" } } },
    { kind: "RoleDeleted", accountId, roleName: name },
  ]);
}

export function findRoleDeletion(
  world: World,
  accountId: AccountId,
  id: string,
): Result<RoleDeletion, IdentityRefusal> {
  const deletion = identitiesOf(world, accountId).roleDeletions?.get(id);
  return deletion === undefined
    ? refuse({ kind: "NoSuchEntity", entity: { kind: "deletionTask", id } })
    : accept(deletion);
}

const trustIn = (service: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });
