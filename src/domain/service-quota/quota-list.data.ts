/**
 * The quotas that Service Quotas knows here: a few that accounts run into, with AWS's defaults. Codes and defaults are from the services'
 * own quota pages and from public tools that read them; `isUnverified`: seen in tools alone, or differently in different ones.
 */

export type ServiceQuota = Readonly<{
  /** As Service Quotas calls the service: `iam`. */
  service: string;
  code: string;
  name: string;
  default: number;
  isAdjustable: boolean;
  /** One value for all Regions, told in us-east-1 alone. */
  isGlobal: boolean;
  unit: string;
  isUnverified?: true;
}>;

export const QUOTA_SERVICES: ReadonlyMap<string, string> = new Map([
  ["cloudformation", "AWS CloudFormation"],
  ["dynamodb", "Amazon DynamoDB"],
  ["ec2", "Amazon Elastic Compute Cloud (Amazon EC2)"],
  ["iam", "AWS Identity and Access Management (IAM)"],
  ["lambda", "AWS Lambda"],
  ["organizations", "AWS Organizations"],
  ["vpc", "Amazon Virtual Private Cloud (Amazon VPC)"],
]);

const ofRegion = { isAdjustable: true, isGlobal: false, unit: "None" } as const;
const ofAccount = { isAdjustable: true, isGlobal: true, unit: "None" } as const;

/** The code of the one quota that an organization has and an account has not. */
export const ACCOUNTS_QUOTA = "L-E619E033";

export const SERVICE_QUOTAS: readonly ServiceQuota[] = [
  { service: "cloudformation", code: "L-0485CB21", name: "Stack count", default: 2_000, ...ofRegion },
  {
    service: "dynamodb",
    code: "L-F98FE922",
    name: "Maximum number of tables",
    default: 2_500,
    ...ofRegion,
    isUnverified: true,
  },
  { service: "ec2", code: "L-0263D0A3", name: "EC2-VPC Elastic IPs", default: 5, ...ofRegion },
  {
    service: "ec2",
    code: "L-1216C47A",
    name: "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances",
    default: 5,
    ...ofRegion,
  },
  {
    service: "iam",
    code: "L-E95E4862",
    name: "Customer managed policies per account",
    default: 1_500,
    ...ofAccount,
    isUnverified: true,
  },
  { service: "iam", code: "L-F4A5425F", name: "Groups per account", default: 300, ...ofAccount },
  { service: "iam", code: "L-F55AF5E4", name: "Users per account", default: 5_000, ...ofAccount, isAdjustable: false },
  { service: "iam", code: "L-FE177D64", name: "Roles per account", default: 1_000, ...ofAccount },
  {
    service: "lambda",
    code: "L-2ACBD22F",
    name: "Function and layer storage",
    default: 75,
    ...ofRegion,
    unit: "Gigabytes",
  },
  { service: "lambda", code: "L-B99A9384", name: "Concurrent executions", default: 1_000, ...ofRegion },
  {
    service: "organizations",
    code: ACCOUNTS_QUOTA,
    name: "Default maximum number of accounts",
    default: 10,
    ...ofAccount,
    isUnverified: true,
  },
  { service: "vpc", code: "L-A4707A72", name: "Internet gateways per Region", default: 5, ...ofRegion },
  { service: "vpc", code: "L-F678F1CE", name: "VPCs per Region", default: 5, ...ofRegion },
];
