/** Domain into wire words: delegated administrators and the delegation policy. Organizations API Reference: "Data Types". */
import type {
  DelegatedAdministrator,
  ResourcePolicySummary,
  Tag,
  ResourcePolicy as WireResourcePolicy,
} from "@aws-sdk/client-organizations";
import {
  type Account,
  type Organization,
  type ResourcePolicy,
  resourcePolicyArn,
  servicesAdministeredBy,
} from "../../../domain/index.ts";
import type { Instant } from "../../../kernel/index.ts";
import { describeAccount } from "./describe.ts";

/** An administrator since its first registration; the account's paths are not part of it. */
export function describeAdministrator(
  organization: Organization,
  account: Account,
  now: Instant,
): DelegatedAdministrator {
  const { Paths: _, ...described } = describeAccount(organization, account, now);
  const since = Math.min(...servicesAdministeredBy(organization, account.id).values());
  return { ...described, DelegationEnabledDate: new Date(since) };
}

export const describeResourcePolicySummary = (organization: Organization, id: string): ResourcePolicySummary => ({
  Id: id,
  Arn: resourcePolicyArn(organization, id),
});

export const describeResourcePolicy = (organization: Organization, policy: ResourcePolicy): WireResourcePolicy => ({
  ResourcePolicySummary: describeResourcePolicySummary(organization, policy.id),
  Content: policy.content,
});

export const describeTags = (tags: Iterable<readonly [key: string, value: string]>): Tag[] =>
  Array.from(tags, ([Key, Value]) => ({ Key, Value }));
