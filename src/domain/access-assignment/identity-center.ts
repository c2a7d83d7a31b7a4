/** IAM Identity Center of an organization: its instance, permission sets and who has which of them where. Identity Center API Reference: InstanceMetadata, PermissionSet, AccountAssignment. */
import type { AccountId, Instant } from "../../kernel/index.ts";

/** Service principal of trusted access and of delegated administration. */
export const IDENTITY_CENTER = "sso.amazonaws.com";

/** The instance of an organization; those of single accounts are not in this world. */
export type IdentityCenter = Readonly<{
  /** `arn:aws:sso:::instance/ssoins-…`. */
  instanceArn: string;
  /** `d-…`. */
  identityStoreId: string;
  organizationId: string;
  /** The management account. */
  accountId: AccountId;
  region: string;
  createdAt: Instant;
}>;

export type PermissionSet = Readonly<{
  /** `arn:aws:sso:::permissionSet/ssoins-…/ps-…`. */
  arn: string;
  instanceArn: string;
  name: string;
  description: string | undefined;
  /** ISO 8601: `PT1H`. */
  sessionDuration: string;
  relayState: string | undefined;
  createdAt: Instant;
  /** ARNs of AWS-managed policies. */
  managedPolicies: readonly string[];
  /** The document's text. */
  inlinePolicy: string | undefined;
}>;

export type AccountAssignment = Readonly<{
  instanceArn: string;
  permissionSetArn: string;
  accountId: AccountId;
  principalType: "USER" | "GROUP";
  principalId: string;
}>;

/** Of a request that answers before it is done; here its work is done by then. */
export type AssignmentRequest = Readonly<{
  id: string;
  kind: "creation" | "deletion" | "provisioning";
  instanceArn: string;
  permissionSetArn: string;
  /** Undefined: provisioning in every account that has the set. */
  accountId: AccountId | undefined;
  principal: Pick<AccountAssignment, "principalType" | "principalId"> | undefined;
  at: Instant;
}>;

export const isSameAssignment = (one: AccountAssignment, other: AccountAssignment): boolean =>
  one.permissionSetArn === other.permissionSetArn &&
  one.principalId === other.principalId &&
  one.principalType === other.principalType;

/** `ssoins-…`. */
export const instanceIdOf = (instanceArn: string): string => instanceArn.slice(instanceArn.lastIndexOf("/") + 1);
