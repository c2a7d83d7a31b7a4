/** Who gets a permission set in which account, and who loses it. Identity Center API Reference: CreateAccountAssignment, DeleteAccountAssignment. */
import { accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { Account } from "../account/account.ts";
import type { DomainEvent } from "../domain-event.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { memberOf, organizationOf } from "../organization/tree.ts";
import type { World } from "../world.ts";
import { assignmentRoleName, provisionRole } from "./assignment-role.ts";
import type { AssignmentDecision } from "./decide-permission-sets.ts";
import {
  type AccountAssignment,
  type AssignmentRequest,
  type IdentityCenter,
  isSameAssignment,
  type PermissionSet,
} from "./identity-center.ts";
import type { AssignmentRefusal } from "./refusals.ts";
import { assignmentsIn, findPermissionSet, type SetReference } from "./standing.ts";

export type AssignmentCommand = SetReference &
  Pick<AccountAssignment, "principalType" | "principalId"> &
  Readonly<{ accountId: string; requestId: string }>;

type Meant = Readonly<{ center: IdentityCenter; set: PermissionSet; account: Account; assignment: AccountAssignment }>;

/** What is assigned already stays so. Users and groups live in the identity store, which is not in this world: any id of its form is taken. */
export function decideCreateAssignment(world: World, command: AssignmentCommand, at: Instant): AssignmentDecision {
  const meant = meantBy(world, command);
  if (!meant.ok) return meant;
  const { center, set, account, assignment } = meant.value;
  const all = assignmentsIn(world, account.id);
  const request = requested(command, meant.value, { kind: "creation", at });
  if (all.some((each) => isSameAssignment(each, assignment))) return accept([request]);
  const isFirst = !all.some((each) => each.permissionSetArn === set.arn);
  const role = isFirst ? provisionRole(world, { center, set, accountId: account.id, at }) : [];
  return accept([...role, { kind: "AccountAssigned", assignment }, request]);
}

/** The role goes with the last assignment of its permission set in the account. */
export function decideDeleteAssignment(world: World, command: AssignmentCommand, at: Instant): AssignmentDecision {
  const meant = meantBy(world, command);
  if (!meant.ok) return meant;
  const { set, account, assignment } = meant.value;
  const all = assignmentsIn(world, account.id);
  if (!all.some((each) => isSameAssignment(each, assignment))) return refuse({ kind: "AssignmentNotFound" });
  const others = all.filter((each) => each.permissionSetArn === set.arn && !isSameAssignment(each, assignment));
  const roleName = assignmentRoleName(set, account.id);
  const hasRole = world.identities.get(account.id)?.roles.has(roleName) === true;
  const role: readonly DomainEvent[] =
    others.length === 0 && hasRole ? [{ kind: "RoleDeleted", accountId: account.id, roleName }] : [];
  return accept([
    { kind: "AccountUnassigned", assignment },
    ...role,
    requested(command, meant.value, { kind: "deletion", at }),
  ]);
}

/** A delegated administrator has no say over the management account. Identity Center User Guide: "Delegated administration". */
function meantBy(world: World, command: AssignmentCommand): Result<Meant, AssignmentRefusal> {
  const found = findPermissionSet(world, command);
  if (!found.ok) return found;
  const organization = organizationOf(world, command.caller);
  const account = organization && memberOf(world, organization, command.accountId);
  if (organization === undefined || account === undefined) {
    return refuse({ kind: "AccountNotInOrganization", accountId: command.accountId });
  }
  const isDelegate = !isManagementAccount(organization, command.caller);
  if (isDelegate && isManagementAccount(organization, account.id)) return refuse({ kind: "ManagementAccountReserved" });
  const { center, set } = found.value;
  const { principalType, principalId } = command;
  const { instanceArn } = center;
  const assignment = { instanceArn, permissionSetArn: set.arn, accountId: account.id, principalType, principalId };
  return accept({ center, set, account, assignment });
}

function requested(
  { requestId, principalType, principalId }: AssignmentCommand,
  { center, set, account }: Meant,
  { kind, at }: Pick<AssignmentRequest, "kind" | "at">,
): DomainEvent {
  const { instanceArn } = center;
  const principal = { principalType, principalId };
  const request = { id: requestId, kind, instanceArn, permissionSetArn: set.arn, accountId: account.id, principal, at };
  return { kind: "AssignmentRequested", request };
}
