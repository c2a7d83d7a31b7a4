/** Writes Identity Center's instances, permission sets and assignments. */
import { unreachable } from "../../kernel/index.ts";
import type { AssignmentEvent } from "../access-assignment/events.ts";
import { isSameAssignment } from "../access-assignment/identity-center.ts";
import type { MutableWorld } from "./mutable-world.ts";

export function applyAssignmentEvent(world: MutableWorld, event: AssignmentEvent): void {
  switch (event.kind) {
    case "IdentityCenterEnabled":
      world.identityCenters.set(event.center.instanceArn, event.center);
      return;
    case "PermissionSetChanged":
      world.permissionSets.set(event.set.arn, event.set);
      return;
    case "AccountAssigned": {
      const { accountId } = event.assignment;
      world.accountAssignments.set(accountId, [...(world.accountAssignments.get(accountId) ?? []), event.assignment]);
      return;
    }
    case "AccountUnassigned": {
      const { accountId } = event.assignment;
      const others = (world.accountAssignments.get(accountId) ?? []).filter(
        (each) => !isSameAssignment(each, event.assignment),
      );
      if (others.length === 0) world.accountAssignments.delete(accountId);
      else world.accountAssignments.set(accountId, others);
      return;
    }
    case "AssignmentRequested":
      world.assignmentRequests.set(event.request.id, event.request);
      return;
    default:
      unreachable(event);
  }
}

/** An organization that ends takes its Identity Center along. */
export function dropIdentityCenter(world: MutableWorld, organizationId: string): void {
  for (const center of [...world.identityCenters.values()]) {
    if (center.organizationId !== organizationId) continue;
    world.identityCenters.delete(center.instanceArn);
    for (const set of [...world.permissionSets.values()]) {
      if (set.instanceArn === center.instanceArn) world.permissionSets.delete(set.arn);
    }
  }
}
