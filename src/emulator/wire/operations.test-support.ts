/** The operations that the emulator promises; each must have a complete constraint table. */
import type { SigningName } from "./services.ts";

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const PROMISED: Readonly<Record<SigningName, readonly string[]>> = {
  organizations: words(`
    CreateOrganization DescribeOrganization DeleteOrganization EnablePolicyType DisablePolicyType ListRoots ListAccounts
    ListAccountsForParent DescribeAccount CreateAccount DescribeCreateAccountStatus ListCreateAccountStatus ListParents
    ListChildren CreateOrganizationalUnit UpdateOrganizationalUnit DeleteOrganizationalUnit DescribeOrganizationalUnit
    ListOrganizationalUnitsForParent CreatePolicy UpdatePolicy DeletePolicy DescribePolicy ListPolicies
    ListPoliciesForTarget ListTargetsForPolicy AttachPolicy DetachPolicy MoveAccount LeaveOrganization
    RemoveAccountFromOrganization InviteAccountToOrganization AcceptHandshake DeclineHandshake CancelHandshake
    DescribeHandshake ListHandshakesForAccount ListHandshakesForOrganization`),
  iam: words(`
    CreateUser GetUser DeleteUser ListUsers CreateRole GetRole DeleteRole ListRoles UpdateAssumeRolePolicy PutUserPolicy
    GetUserPolicy DeleteUserPolicy ListUserPolicies PutRolePolicy GetRolePolicy DeleteRolePolicy ListRolePolicies
    AttachUserPolicy DetachUserPolicy ListAttachedUserPolicies AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies
    CreatePolicy GetPolicy GetPolicyVersion DeletePolicy ListPolicies CreatePolicyVersion CreateAccessKey DeleteAccessKey
    ListAccessKeys UpdateAccessKey SimulateCustomPolicy SimulatePrincipalPolicy`),
  sts: words("AssumeRole AssumeRoleWithWebIdentity GetCallerIdentity GetFederationToken GetSessionToken"),
  cloudtrail: words("LookupEvents"),
  events: words(`
    PutRule DescribeRule DeleteRule ListRules EnableRule DisableRule PutTargets RemoveTargets ListTargetsByRule`),
};
