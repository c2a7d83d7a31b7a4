import assert from "node:assert/strict";
import { test } from "vitest";
import { managedPolicyArn, roleArn, userArn } from "../principal/arns.ts";
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

test("whoever goes is forgotten by roles that were there first, that came later and that were told of a new name", () => {
  const { world, open } = stage();
  const accountId = open(1);
  const trusting = (name: string) =>
    JSON.stringify({ Statement: [{ Effect: "Allow", Principal: { AWS: userArn(accountId, "/", name) } }] });
  const holds = { inlinePolicies: new Map(), attachedPolicies: [], boundary: undefined, tags: new Map() };
  const user = (name: string, id: string) => {
    const identity = { name, path: "/", id, arn: userArn(accountId, "/", name), createdAt: stage().moment.now };
    return { ...identity, ...holds };
  };
  const role = (name: string, trusted: string) =>
    apply(world, {
      kind: "RoleChanged",
      accountId,
      role: {
        ...{ ...user(name, `AROA${name}`), arn: roleArn(accountId, "/", name), description: undefined },
        ...{ trustPolicy: trusting(trusted), maxSessionDuration: 3600, serviceLinked: false },
      },
    });
  const trustOf = (name: string) => world.identities.get(accountId)?.roles.get(name)?.trustPolicy;
  const gone = (userName: string) => apply(world, { kind: "UserDeleted", accountId, userName });
  for (const name of ["ada", "bob", "eve"]) {
    apply(world, { kind: "UserChanged", accountId, user: user(name, `AIDA${name}`) });
  }
  role("first", "ada");
  gone("ada");
  role("later", "bob");
  gone("bob");
  role("renamed", "eve");
  apply(world, { kind: "UserRenamed", accountId, userName: "eve", user: user("eva", "AIDAeve") });
  assert.equal(trustOf("renamed"), trusting("eva"));
  gone("eva");
  for (const [name, id] of [
    ["first", "AIDAada"],
    ["later", "AIDAbob"],
    ["renamed", "AIDAeve"],
  ] as const) {
    assert.match(trustOf(name) ?? "", new RegExp(`"AWS":"${id}"`));
  }
});
