/** Every emulated operation with the source of its behaviour and how sure that source makes us. */

/**
 * `documented`: the API reference says so. `observed`: public logs or recorded outcomes show its answers or errors as well.
 * `inferred`: at least one outcome rests on a named assumption.
 */
export type Confidence = "documented" | "observed" | "inferred";
export type OperationService = "organizations" | "iam" | "sts" | "cloudtrail" | "events";

export type CataloguedOperation = Readonly<{
  service: OperationService;
  name: string;
  /** Title of the reference page, and of the recording where there is one. */
  source: string;
  confidence: Confidence;
}>;

const REFERENCES: Readonly<Record<OperationService, string>> = {
  organizations: "AWS Organizations API Reference",
  iam: "AWS Identity and Access Management API Reference",
  sts: "AWS Security Token Service API Reference",
  cloudtrail: "AWS CloudTrail API Reference",
  events: "Amazon EventBridge API Reference",
};

const NAMES: Readonly<Record<OperationService, string>> = {
  organizations:
    "AcceptHandshake AttachPolicy CancelHandshake CreateAccount CreateOrganization CreateOrganizationalUnit CreatePolicy " +
    "DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DescribeAccount DescribeCreateAccountStatus " +
    "DescribeHandshake DescribeOrganization DescribeOrganizationalUnit DescribePolicy DetachPolicy DisablePolicyType " +
    "EnablePolicyType InviteAccountToOrganization LeaveOrganization ListAccounts ListAccountsForParent ListChildren " +
    "ListCreateAccountStatus ListHandshakesForAccount ListHandshakesForOrganization ListOrganizationalUnitsForParent " +
    "ListParents ListPolicies ListPoliciesForTarget ListRoots ListTargetsForPolicy MoveAccount " +
    "RemoveAccountFromOrganization UpdateOrganizationalUnit UpdatePolicy",
  iam:
    "AttachRolePolicy AttachUserPolicy CreateAccessKey CreatePolicy CreatePolicyVersion CreateRole CreateUser " +
    "DeleteAccessKey DeletePolicy DeleteRole DeleteRolePolicy DeleteUser DeleteUserPolicy DetachRolePolicy " +
    "DetachUserPolicy GetPolicy GetPolicyVersion GetRole GetRolePolicy GetUser GetUserPolicy ListAccessKeys " +
    "ListAttachedRolePolicies ListAttachedUserPolicies ListPolicies ListRolePolicies ListRoles ListUserPolicies " +
    "ListUsers PutRolePolicy PutUserPolicy SimulateCustomPolicy SimulatePrincipalPolicy UpdateAccessKey " +
    "UpdateAssumeRolePolicy",
  sts: "AssumeRole AssumeRoleWithWebIdentity GetCallerIdentity GetFederationToken GetSessionToken",
  cloudtrail: "LookupEvents",
  events: "DeleteRule DescribeRule DisableRule EnableRule ListRules ListTargetsByRule PutRule PutTargets RemoveTargets",
};

/** What is known beyond the reference page; everything else is `documented`. */
const KNOWN: Readonly<Record<string, Readonly<{ confidence: Confidence; source: string }>>> = {
  "organizations:LeaveOrganization": {
    confidence: "inferred",
    source: "the denied call in Stratus Red Team's published log; the order of checks is an assumption",
  },
  "organizations:AcceptHandshake": {
    confidence: "inferred",
    source:
      "Service Authorization Reference; what a direct transfer records and which action a denial names are assumptions",
  },
  "organizations:RemoveAccountFromOrganization": {
    confidence: "observed",
    source: "an EventBridge event published with AWS samples; observed error texts",
  },
  "organizations:InviteAccountToOrganization": {
    confidence: "observed",
    source: "AWS Organizations User Guide, CloudTrail examples; observed error texts",
  },
  "organizations:AttachPolicy": { confidence: "observed", source: "LocalStack's AWS-validated outcomes" },
  "organizations:CreateOrganization": {
    confidence: "observed",
    source: "acceptance tests of Terraform's AWS provider (no policy type is enabled on a new root)",
  },
  "organizations:ListRoots": { confidence: "observed", source: "LocalStack's AWS-validated outcomes" },
  "organizations:DeleteOrganization": { confidence: "observed", source: "observed error text" },
  "organizations:DeletePolicy": { confidence: "observed", source: "LocalStack's AWS-validated outcomes" },
  "organizations:ListPoliciesForTarget": { confidence: "observed", source: "LocalStack's AWS-validated outcomes" },
  "organizations:DescribeOrganization": { confidence: "observed", source: "CloudTrail records published by Invictus" },
  "iam:SimulateCustomPolicy": {
    confidence: "inferred",
    source:
      "AWS CLI Command Reference, simulate-custom-policy (positions); which keys the simulator settles is inferred",
  },
  "iam:SimulatePrincipalPolicy": {
    confidence: "inferred",
    source:
      "AWS CLI Command Reference, simulate-principal-policy (positions); which keys the simulator settles is inferred",
  },
  "sts:AssumeRole": {
    confidence: "observed",
    source: "LocalStack's AWS-validated outcomes; CloudTrail records published by Invictus",
  },
  "sts:AssumeRoleWithWebIdentity": {
    confidence: "inferred",
    source:
      "IAM User Guide, the OIDC example of a CloudTrail event; assumed: a token is believed without verifying its signature, " +
      "and an identity provider exists where a role of the account trusts it",
  },
  "cloudtrail:LookupEvents": {
    confidence: "inferred",
    source: "when an event becomes visible is modelled from a documented average",
  },
  "events:PutRule": {
    confidence: "observed",
    source: "event patterns that AWS validated (LocalStack, 2025-10-15)",
  },
};

const SERVICES: readonly OperationService[] = ["organizations", "iam", "sts", "cloudtrail", "events"];

export const OPERATIONS: readonly CataloguedOperation[] = SERVICES.flatMap((service) =>
  NAMES[service].split(" ").map((name) => catalogued(service, name)),
);

const BY_NAME: ReadonlyMap<string, CataloguedOperation> = new Map(
  OPERATIONS.map((operation) => [`${operation.service}:${operation.name}`, operation]),
);

/** The entry of one operation, or undefined when it is not emulated. */
export const operationNamed = (service: string, name: string): CataloguedOperation | undefined =>
  BY_NAME.get(`${service}:${name}`);

function catalogued(service: OperationService, name: string): CataloguedOperation {
  const reference = `${REFERENCES[service]}, ${name}`;
  const known = KNOWN[`${service}:${name}`];
  if (known === undefined) return { service, name, source: reference, confidence: "documented" };
  return { service, name, source: `${reference}; ${known.source}`, confidence: known.confidence };
}
