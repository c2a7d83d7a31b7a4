/** The policy of one management type that results for an account. Organizations API Reference: DescribeEffectivePolicy. */
import type { Account } from "../account/account.ts";
import type { Organization } from "../organization/organization.ts";
import { pathTo } from "../organization/tree.ts";
import { attachedPolicies } from "./attached-policies.ts";
import { type MergedSections, mergeSettings } from "./merge-settings.ts";
import type { ManagementPolicyType } from "./organization-policy.ts";

/** JSON without operators, `{}` when nothing comes of it (observed by others); undefined while the type is off. */
export function effectivePolicy(
  organization: Organization,
  { id, membership }: Account,
  type: ManagementPolicyType,
): string | undefined {
  if (!organization.enabledPolicyTypes.has(type)) return undefined;
  const ids = [...pathTo(organization, membership?.parentId ?? organization.rootId), id];
  const levels = ids.map((each) =>
    attachedPolicies(organization, each, type).map(({ content }) => documentOf(content)),
  );
  const merged = mergeSettings(levels, SECTIONS[type]);
  return JSON.stringify(type === "TAG_POLICY" ? withTagDefaults(merged) : merged);
}

/**
 * A tag key is a rule although nothing is said of it (observed by others). The guide's effective backup policies show the names of plans
 * as they were written, those of rules and selections in lower case.
 */
const SECTIONS: Readonly<Partial<Record<ManagementPolicyType, MergedSections>>> = {
  TAG_POLICY: { shownEmpty: "tags" },
  BACKUP_POLICY: { spelledAsWritten: "plans" },
};

/** What nobody set: the key is spelled in lower case, and any value will do. Observed by others; of the key User Guide, "Tag policy syntax". */
function withTagDefaults(merged: object): object {
  const { tags } = fieldsOf(merged);
  if (tags === undefined) return merged;
  const rules = Object.entries(fieldsOf(tags)).map(([name, rule]) => {
    const { tag_key: key = name, tag_value: values = ["*"], ...others } = fieldsOf(rule);
    return [name, { tag_key: key, tag_value: values, ...others }] as const;
  });
  return { ...merged, tags: Object.fromEntries(rules) };
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};

/** Documents were read when they were stored; one that is not JSON says nothing. */
function documentOf(content: string): object {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
