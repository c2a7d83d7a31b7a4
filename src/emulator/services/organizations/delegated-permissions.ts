/**
 * How a member comes to call what is the management account's: the organization is then another account's resource, so its side
 * must allow too, by the delegation policy or by registration. User Guide: "Delegated administrator for AWS Organizations".
 */
import {
  ACTIONS_OF_ADMINISTRATORS,
  ACTIONS_OF_DELEGATES,
  delegationOf,
  isDelegate,
  isManagementAccount,
  organizationOf,
  servicesAdministeredBy,
} from "../../../domain/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";

/** The same permissions for everybody but delegates, who are asked for both sides of each. */
export function throughDelegation(
  context: OperationContext,
  permissions: readonly RequiredPermission[],
): readonly RequiredPermission[] {
  const granting = grantingPolicies(context);
  if (granting === undefined) return permissions;
  return permissions.map((each) => (ACTIONS_OF_DELEGATES.has(each.action) ? granting(each) : each));
}

/** For what members may call for themselves and delegates for others. */
export const asDelegate = (context: OperationContext, permission: RequiredPermission): RequiredPermission =>
  grantingPolicies(context)?.(permission) ?? permission;

type Granting = (permission: RequiredPermission) => RequiredPermission;

/** Undefined for the management account and for members without any delegation. */
function grantingPolicies({ world, caller }: OperationContext): Granting | undefined {
  const { accountId } = caller;
  const organization = organizationOf(world, accountId);
  if (organization === undefined || isManagementAccount(organization, accountId)) return undefined;
  const isRegistered = servicesAdministeredBy(organization, accountId).size > 0;
  const { resourcePolicy } = delegationOf(organization);
  const own = resourcePolicy !== undefined && isDelegate(organization, accountId) ? resourcePolicy : undefined;
  if (own === undefined && !isRegistered) return undefined;
  return (permission) => {
    const registered = isRegistered && ACTIONS_OF_ADMINISTRATORS.has(permission.action);
    if (own === undefined && !registered) return permission;
    const text = registered ? withRegistration(own?.content, accountId) : (own?.content ?? "");
    const policy = { type: "resource", name: own?.id ?? "delegated administrator registration", text } as const;
    return { ...permission, resourcePolicy: policy, resourceAccountId: organization.managementAccountId };
  };
}

/**
 * Registration as one more statement of the delegation policy, so that a Deny there still binds. It comes last: the numbers of the
 * others stay as they are.
 */
function withRegistration(content: string | undefined, accountId: string): string {
  const statement = {
    Sid: "DelegatedAdministratorReads",
    Effect: "Allow",
    Principal: { AWS: accountId },
    Action: [...ACTIONS_OF_ADMINISTRATORS],
    Resource: "*",
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [...statementsOf(content), statement] });
}

function statementsOf(content: string | undefined): readonly unknown[] {
  if (content === undefined) return [];
  const { Statement: statements }: { Statement?: unknown } = JSON.parse(content);
  return Array.isArray(statements) ? statements : [statements];
}
