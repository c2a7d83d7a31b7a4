/** Which permissions a call needs: resource ARNs and condition keys. Service Authorization Reference: "AWS Organizations". */
import type { Tag } from "@aws-sdk/client-organizations";
import {
  accountArn,
  handshakeArn,
  hasServiceLinkedRole,
  isRecipient,
  isSender,
  type Organization,
  organizationOf,
  rootArn,
  serviceLinkedRoleArn,
  taggedResource,
  unitArn,
} from "../../../domain/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import { serviceLinkedRoleDenied } from "./refusals.ts";

export type Keys = Record<string, string | readonly string[]>;

export const permission = (name: string, resource: string, context: Readonly<Keys> = {}): RequiredPermission => ({
  action: `organizations:${name}`,
  resource,
  context,
});

/** Actions without resource types, and resources that nobody can name yet. */
export const onAnything = (name: string, keys?: Readonly<Keys>): RequiredPermission => permission(name, "*", keys);

/** A root, organizational unit or account in the caller's organization, by its id; with the tags that it has. */
export function onNode(
  { world, caller }: OperationContext,
  name: string,
  { id, keys = {} }: Readonly<{ id: string; keys?: Readonly<Keys> }>,
): RequiredPermission {
  const organization = organizationOf(world, caller.accountId);
  if (organization === undefined) return onAnything(name, keys);
  const tags = taggedResource(world, organization, id)?.tags;
  return permission(name, nodeArn(organization, id), { ...keys, ...resourceTagKeys(tags) });
}

export function nodeArn(organization: Organization, id: string): string {
  if (id === organization.rootId) return rootArn(organization);
  return id.startsWith("ou-") ? unitArn(organization, id) : accountArn(organization, id);
}

/** A policy of the caller's organization, with its type as a condition key. */
export function onPolicy({ world, caller }: OperationContext, name: string, policyId: string): RequiredPermission {
  const policy = organizationOf(world, caller.accountId)?.policies.get(policyId);
  if (policy === undefined) return onAnything(name);
  return permission(name, policy.arn, { ...policyTypeKey(policy.type), ...resourceTagKeys(policy.tags) });
}

/** The type of a policy of the caller's organization, for operations on a policy and a target. */
export function policyTypeKeyOf({ world, caller }: OperationContext, policyId: string): Readonly<Keys> {
  const policy = organizationOf(world, caller.accountId)?.policies.get(policyId);
  return policy === undefined ? {} : policyTypeKey(policy.type);
}

export const policyTypeKey = (type: string): Readonly<Keys> => ({ "organizations:policytype": type });

/** A stranger's refusal may not show the ARN of a handshake that is not its business. */
export function onHandshake(
  { world, caller }: OperationContext,
  name: string,
  handshakeId: string,
): RequiredPermission {
  const handshake = world.handshakes.get(handshakeId);
  if (handshake === undefined) return onAnything(name);
  const isParty = isRecipient(world, handshake, caller.accountId) || isSender(handshake, caller.accountId);
  return isParty ? permission(name, handshakeArn(handshake)) : onAnything(name);
}

/** The tags that the request would set, as condition keys. */
export function requestTagKeys(tags: readonly Tag[] | undefined): Readonly<Keys> {
  const keys: Keys = {};
  for (const { Key: key, Value: value } of tags ?? [])
    keys[`aws:requesttag/${(key ?? "").toLowerCase()}`] = value ?? "";
  return tags?.length ? { ...keys, "aws:tagkeys": tags.map(({ Key: key }) => key ?? "") } : keys;
}

/** Setting tags while creating something needs the permission to tag as well. Organizations API Reference: parameter Tags. */
export const tagging = (tags: readonly Tag[] | undefined): readonly RequiredPermission[] =>
  tags?.length ? [onAnything("TagResource", requestTagKeys(tags))] : [];

/**
 * Joining makes the service-linked role where the account has none, in the caller's name; without the permission the
 * refusal names the dependency. aws-facts 2.3.
 */
export function creatingServiceLinkedRole({ world, caller }: OperationContext): readonly RequiredPermission[] {
  if (hasServiceLinkedRole(world, caller.accountId)) return [];
  return [
    {
      action: "iam:CreateServiceLinkedRole",
      resource: serviceLinkedRoleArn(caller.accountId),
      context: { "iam:awsservicename": "organizations.amazonaws.com" },
      deniedAs: serviceLinkedRoleDenied,
    },
  ];
}

export function resourceTagKeys(tags: ReadonlyMap<string, string> | undefined): Readonly<Keys> {
  const keys: Keys = {};
  for (const [key, value] of tags ?? []) keys[`aws:resourcetag/${key.toLowerCase()}`] = value;
  return keys;
}
