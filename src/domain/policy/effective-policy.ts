/** The policy of one management type that results for an account. Organizations API Reference: DescribeEffectivePolicy. */
import type { Account } from "../account/account.ts";
import type { Organization } from "../organization/organization.ts";
import { pathTo } from "../organization/tree.ts";
import { attachedPolicies } from "./attached-policies.ts";
import { mergeSettings } from "./merge-settings.ts";
import type { ManagementPolicyType } from "./organization-policy.ts";

/** JSON without operators; undefined when the type is off, or nothing of it is attached to the account or above it. */
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
  if (levels.every((each) => each.length === 0)) return undefined;
  return JSON.stringify(mergeSettings(levels, type === "TAG_POLICY" ? CASELESS : undefined));
}

/** User Guide, "Tag policy syntax": "the policy key value is case insensitive". */
const CASELESS = "tags";

/** Documents were read when they were stored; one that is not JSON says nothing. */
function documentOf(content: string): object {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
