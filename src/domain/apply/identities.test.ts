import assert from "node:assert/strict";
import { test } from "vitest";
import { managedPolicyArn, userArn } from "../principal/arns.ts";
import { apply } from "./index.ts";
import { stage } from "./stage.test-support.ts";

test("what one account gets is nobody else's, though accounts without any share their emptiness", () => {
  const { world, open, moment } = stage();
  const [first, second] = [open(1), open(2)];
  const createdAt = moment.now;
  const shared = { name: "ada", path: "/", createdAt };
  const arn = managedPolicyArn(first, "/", "own");
  const userName = shared.name;
  const holds = { inlinePolicies: new Map(), attachedPolicies: [], boundary: undefined, tags: new Map() };
  apply(world, {
    kind: "UserChanged",
    accountId: first,
    user: { ...shared, id: "AIDA1", arn: userArn(first, "/", userName), ...holds },
  });
  apply(world, {
    kind: "ManagedPolicyChanged",
    accountId: first,
    policy: { ...shared, id: "ANPA1", arn, description: undefined, defaultVersion: "v1", versions: new Map() },
  });
  const third = open(3);
  assert.deepEqual([...(world.identities.get(first)?.users.keys() ?? [])], [userName]);
  assert.deepEqual([...(world.identities.get(first)?.managedPolicies.keys() ?? [])], [arn]);
  for (const other of [second, third]) {
    assert.equal(world.identities.get(other)?.users.size, 0);
    assert.equal(world.identities.get(other)?.managedPolicies.size, 0);
  }
  apply(world, { kind: "UserDeleted", accountId: second, userName });
  apply(world, { kind: "UserDeleted", accountId: first, userName });
  assert.equal(world.identities.get(first)?.users.size, 0);
});
