/** Who administers an organization's Identity Center: the management account, and the member registered for it. Identity Center User Guide: "Delegated administration". */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import { servicesAdministeredBy } from "../delegation/delegates.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { organizationOf } from "../organization/tree.ts";
import type { World } from "../world.ts";
import { type AccountAssignment, IDENTITY_CENTER, type IdentityCenter, type PermissionSet } from "./identity-center.ts";
import type { AssignmentRefusal } from "./refusals.ts";

/** The instance of the organization that the account belongs to now; every member sees that it is there. */
export function visibleInstance(world: World, accountId: AccountId): IdentityCenter | undefined {
  const organization = organizationOf(world, accountId);
  if (organization === undefined) return undefined;
  for (const each of world.identityCenters.values()) if (each.organizationId === organization.id) return each;
  return undefined;
}

/** An instance of somebody else is as if it were not there, whatever its ARN. */
export function asAssignmentAdministrator(
  world: World,
  { caller, instanceArn }: Readonly<{ caller: AccountId; instanceArn: string }>,
): Result<IdentityCenter, AssignmentRefusal> {
  const organization = organizationOf(world, caller);
  const center = visibleInstance(world, caller);
  if (organization === undefined || center?.instanceArn !== instanceArn) {
    return refuse({ kind: "InstanceNotFound", arn: instanceArn });
  }
  const mayAct =
    isManagementAccount(organization, caller) || servicesAdministeredBy(organization, caller).has(IDENTITY_CENTER);
  return mayAct ? accept(center) : refuse({ kind: "NotIdentityCenterAdministrator" });
}

export type SetReference = Readonly<{ caller: AccountId; instanceArn: string; permissionSetArn: string }>;

export function findPermissionSet(
  world: World,
  { caller, instanceArn, permissionSetArn }: SetReference,
): Result<Readonly<{ center: IdentityCenter; set: PermissionSet }>, AssignmentRefusal> {
  const center = asAssignmentAdministrator(world, { caller, instanceArn });
  if (!center.ok) return center;
  const set = world.permissionSets.get(permissionSetArn);
  if (set?.instanceArn !== instanceArn) return refuse({ kind: "PermissionSetNotFound", arn: permissionSetArn });
  return accept({ center: center.value, set });
}

export const assignmentsIn = (world: World, accountId: AccountId): readonly AccountAssignment[] =>
  world.accountAssignments.get(accountId) ?? [];

/** Accounts in which somebody has the permission set: there its role is. */
export const accountsWith = (world: World, permissionSetArn: string): readonly AccountId[] =>
  [...world.accountAssignments].flatMap(([accountId, all]) =>
    all.some((each) => each.permissionSetArn === permissionSetArn) ? [accountId] : [],
  );
