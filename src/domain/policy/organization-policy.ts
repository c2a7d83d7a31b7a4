/** A policy of the organization: service control, resource control and the management types. */
export const POLICY_TYPE_NAMES = [
  "SERVICE_CONTROL_POLICY",
  "RESOURCE_CONTROL_POLICY",
  "TAG_POLICY",
  "BACKUP_POLICY",
  "AISERVICES_OPT_OUT_POLICY",
  "CHATBOT_POLICY",
  "DECLARATIVE_POLICY_EC2",
  "SECURITYHUB_POLICY",
  "SECURITYHUB_CSPM_POLICY",
  "GUARDDUTY_POLICY",
  "INSPECTOR_POLICY",
  "UPGRADE_ROLLOUT_POLICY",
  "BEDROCK_POLICY",
  "S3_POLICY",
  "NETWORK_SECURITY_DIRECTOR_POLICY",
] as const;

export type PolicyTypeName = (typeof POLICY_TYPE_NAMES)[number];

/** Those that say who may do what; every other type is a management policy, whose settings merge on the way down. */
export type AuthorizationPolicyType = "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY";
export type ManagementPolicyType = Exclude<PolicyTypeName, AuthorizationPolicyType>;

export type OrganizationPolicy = Readonly<{
  /** `p-…`. */
  id: string;
  arn: string;
  name: string;
  description: string;
  type: PolicyTypeName;
  awsManaged: boolean;
  /** The document as it was given, byte for byte. */
  content: string;
  tags: ReadonlyMap<string, string>;
}>;

/** `FullAWSAccess`, attached everywhere by default. aws-facts 5. */
export const FULL_AWS_ACCESS = "p-FullAWSAccess";
/** `RCPFullAWSAccess`, attached everywhere and not detachable. */
export const RCP_FULL_AWS_ACCESS = "p-RCPFullAWSAccess";
