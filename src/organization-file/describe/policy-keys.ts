/** What the policies of a world are called in a file: their own names where those are free. */
import type { ManagedPolicy, OrganizationPolicy, World } from "../../domain/index.ts";
import { documentOf, type JsonObject, present, tagsOf } from "./omit.ts";

export type PolicyKeys = Readonly<{
  /** By policy id. */
  ofOrganization: ReadonlyMap<string, string>;
  /** By ARN of a customer managed policy. */
  ofIdentities: ReadonlyMap<string, string>;
  /** The content of `policies`. */
  entries: JsonObject;
}>;

type Notes = Readonly<{ protects: ReadonlyMap<string, readonly string[]> }>;

/** One entry for each policy of an organization; customer managed policies that are alike share one. */
export function policyKeys(world: World, { protects }: Notes): PolicyKeys {
  const entries = new Map<string, JsonObject>();
  const ofOrganization = new Map<string, string>();
  const ofIdentities = new Map<string, string>();
  for (const organization of world.organizations.values()) {
    for (const policy of organization.policies.values()) {
      if (policy.awsManaged) continue;
      const key = freeKey(entries, policy.name);
      ofOrganization.set(policy.id, key);
      entries.set(
        key,
        organizationPolicy(policy, { key, label: organization.label, protects: protects.get(policy.id) }),
      );
    }
  }
  const alike = new Map<string, string>();
  for (const { managedPolicies } of world.identities.values()) {
    for (const policy of managedPolicies.values()) {
      const likeness = JSON.stringify([policy.name, policy.description, contentOf(policy)]);
      const key = alike.get(likeness) ?? freeKey(entries, policy.name);
      alike.set(likeness, key);
      ofIdentities.set(policy.arn, key);
      entries.set(key, identityPolicy(policy, key));
    }
  }
  return { ofOrganization, ofIdentities, entries: Object.fromEntries(entries) };
}

function freeKey(taken: ReadonlyMap<string, unknown>, name: string): string {
  for (let count = 1; ; count++) {
    const key = count === 1 ? name : `${name}-${count}`;
    if (!taken.has(key)) return key;
  }
}

type Entry = Readonly<{ key: string; label: string; protects: readonly string[] | undefined }>;

const organizationPolicy = (policy: OrganizationPolicy, { key, label, protects }: Entry): JsonObject =>
  present({
    type: policy.type,
    name: policy.name === key ? undefined : policy.name,
    id: policy.id,
    description: policy.description === "" ? undefined : policy.description,
    protects,
    organizations: [label],
    tags: tagsOf(policy.tags),
    document: documentOf(policy.content),
  });

const identityPolicy = (policy: ManagedPolicy, key: string): JsonObject =>
  present({
    type: "IDENTITY_POLICY",
    name: policy.name === key ? undefined : policy.name,
    description: policy.description,
    document: documentOf(contentOf(policy)),
  });

const contentOf = (policy: ManagedPolicy): string => policy.versions.get(policy.defaultVersion)?.content ?? "";
