import { expect, test } from "vitest";
import { apply, type World } from "../../../../domain/index.ts";
import {
  accountId,
  callerIn,
  contextFor,
  exampleWorld,
  MANAGEMENT,
  NOW,
  ORGANIZATION,
  PAYMENTS,
} from "../../../access/access.test-support.ts";
import { assumeRoot } from "./assume-root.ts";

const TASK = "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials";

function central(): World {
  const world = exampleWorld();
  const organizationId = ORGANIZATION;
  apply(world, { kind: "ServiceAccessEnabled", organizationId, servicePrincipal: "iam.amazonaws.com", at: NOW });
  apply(world, { kind: "RootAccessSwitched", organizationId, features: new Set(["sessions"]) });
  return world;
}

function askedAt(host: string, target = PAYMENTS, taskArn: string | undefined = TASK) {
  const world = central();
  const context = contextFor(world, callerIn(world, MANAGEMENT, "role/admin"));
  const input = { TargetPrincipal: target, TaskPolicyArn: { arn: taskArn } };
  return assumeRoot.decide({ ...context, request: { ...context.request, host } }, input);
}

test("the global endpoint refuses, a Region's own does not, and neither does loopback", () => {
  expect(askedAt("sts.amazonaws.com")).toMatchObject({ ok: false, refusal: { kind: "GlobalEndpoint" } });
  for (const host of ["sts.eu-west-1.amazonaws.com", "127.0.0.1"]) expect(askedAt(host)).toMatchObject({ ok: true });
});

test("a task policy without an ARN is none", () => {
  expect(askedAt("127.0.0.1", PAYMENTS, "")).toMatchObject({ ok: false, refusal: { kind: "NoRootTask" } });
});

test("a target that nobody has is refused like one that is not allowed", () => {
  expect(askedAt("127.0.0.1", accountId("123456789012"))).toMatchObject({
    ok: false,
    refusal: { kind: "RootNotAssumable" },
  });
});

test("of a member the permission says whose it is", () => {
  const world = central();
  const context = contextFor(world, callerIn(world, MANAGEMENT, "role/admin"));
  const [permission] =
    assumeRoot.permissions?.(context, { TargetPrincipal: PAYMENTS, TaskPolicyArn: { arn: TASK } }) ?? [];
  expect(permission).toMatchObject({
    action: "sts:AssumeRoot",
    resource: `arn:aws:iam::${PAYMENTS}:root`,
    context: { "sts:taskpolicyarn": TASK, "aws:resourceaccount": PAYMENTS, "aws:resourceorgid": ORGANIZATION },
  });
});
