/** Permissions on what can have tags, on policies that are not there yet, and on services. Service Authorization Reference: "AWS Organizations". */
import {
  delegationOf,
  isManagementAccount,
  organizationOf,
  resourcePolicyArn,
  taggedResource,
} from "../../../domain/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import { type Keys, onAnything, onNode, permission, policyTypeKey, resourceTagKeys } from "./permissions.ts";

/**
 * A policy that is not there yet. Delegates are asked for the ARN of any policy of its type, because the guide's delegation policies
 * allow the creation there; for the management account the action has no resource type.
 */
export function onNewPolicy(
  { world, caller }: OperationContext,
  { type, name = "CreatePolicy", keys }: Readonly<{ type: string; name?: string; keys: Readonly<Keys> }>,
): RequiredPermission {
  const organization = organizationOf(world, caller.accountId);
  if (organization === undefined || isManagementAccount(organization, caller.accountId)) return onAnything(name, keys);
  const { id, managementAccountId } = organization;
  const arn = `arn:aws:organizations::${managementAccountId}:policy/${id}/${type.toLowerCase()}/*`;
  return permission(name, arn, keys);
}

type Tagged = Readonly<{ id: string; keys?: Readonly<Keys> }>;

/** Whatever can have tags, by its id. */
export function onTagged(context: OperationContext, name: string, { id, keys = {} }: Tagged): RequiredPermission {
  const { world, caller } = context;
  const organization = organizationOf(world, caller.accountId);
  if (organization === undefined) return onAnything(name, keys);
  if (!id.startsWith("p-") && !id.startsWith("rp-")) return onNode(context, name, { id, keys });
  const policy = organization.policies.get(id);
  const { resourcePolicy } = delegationOf(organization);
  const arn = resourcePolicy?.id === id ? resourcePolicyArn(organization, id) : (policy?.arn ?? "*");
  const typeKey = policy === undefined ? {} : policyTypeKey(policy.type);
  const tags = taggedResource(world, organization, id)?.tags;
  return permission(name, arn, { ...keys, ...typeKey, ...resourceTagKeys(tags) });
}

/** The delegation policy, by its ARN once it is there. */
export function onResourcePolicy(
  context: OperationContext,
  name: string,
  keys: Readonly<Keys> = {},
): RequiredPermission {
  const organization = organizationOf(context.world, context.caller.accountId);
  const id = organization && delegationOf(organization).resourcePolicy?.id;
  return id === undefined ? onAnything(name, keys) : onTagged(context, name, { id, keys });
}

/** The service that is trusted or administered, as a condition key. */
export const servicePrincipalKey = (servicePrincipal: string | undefined): Readonly<Keys> =>
  servicePrincipal === undefined ? {} : { "organizations:serviceprincipal": servicePrincipal };
