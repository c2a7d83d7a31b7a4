/** Roles of permission sets when their account leaves: gone, or kept where that is assumed. */
import assert from "node:assert/strict";
import { expect, test } from "vitest";
import { apply } from "../apply/index.ts";
import { SIGNED_UP, stage } from "../apply/stage.test-support.ts";
import { decideLeaveOrganization } from "../organization/decide-leave.ts";
import { decideCreateAssignment } from "./decide-assignments.ts";
import { newPermissionSet } from "./decide-permission-sets.ts";

const INSTANCE = "arn:aws:sso:::instance/ssoins-1234567890abcdef";

function left(assumptions: Readonly<Record<string, string>>, isAssigned = true) {
  const on = stage(assumptions);
  const [management, member] = [on.open(1), on.open(2, { signUp: SIGNED_UP })];
  const { id: organizationId, rootId: parentId } = on.found(management);
  const at = on.moment.now;
  apply(on.world, { kind: "AccountJoined", accountId: member, organizationId, parentId, method: "INVITED", at });
  const center = { instanceArn: INSTANCE, identityStoreId: "d-1", organizationId, accountId: management };
  apply(on.world, { kind: "IdentityCenterEnabled", center: { ...center, region: "us-east-1", createdAt: at } });
  const given = { name: "Readers", description: undefined, sessionDuration: "PT1H", relayState: undefined };
  const set = newPermissionSet(INSTANCE, { set: given, seed: "", now: at });
  apply(on.world, { kind: "PermissionSetChanged", set });
  const named = { caller: management, instanceArn: INSTANCE, permissionSetArn: set.arn, accountId: member };
  const who = { principalType: "USER", principalId: "1", requestId: "1" } as const;
  if (isAssigned) on.carryOut(decideCreateAssignment(on.world, { ...named, ...who }, at));
  const before = on.world.identities.get(member);
  const [role] = before?.roles.values() ?? [];
  on.carryOut(decideLeaveOrganization(on.world, member, on.moment));
  const after = on.world.identities.get(member);
  return { on, role, after, member };
}

test("assignments, roles and the provider go with the membership", () => {
  const { on, role, after, member } = left({});
  assert.ok(role?.name.startsWith("AWSReservedSSO_Readers_"));
  expect(after?.roles.size).toBe(0);
  expect(after?.identityProviders).toBeUndefined();
  expect(on.world.accountAssignments.has(member)).toBe(false);
  expect(on.moment.assumptions.touched()).toContain("assignment-role-after-departure");
});

test("where roles are assumed to be kept they are the same roles, so that sessions go on; the assignments are gone", () => {
  const { on, role, after, member } = left({ "assignment-role-after-departure": "kept" });
  expect([...(after?.roles.values() ?? [])]).toEqual([role]);
  expect(after?.identityProviders?.size).toBe(1);
  expect(on.world.accountAssignments.has(member)).toBe(false);
});

test("a departure without such roles rests on nothing", () => {
  const { on } = left({}, false);
  expect(on.moment.assumptions.touched()).not.toContain("assignment-role-after-departure");
});
