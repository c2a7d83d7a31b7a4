/** Services whose service-linked role is known here: its name and its policy. IAM User Guide: "Using service-linked roles" of each service. */

/** Under which AWS alone makes roles. */
export const LINKED_PATH = "/aws-service-role/";

export type LinkedService = Readonly<{
  roleName: string;
  /** The last part of the ARN of the policy under `aws-service-role/`. */
  policyName: string;
  /** Whether the account may have several, told apart by a suffix. */
  takesSuffix: boolean;
}>;

const linked = (roleName: string, policyName: string, takesSuffix = false): LinkedService => ({
  roleName,
  policyName,
  takesSuffix,
});

/** By service principal. */
export const LINKED_SERVICES: ReadonlyMap<string, LinkedService> = new Map([
  ["organizations.amazonaws.com", linked("AWSServiceRoleForOrganizations", "AWSOrganizationsServiceTrustPolicy")],
  ["cloudtrail.amazonaws.com", linked("AWSServiceRoleForCloudTrail", "CloudTrailServiceRolePolicy")],
  ["config.amazonaws.com", linked("AWSServiceRoleForConfig", "AWSConfigServiceRolePolicy")],
  ["guardduty.amazonaws.com", linked("AWSServiceRoleForAmazonGuardDuty", "AmazonGuardDutyServiceRolePolicy")],
  ["securityhub.amazonaws.com", linked("AWSServiceRoleForSecurityHub", "AWSSecurityHubServiceRolePolicy")],
  ["access-analyzer.amazonaws.com", linked("AWSServiceRoleForAccessAnalyzer", "AccessAnalyzerServiceRolePolicy")],
  ["sso.amazonaws.com", linked("AWSServiceRoleForSSO", "AWSSSOServiceRolePolicy")],
  ["support.amazonaws.com", linked("AWSServiceRoleForSupport", "AWSSupportServiceRolePolicy")],
  ["trustedadvisor.amazonaws.com", linked("AWSServiceRoleForTrustedAdvisor", "AWSTrustedAdvisorServiceRolePolicy")],
  ["autoscaling.amazonaws.com", linked("AWSServiceRoleForAutoScaling", "AutoScalingServiceRolePolicy", true)],
]);
