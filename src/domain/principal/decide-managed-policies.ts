/** Customer managed policies and their versions. IAM API Reference: CreatePolicy, CreatePolicyVersion, DeletePolicy. */
import { type AccountId, accept, type Instant, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import { managedPolicyArn } from "./arns.ts";
import { newestOf } from "./decide-policy-versions.ts";
import { type IdentityDecision, isTaken, type Making, tooMany } from "./decide-users.ts";
import { findManagedPolicy, identitiesOf } from "./find-identity.ts";
import type { Group, ManagedPolicy } from "./principal.ts";
import { ENTITIES_PER_ACCOUNT, MANAGED_POLICY_SIZE, MANAGED_POLICY_VERSIONS, policySize } from "./quotas.ts";
import { type TagList, tagComplaint } from "./tags.ts";

export type NewManagedPolicy = Readonly<{
  name: string;
  path: string;
  description: string | undefined;
  /** A document that was checked to be an identity policy. */
  text: string;
  tags: TagList;
}>;

/** Names are unique within the account, whatever the path. */
export function decideCreateManagedPolicy(
  { world, accountId, now, ids }: Making,
  wanted: NewManagedPolicy,
): IdentityDecision {
  const { name, path, description, text, tags } = wanted;
  const names = new Map([...identitiesOf(world, accountId).managedPolicies.values()].map((each) => [each.name, each]));
  if (isTaken(names, name)) return refuse({ kind: "EntityAlreadyExists", entity: { kind: "managedPolicy", name } });
  const complaint = tagComplaint(tags);
  if (complaint !== undefined) return refuse(complaint);
  if (policySize(text) > MANAGED_POLICY_SIZE) return tooLong();
  if (names.size >= ENTITIES_PER_ACCOUNT.managedPolicies) return tooMany("managedPolicies");
  const policy: ManagedPolicy = {
    name,
    path,
    description,
    id: ids.principal("ANPA"),
    arn: managedPolicyArn(accountId, path, name),
    createdAt: now,
    defaultVersion: "v1",
    versions: new Map([["v1", { content: text, createdAt: now }]]),
    tags: new Map(tags),
  };
  return accept([{ kind: "ManagedPolicyChanged", accountId, policy }]);
}

export type NewPolicyVersion = Readonly<{ arn: string; text: string; setAsDefault: boolean; now: Instant }>;

/** Version numbers rise and are never used again while their policy lives. */
export function decideCreatePolicyVersion(
  world: World,
  accountId: AccountId,
  { arn, text, setAsDefault, now }: NewPolicyVersion,
): IdentityDecision {
  const found = findManagedPolicy(world, accountId, arn);
  if (!found.ok) return found;
  const policy = found.value;
  if (policySize(text) > MANAGED_POLICY_SIZE) return tooLong();
  if (policy.versions.size >= MANAGED_POLICY_VERSIONS) {
    const quota = { kind: "managedPolicyVersions", limit: MANAGED_POLICY_VERSIONS } as const;
    return refuse({ kind: "LimitExceeded", quota });
  }
  const version = `v${newestOf(policy) + 1}`;
  const versions = new Map(policy.versions).set(version, { content: text, createdAt: now });
  const defaultVersion = setAsDefault ? version : policy.defaultVersion;
  return accept([{ kind: "ManagedPolicyChanged", accountId, policy: { ...policy, versions, defaultVersion } }]);
}

/** A policy goes when nobody has it and only its default version is left. */
export function decideDeleteManagedPolicy(world: World, accountId: AccountId, arn: string): IdentityDecision {
  const policy = findManagedPolicy(world, accountId, arn);
  if (!policy.ok) return policy;
  const { attachments, boundaries } = policyUsage(world, accountId, arn);
  if (attachments + boundaries > 0) return refuse({ kind: "DeleteConflict", first: "entitiesAttached" });
  if (policy.value.versions.size > 1) return refuse({ kind: "DeleteConflict", first: "olderVersions" });
  return accept([{ kind: "ManagedPolicyDeleted", accountId, arn }]);
}

/** How many users, roles and groups of the account have the policy attached, and as their boundary. */
export function policyUsage(
  world: World,
  accountId: AccountId,
  arn: string,
): Readonly<{ attachments: number; boundaries: number }> {
  const { users, roles, groups = NO_GROUPS } = identitiesOf(world, accountId);
  let attachments = 0;
  let boundaries = 0;
  for (const holder of [...users.values(), ...roles.values()]) {
    if (holder.attachedPolicies.includes(arn)) attachments += 1;
    if (holder.boundary === arn) boundaries += 1;
  }
  for (const group of groups.values()) if (group.attachedPolicies.includes(arn)) attachments += 1;
  return { attachments, boundaries };
}

const NO_GROUPS: ReadonlyMap<string, Group> = new Map();

const tooLong = () =>
  refuse({ kind: "LimitExceeded", quota: { kind: "managedPolicySize", limit: MANAGED_POLICY_SIZE } } as const);
