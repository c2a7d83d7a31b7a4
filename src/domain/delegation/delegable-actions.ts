/** Which actions a delegation policy can give to members. User Guide: "Supported delegation policy actions"; aws-facts 5. */

/** Actions that change policies or tags. */
const WRITES = [
  "AttachPolicy",
  "CreatePolicy",
  "DeletePolicy",
  "DetachPolicy",
  "DisablePolicyType",
  "EnablePolicyType",
  "TagResource",
  "UntagResource",
  "UpdatePolicy",
];

/** Actions that read: what a registered delegated administrator may call as well. */
const READS = [
  "DescribeAccount",
  "DescribeCreateAccountStatus",
  "DescribeEffectivePolicy",
  "DescribeHandshake",
  "DescribeOrganization",
  "DescribeOrganizationalUnit",
  "DescribePolicy",
  "DescribeResourcePolicy",
  "ListAccounts",
  "ListAccountsForParent",
  "ListAccountsWithInvalidEffectivePolicy",
  "ListAWSServiceAccessForOrganization",
  "ListChildren",
  "ListCreateAccountStatus",
  "ListDelegatedAdministrators",
  "ListDelegatedServicesForAccount",
  "ListEffectivePolicyValidationErrors",
  "ListHandshakesForAccount",
  "ListHandshakesForOrganization",
  "ListOrganizationalUnitsForParent",
  "ListParents",
  "ListPolicies",
  "ListPoliciesForTarget",
  "ListRoots",
  "ListTagsForResource",
  "ListTargetsForPolicy",
];

/** Of those, what every member may call for itself: no delegation is asked for. Organizations API Reference. */
const FOR_EVERY_MEMBER = new Set([
  "DescribeEffectivePolicy",
  "DescribeHandshake",
  "DescribeOrganization",
  "ListHandshakesForAccount",
]);

const withPrefix = (names: readonly string[]): readonly string[] => names.map((name) => `organizations:${name}`);

/** `organizations:Name` of everything that can be delegated. */
export const DELEGABLE_ACTIONS: ReadonlySet<string> = new Set(withPrefix([...WRITES, ...READS]));

/** What registration as a delegated administrator opens. */
export const ACTIONS_OF_ADMINISTRATORS: ReadonlySet<string> = new Set(
  withPrefix(READS.filter((name) => !FOR_EVERY_MEMBER.has(name))),
);

/** What a member can do only with a delegation. */
export const ACTIONS_OF_DELEGATES: ReadonlySet<string> = new Set([...withPrefix(WRITES), ...ACTIONS_OF_ADMINISTRATORS]);

const LOWER_CASE = [...DELEGABLE_ACTIONS].map((action) => action.toLowerCase());

/**
 * An action of a delegation policy, with wildcards or not. A wildcard is taken when nothing but reading and policy
 * management starts that way: `List*` and `Describe*` are, `*` and `organizations:*` are not. Assumed for wildcards.
 */
export function isDelegableAction(action: string): boolean {
  const lower = action.toLowerCase();
  const star = lower.search(/[*?]/);
  if (star < 0) return LOWER_CASE.includes(lower);
  const stem = lower.slice(0, star);
  if (!LOWER_CASE.some((each) => each.startsWith(stem))) return false;
  return !NOT_DELEGABLE.some((each) => each.startsWith(stem));
}

/** What else can be asked of Organizations and writes. aws-facts 9. */
const NOT_DELEGABLE = [
  "AcceptHandshake",
  "CancelHandshake",
  "CloseAccount",
  "CreateAccount",
  "CreateGovCloudAccount",
  "CreateOrganization",
  "CreateOrganizationalUnit",
  "DeclineHandshake",
  "DeleteOrganization",
  "DeleteOrganizationalUnit",
  "DeleteResourcePolicy",
  "DeregisterDelegatedAdministrator",
  "DisableAWSServiceAccess",
  "EnableAWSServiceAccess",
  "EnableAllFeatures",
  "InviteAccountToOrganization",
  "InviteOrganizationToTransferResponsibility",
  "LeaveOrganization",
  "MoveAccount",
  "PutResourcePolicy",
  "RegisterDelegatedAdministrator",
  "RemoveAccountFromOrganization",
  "TerminateResponsibilityTransfer",
  "UpdateOrganizationalUnit",
  "UpdateResponsibilityTransfer",
].map((name) => `organizations:${name.toLowerCase()}`);
