/** Which resource each operation of IAM is authorized on, and with which condition keys. Service Authorization Reference: "AWS Identity and Access Management". */
import {
  findHolder,
  type HolderReference,
  identitiesOf,
  isAwsManagedPolicyArn,
  managedPolicyArn,
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

/** A user or role whose policies change; `policyArn` is the managed policy that comes or goes. */
export function onHolder(
  context: OperationContext,
  action: string,
  { kind, name, policyArn }: HolderReference & Readonly<{ policyArn?: string }>,
): Permissions {
  const found = findHolder(context.world, context.caller.accountId, { kind, name });
  const keys = policyKeys(policyArn, found.ok ? found.value.value.boundary : undefined);
  return kind === "user" ? onUser(context, action, { name, keys }) : onRole(context, action, { name, keys });
}

/** An existing policy, the customer's or AWS's. */
export function onPolicy({ caller, world }: OperationContext, action: string, arn: string): Permissions {
  const tags = isAwsManagedPolicyArn(arn)
    ? undefined
    : identitiesOf(world, caller.accountId).managedPolicies.get(arn)?.tags;
  return [permission(action, arn, resourceTagKeys(tags ?? NO_TAGS, "iam"))];
}

export const onNewPolicy = (
  context: OperationContext,
  action: string,
  { name = "", path = "/", keys = {} }: Subject,
): Permissions => [permission(action, managedPolicyArn(context.caller.accountId, path, name), keys)];

/** Lists of users and roles are authorized on the path that they start from. */
export const onPath = (
  { caller }: OperationContext,
  action: string,
  { of, prefix = "/" }: Readonly<{ of: "user" | "role"; prefix?: string | undefined }>,
): Permissions => [permission(action, `arn:aws:iam::${caller.accountId}:${of}${prefix}`, {})];

/** `iam:permissionsboundary` for a boundary that is set, nothing without one. */
export const boundaryKey = (arn: string | undefined): Keys =>
  arn === undefined ? {} : { "iam:permissionsboundary": arn };

/** `iam:policyarn` beside the boundary that the user or role already has. */
const policyKeys = (policyArn: string | undefined, boundary: string | undefined): Keys => ({
  ...(policyArn === undefined ? {} : { "iam:policyarn": policyArn }),
  ...boundaryKey(boundary),
});

const permission = (action: string, resource: string, context: Keys): RequiredPermission => ({
  action,
  resource,
  context,
});
