/** How big and how many policies may be, for each type. User Guide: "Quotas for AWS Organizations" (2026), aws-facts 8 and C14. */
import type { PolicyTypeName } from "./organization-policy.ts";

type PolicyLimits = Readonly<{
  /** Characters of the document, as given. */
  characters: number;
  /** Attached to one root, unit or account; inherited ones do not count. */
  attached: number;
  /** In one organization. */
  policies: number;
}>;

/** Documented for Security Hub; assumed for the younger types, whose own figures aws-facts does not have. */
const MANAGEMENT: PolicyLimits = { characters: 10_000, attached: 10, policies: 1_000 };

export const POLICY_LIMITS: Readonly<Record<PolicyTypeName, PolicyLimits>> = {
  SERVICE_CONTROL_POLICY: { characters: 10_240, attached: 10, policies: 10_000 },
  RESOURCE_CONTROL_POLICY: { characters: 5_120, attached: 5, policies: 2_000 },
  TAG_POLICY: { characters: 10_000, attached: 10, policies: 1_000 },
  BACKUP_POLICY: { characters: 10_000, attached: 10, policies: 1_000 },
  AISERVICES_OPT_OUT_POLICY: { characters: 2_500, attached: 5, policies: 1_000 },
  CHATBOT_POLICY: { characters: 10_000, attached: 5, policies: 1_000 },
  DECLARATIVE_POLICY_EC2: { characters: 10_000, attached: 10, policies: 1_000 },
  SECURITYHUB_POLICY: MANAGEMENT,
  SECURITYHUB_CSPM_POLICY: MANAGEMENT,
  GUARDDUTY_POLICY: MANAGEMENT,
  INSPECTOR_POLICY: MANAGEMENT,
  UPGRADE_ROLLOUT_POLICY: MANAGEMENT,
  BEDROCK_POLICY: MANAGEMENT,
  S3_POLICY: MANAGEMENT,
  NETWORK_SECURITY_DIRECTOR_POLICY: MANAGEMENT,
};

/** Types of which each root, unit and account must keep at least one while the type is enabled. */
export const NEVER_WITHOUT: ReadonlySet<PolicyTypeName> = new Set<PolicyTypeName>([
  "SERVICE_CONTROL_POLICY",
  "RESOURCE_CONTROL_POLICY",
]);
