/** Limits of IAM that a decision keeps. IAM User Guide: "IAM and AWS STS quotas"; policy-evaluation 4. */

export const ACCESS_KEYS_PER_PRINCIPAL = 2;
export const ATTACHED_POLICIES_PER_PRINCIPAL = 10;
export const MANAGED_POLICY_VERSIONS = 5;
export const GROUPS_PER_USER = 10;
export const MFA_DEVICES_PER_PRINCIPAL = 8;
export const TAGS_PER_RESOURCE = 50;
export const ENTITIES_PER_ACCOUNT = { users: 5_000, roles: 1_000, groups: 300, managedPolicies: 1_500 } as const;
/** Of one kind. */
export const IDENTITY_PROVIDERS_PER_ACCOUNT = 100;

/** Characters; white space is not counted. The inline limits hold for all inline policies of one principal together. */
export const MANAGED_POLICY_SIZE = 6_144;
export const TRUST_POLICY_SIZE = 2_048;
export const INLINE_POLICY_SIZE = { user: 2_048, role: 10_240, group: 5_120 } as const;

/** The length of a policy document as IAM counts it: characters that are not white space. */
export function policySize(text: string): number {
  let size = 0;
  for (const character of text) {
    if (character !== " " && character !== "\n" && character !== "\t" && character !== "\r") size += 1;
  }
  return size;
}
