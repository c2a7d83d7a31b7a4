/** Which resource each operation of IAM is authorized on, and with which condition keys. Service Authorization Reference: "AWS Identity and Access Management". */
import {
  findPolicyHolder,
  groupArn,
  identitiesOf,
  isAwsManagedPolicyArn,
  LINKED_SERVICES,
  managedPolicyArn,
  type PolicyHolderReference,
  roleArn,
  rootUserArn,
  userArn,
} from "../../../domain/index.ts";
import { resourceTagKeys } from "../../access/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";

type Permissions = readonly RequiredPermission[];
type Keys = NonNullable<RequiredPermission["context"]>;

/** A user or role by name; `path` counts where it does not exist yet. */
export type Subject = Readonly<{ name: string | undefined; path?: string | undefined; keys?: Keys }>;

const NO_TAGS: ReadonlyMap<string, string> = new Map();

/** Without a name the user behind the caller is meant. */
export function onUser(context: OperationContext, action: string, { name, path = "/", keys }: Subject): Permissions {
  const { caller, world } = context;
  const own = caller.identity.kind === "user" ? caller.identity.user : undefined;
  const user = name === undefined ? own : identitiesOf(world, caller.accountId).users.get(name);
  const unknown = name === undefined ? rootUserArn(caller.accountId) : userArn(caller.accountId, path, name);
  return [permission(action, user?.arn ?? unknown, { ...resourceTagKeys(user?.tags ?? NO_TAGS, "iam"), ...keys })];
}

export function onRole(
  context: OperationContext,
  action: string,
  { name = "", path = "/", keys }: Subject,
): Permissions {
  const { caller, world } = context;
  const role = identitiesOf(world, caller.accountId).roles.get(name);
  const resource = role?.arn ?? roleArn(caller.accountId, path, name);
  return [permission(action, resource, { ...resourceTagKeys(role?.tags ?? NO_TAGS, "iam"), ...keys })];
}

export function onGroup(
  { caller, world }: OperationContext,
  action: string,
  { name = "", path = "/", keys = {} }: Subject,
): Permissions {
  const group = identitiesOf(world, caller.accountId).groups?.get(name);
  return [permission(action, group?.arn ?? groupArn(caller.accountId, path, name), keys)];
}

/** A user, role or group whose policies change; `policyArn` is the managed policy that comes or goes. */
export function onHolder(
  context: OperationContext,
  action: string,
  { kind, name, policyArn }: PolicyHolderReference & Readonly<{ policyArn?: string }>,
): Permissions {
  const found = findPolicyHolder(context.world, context.caller.accountId, { kind, name });
  const boundary = found.ok && found.value.kind !== "group" ? found.value.value.boundary : undefined;
  return ON[kind](context, action, { name, keys: policyKeys(policyArn, boundary) });
}

const ON = { user: onUser, role: onRole, group: onGroup } as const;

/** An existing policy, the customer's or AWS's. */
export function onPolicy(
  { caller, world }: OperationContext,
  action: string,
  arn: string,
  keys: Keys = {},
): Permissions {
  const tags = isAwsManagedPolicyArn(arn)
    ? undefined
    : identitiesOf(world, caller.accountId).managedPolicies.get(arn)?.tags;
  return [permission(action, arn, { ...resourceTagKeys(tags ?? NO_TAGS, "iam"), ...keys })];
}

export const onNewPolicy = (
  context: OperationContext,
  action: string,
  { name = "", path = "/", keys = {} }: Subject,
): Permissions => [permission(action, managedPolicyArn(context.caller.accountId, path, name), keys)];

/** Lists of users, roles and groups are authorized on the path that they start from. */
export const onPath = (
  { caller }: OperationContext,
  action: string,
  { of, prefix = "/" }: Readonly<{ of: "user" | "role" | "group"; prefix?: string | undefined }>,
): Permissions => [permission(action, `arn:aws:iam::${caller.accountId}:${of}${prefix}`, {})];

/** Something of the account that only its ARN names: a second factor, an identity provider. */
export const onResource = (
  action: string,
  resource: string,
  { keys = {} }: Readonly<{ keys?: Keys }> = {},
): Permissions => [permission(action, resource === "" ? "*" : resource, keys)];

type Renaming = Readonly<{ from: string | undefined; to: string | undefined; path: string | undefined }>;

/** A new name or path needs the permission on what it leads to as well. IAM API Reference: UpdateUser. */
export function renamedUser({ caller, world }: OperationContext, { from = "", to, path }: Renaming): Permissions {
  if (to === undefined && path === undefined) return [];
  const known = identitiesOf(world, caller.accountId).users.get(from);
  const arn = userArn(caller.accountId, path ?? known?.path ?? "/", to ?? from);
  return [permission("iam:UpdateUser", arn, {})];
}

/** IAM API Reference: UpdateGroup. */
export function renamedGroup({ caller, world }: OperationContext, { from = "", to, path }: Renaming): Permissions {
  if (to === undefined && path === undefined) return [];
  const known = identitiesOf(world, caller.accountId).groups?.get(from);
  const arn = groupArn(caller.accountId, path ?? known?.path ?? "/", to ?? from);
  return [permission("iam:UpdateGroup", arn, {})];
}

/** The role is named by its service; `iam:AWSServiceName` says which. */
export function onServiceLinkedRole({ caller }: OperationContext, service: string, suffix?: string): Permissions {
  const known = LINKED_SERVICES.get(service)?.roleName ?? "*";
  const name = suffix === undefined ? known : `${known}_${suffix}`;
  const resource = roleArn(caller.accountId, `/aws-service-role/${service}/`, name);
  return [permission("iam:CreateServiceLinkedRole", resource, { "iam:awsservicename": service })];
}

/** `iam:permissionsboundary` for a boundary that is set, nothing without one. */
export const boundaryKey = (arn: string | undefined): Keys =>
  arn === undefined ? {} : { "iam:permissionsboundary": arn };

/** `iam:policyarn` beside the boundary that the user or role already has. */
const policyKeys = (policyArn: string | undefined, boundary: string | undefined): Keys => ({
  ...(policyArn === undefined ? {} : { "iam:policyarn": policyArn }),
  ...boundaryKey(boundary),
});

/** Tags of something new ask for the permission to tag it as well, on the same resource. IAM User Guide: "Tags for IAM resources"; observed of policies and OpenID Connect providers. */
export const withTags = (tags: readonly unknown[] | undefined, action: string, created: Permissions): Permissions =>
  tags === undefined || tags.length === 0 ? created : [...created, ...created.map((each) => ({ ...each, action }))];

/**
 * Where the account's password policy lets users change their own password, no policy of theirs need allow it: IAM applies the
 * permission to all users of the account. A denial still denies. IAM User Guide: "Permit IAM users to change their own passwords".
 */
export function allowedByPasswordPolicy({ caller, world }: OperationContext, asked: Permissions): Permissions {
  const { passwordPolicy } = identitiesOf(world, caller.accountId);
  if (passwordPolicy?.allowsUsersToChange !== true || caller.identity.kind !== "user") return asked;
  const principal = { AWS: caller.identity.user.arn };
  return asked.map((each) => {
    const statement = { Effect: "Allow", Principal: principal, Action: each.action, Resource: "*" };
    const text = JSON.stringify({ Version: "2012-10-17", Statement: statement });
    return { ...each, resourcePolicy: { type: "resource", name: "the account's password policy", text } };
  });
}

const permission = (action: string, resource: string, context: Keys): RequiredPermission => ({
  action,
  resource,
  context,
});
