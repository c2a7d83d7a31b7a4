import { expect, test } from "vitest";
import type { RequiredPermission } from "../operation.ts";
import {
  attach,
  callerIn,
  changeAccount,
  contextFor,
  deny,
  document,
  exampleWorld,
  organizationPolicy,
  PAYMENTS,
  ROOT,
  WORKLOADS,
} from "./access.test-support.ts";
import { decideAccess } from "./decide-access.ts";
import { policyScope } from "./scope.ts";

const LEAVE: RequiredPermission = { action: "organizations:LeaveOrganization", resource: "*" };
const READ: RequiredPermission = { action: "organizations:DescribeOrganization", resource: "*" };
const NAMED: RequiredPermission = { ...LEAVE, namedAs: { action: "organizations:AcceptHandshake", resource: "h-1" } };
const denyLeave = (id: string) => organizationPolicy(id, "SERVICE_CONTROL_POLICY", document(deny(LEAVE.action)));

test.each([
  ["one permission", [LEAVE]],
  ["the second of two", [READ, LEAVE]],
  ["one that is named otherwise", [NAMED]],
])("what AWS tells of a denial is what its explanation says: %s", (_, permissions) => {
  const world = exampleWorld();
  attach(world, denyLeave("p-root"), ROOT);
  attach(world, denyLeave("p-unit"), WORKLOADS);
  const { allowed, denial, explanation } = decideAccess(
    contextFor(world, callerIn(world, PAYMENTS, "role/admin")),
    permissions,
  );
  const { principal, action, resource, decisive } = explanation;
  expect(allowed).toBe(false);
  expect(denial).toEqual({ principal, action, resource, decisive });
  expect(decisive?.kind).toBe("explicit");
});

test("what a caller is bound by is the same value until something of it changes", () => {
  const world = exampleWorld();
  const context = contextFor(world, callerIn(world, PAYMENTS, "role/admin"));
  const scope = policyScope(context, LEAVE);
  expect(policyScope(context, READ)).toBe(scope);
  attach(world, denyLeave("p-root"), ROOT);
  const bound = policyScope(context, LEAVE);
  expect(bound.serviceControl).not.toEqual(scope.serviceControl);
  expect(policyScope(context, LEAVE)).toBe(bound);
  changeAccount(world, PAYMENTS, { name: "renamed" });
  expect(policyScope(context, LEAVE).serviceControl?.at(-1)?.level.name).toBe("renamed");
});
