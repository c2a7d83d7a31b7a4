/** A policy of the organization: service control, resource control and the management types. */
export type PolicyTypeName =
  | "SERVICE_CONTROL_POLICY"
  | "RESOURCE_CONTROL_POLICY"
  | "TAG_POLICY"
  | "BACKUP_POLICY"
  | "AISERVICES_OPT_OUT_POLICY"
  | "CHATBOT_POLICY"
  | "DECLARATIVE_POLICY_EC2";

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
