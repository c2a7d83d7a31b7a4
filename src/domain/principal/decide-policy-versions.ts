/** Which version of a customer managed policy is in force, and which go. IAM API Reference: SetDefaultPolicyVersion, DeletePolicyVersion. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import type { IdentityDecision } from "./decide-users.ts";
import { findManagedPolicy } from "./find-identity.ts";
import type { ManagedPolicy } from "./principal.ts";
import type { IdentityRefusal } from "./refusals.ts";

export type VersionReference = Readonly<{ arn: string; version: string }>;

/** Takes effect at once for everybody who has the policy. */
export function decideSetDefaultVersion(
  world: World,
  accountId: AccountId,
  reference: VersionReference,
): IdentityDecision {
  const policy = withVersion(world, accountId, reference);
  if (!policy.ok) return policy;
  const changed = { ...policy.value, defaultVersion: reference.version };
  return accept([{ kind: "ManagedPolicyChanged", accountId, policy: changed }]);
}

/** The default version goes only with its policy. */
export function decideDeletePolicyVersion(
  world: World,
  accountId: AccountId,
  reference: VersionReference,
): IdentityDecision {
  const policy = withVersion(world, accountId, reference);
  if (!policy.ok) return policy;
  if (policy.value.defaultVersion === reference.version) {
    return refuse({ kind: "DeleteConflict", first: "defaultVersion" });
  }
  const versions = new Map(policy.value.versions);
  versions.delete(reference.version);
  const newestVersion = newestOf(policy.value);
  return accept([{ kind: "ManagedPolicyChanged", accountId, policy: { ...policy.value, versions, newestVersion } }]);
}

/** The highest number that a version of the policy ever had: numbers are not used again. */
export const newestOf = ({ versions, newestVersion = 0 }: ManagedPolicy): number =>
  Math.max(newestVersion, ...[...versions.keys()].map((version) => Number(version.slice(1))));

function withVersion(
  world: World,
  accountId: AccountId,
  { arn, version }: VersionReference,
): Result<ManagedPolicy, IdentityRefusal> {
  const policy = findManagedPolicy(world, accountId, arn);
  if (!policy.ok || policy.value.versions.has(version)) return policy;
  return refuse({ kind: "NoSuchEntity", entity: { kind: "policyVersion", arn, version } });
}
