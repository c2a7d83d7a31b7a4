/** Data: how fast each operation may be called. Organizations User Guide, "Quotas and service limits"; aws-facts 8, 1.1 and 7. */
import { oneInSeconds, perSecond, type Rate } from "./rate.ts";

export type OperationRates = Readonly<{
  /** For the calls of one account. */
  account: Rate;
  /** For the calls of all accounts of one organization together. */
  organization?: Rate;
  /** Each Region counts for itself. */
  isRegional?: boolean;
}>;

type Row = readonly [operations: string, account: Rate, organization?: Rate];

/**
 * Operations that are not here have no documented rate and are never refused: DescribeEffectivePolicy, those about resource
 * policies and about responsibility transfers. Rows with several operations give each of them buckets of its own.
 */
const ORGANIZATIONS: readonly Row[] = [
  // "5 accounts per second" for an organization names no burst; that it is one second's worth is inferred.
  ["LeaveOrganization", perSecond(1, 1), perSecond(5, 5)],
  ["CloseAccount", oneInSeconds(20, 1)],
  ["CreateAccount CreateGovCloudAccount", oneInSeconds(10, 3)],
  ["DescribeAccount", perSecond(20, 30), perSecond(24, 36)],
  ["DescribeCreateAccountStatus", perSecond(2, 2), perSecond(2, 3)],
  ["ListCreateAccountStatus", perSecond(5, 8), perSecond(6, 10)],
  ["AcceptHandshake", perSecond(1, 2), perSecond(5, 5)],
  ["DescribeHandshake", perSecond(1, 2), perSecond(6, 10)],
  ["CancelHandshake", perSecond(2, 3)],
  ["DeclineHandshake", perSecond(1, 1), perSecond(5, 5)],
  ["InviteAccountToOrganization", perSecond(3, 5)],
  ["ListHandshakesForAccount ListHandshakesForOrganization", perSecond(5, 8), perSecond(6, 10)],
  ["CreateOrganization DeleteOrganization EnableAllFeatures", perSecond(1, 1)],
  ["CreateOrganizationalUnit DescribeOrganization", perSecond(1, 2)],
  ["MoveAccount UpdateOrganizationalUnit DeleteOrganizationalUnit", perSecond(2, 3)],
  ["DescribeOrganizationalUnit", perSecond(2, 2), perSecond(2, 3)],
  ["ListAccounts", perSecond(8, 12), perSecond(9, 15)],
  ["ListChildren", perSecond(6, 10), perSecond(7, 12)],
  ["ListParents ListAccountsForParent ListOrganizationalUnitsForParent", perSecond(5, 8), perSecond(6, 10)],
  ["ListRoots", perSecond(1, 2), perSecond(1, 3)],
  ["ListTagsForResource", perSecond(10, 15), perSecond(12, 18)],
  ["RemoveAccountFromOrganization", perSecond(2, 2)],
  ["TagResource UntagResource", perSecond(4, 6)],
  ["CreatePolicy UpdatePolicy DeletePolicy AttachPolicy DetachPolicy", perSecond(2, 3)],
  ["DescribePolicy", perSecond(2, 2), perSecond(2, 3)],
  ["EnablePolicyType DisablePolicyType", perSecond(1, 1)],
  ["ListPolicies ListPoliciesForTarget ListTargetsForPolicy", perSecond(5, 8), perSecond(6, 10)],
  ["EnableAWSServiceAccess DisableAWSServiceAccess", perSecond(1, 2)],
  ["RegisterDelegatedAdministrator DeregisterDelegatedAdministrator", perSecond(1, 2)],
  ["ListAWSServiceAccessForOrganization ListDelegatedServicesForAccount", perSecond(1, 3), perSecond(1, 4)],
  ["ListDelegatedAdministrators", perSecond(5, 8), perSecond(6, 10)],
];

/** CloudTrail API Reference, LookupEvents: two in a second for an account and Region; the burst is inferred to be the same. */
const LOOKUP_EVENTS: OperationRates = { account: perSecond(2, 2), isRegional: true };

/** By the service's name, then by the operation's. Services that are not here have no rates that are documented for us. */
export const RATES: ReadonlyMap<string, ReadonlyMap<string, OperationRates>> = new Map([
  ["organizations", new Map(ORGANIZATIONS.flatMap(eachOperation))],
  ["cloudtrail", new Map([["LookupEvents", LOOKUP_EVENTS]])],
]);

function eachOperation([operations, account, organization]: Row): readonly (readonly [string, OperationRates])[] {
  const rates = organization === undefined ? { account } : { account, organization };
  return operations.split(" ").map((name) => [name, rates] as const);
}
