/** Creating, changing and deleting roles. IAM API Reference: CreateRole, DeleteRole, UpdateAssumeRolePolicy. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { World } from "../world.ts";
import { roleArn } from "./arns.ts";
import { type IdentityDecision, isTaken, type Making, tooMany } from "./decide-users.ts";
import { findRole, identitiesOf } from "./find-identity.ts";
import type { Role } from "./principal.ts";
import { ENTITIES_PER_ACCOUNT, policySize, TRUST_POLICY_SIZE } from "./quotas.ts";
import type { IdentityRefusal } from "./refusals.ts";
import { LINKED_PATH } from "./service-linked-services.ts";
import { type TagList, tagComplaint } from "./tags.ts";

export type NewRole = Readonly<{
  name: string;
  path: string;
  description: string | undefined;
  /** A document that was checked to be a trust policy. */
  trustPolicy: string;
  boundary: string | undefined;
  /** Seconds. */
  maxSessionDuration: number;
  tags: TagList;
}>;

export function decideCreateRole({ world, accountId, now, ids }: Making, wanted: NewRole): IdentityDecision {
  const { name, path, trustPolicy, tags } = wanted;
  if (isTaken(identitiesOf(world, accountId).roles, name)) {
    return refuse({ kind: "EntityAlreadyExists", entity: { kind: "role", name } });
  }
  const complaint = tagComplaint(tags);
  if (complaint !== undefined) return refuse(complaint);
  if (policySize(trustPolicy) > TRUST_POLICY_SIZE) return tooLong();
  if (identitiesOf(world, accountId).roles.size >= ENTITIES_PER_ACCOUNT.roles) return tooMany("roles");
  const role: Role = {
    ...wanted,
    id: ids.principal("AROA"),
    arn: roleArn(accountId, path, name),
    createdAt: now,
    inlinePolicies: new Map(),
    attachedPolicies: [],
    tags: new Map(tags),
    serviceLinked: false,
  };
  return accept([{ kind: "RoleChanged", accountId, role }]);
}

/** A role goes when no policy hangs on it; sessions of it stop working with it. */
export function decideDeleteRole(world: World, accountId: AccountId, name: string): IdentityDecision {
  const role = findModifiableRole(world, accountId, name);
  if (!role.ok) return role;
  if (role.value.inlinePolicies.size > 0) return refuse({ kind: "DeleteConflict", first: "inlinePolicies" });
  if (role.value.attachedPolicies.length > 0) return refuse({ kind: "DeleteConflict", first: "attachedPolicies" });
  return accept([{ kind: "RoleDeleted", accountId, roleName: name }]);
}

export function decideUpdateTrust(
  world: World,
  accountId: AccountId,
  { name, trustPolicy }: Pick<NewRole, "name" | "trustPolicy">,
): IdentityDecision {
  const role = findModifiableRole(world, accountId, name);
  if (!role.ok) return role;
  if (policySize(trustPolicy) > TRUST_POLICY_SIZE) return tooLong();
  return accept([{ kind: "RoleChanged", accountId, role: { ...role.value, trustPolicy } }]);
}

export type RoleUpdate = Readonly<{
  name: string;
  description?: string | undefined;
  maxSessionDuration?: number | undefined;
}>;

/** Of a service-linked role only the description can be changed. IAM User Guide: "Edit a service-linked role description". */
export function decideUpdateRole(world: World, accountId: AccountId, update: RoleUpdate): IdentityDecision {
  const { name, description, maxSessionDuration } = update;
  const role =
    maxSessionDuration === undefined ? findRole(world, accountId, name) : findModifiableRole(world, accountId, name);
  if (!role.ok) return role;
  const changes = {
    description: description ?? role.value.description,
    maxSessionDuration: maxSessionDuration ?? role.value.maxSessionDuration,
  };
  return accept([{ kind: "RoleChanged", accountId, role: { ...role.value, ...changes } }]);
}

/** A role that its account may change: any but those that AWS made for a service or for single sign-on. */
export function findModifiableRole(world: World, accountId: AccountId, name: string): Result<Role, IdentityRefusal> {
  const role = findRole(world, accountId, name);
  return role.ok && isOfAws(role.value) ? refuse({ kind: "UnmodifiableRole", name }) : role;
}

const RESERVED_PATH = "/aws-reserved/";
const RESERVED_NAME = "AWSReservedSSO_";
const LINKED_NAME = "AWSServiceRoleFor";

const isReserved = ({ name, path }: Pick<Role, "name" | "path">): boolean =>
  path.startsWith(RESERVED_PATH) || name.startsWith(RESERVED_NAME);

/** AWS re:Post, "Cannot perform the operation on the protected role AWSReservedSSO": IAM Identity Center alone changes its roles. */
export const isOfAws = (role: Role): boolean => role.serviceLinked || isReserved(role);

/**
 * What AWS keeps for its own roles. The path of service-linked roles is refused as it was observed; that of IAM Identity Center, and
 * both services' names, by the assumptions `reserved-role-creation` and `linked-role-name-creation`, each asked for such roles only.
 */
export function refuseReserved(
  { name, path }: Pick<NewRole, "name" | "path">,
  assumptions: AssumptionReader,
): Result<undefined, IdentityRefusal> {
  if (path.startsWith(LINKED_PATH)) return refuse({ kind: "ServiceLinkedPath" });
  const isRefused = (assumption: string): boolean => assumptions.value(assumption) === "refused";
  if (isReserved({ name, path }) && isRefused("reserved-role-creation")) return reserved();
  if (name.startsWith(LINKED_NAME) && isRefused("linked-role-name-creation")) return reserved();
  return accept(undefined);

  function reserved() {
    return refuse({ kind: "ReservedRole", path, name } as const);
  }
}

const tooLong = () =>
  refuse({ kind: "LimitExceeded", quota: { kind: "trustPolicySize", limit: TRUST_POLICY_SIZE } } as const);
