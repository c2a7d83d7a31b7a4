/** Stacks that come and go with accounts, without a wire: names that are taken, resources that stay, and every way to go. */
import assert from "node:assert/strict";
import { describe, expect, test } from "vitest";
import { type AccountId, days } from "../../kernel/index.ts";
import { apply } from "../apply/index.ts";
import { type Stage, stage } from "../apply/stage.test-support.ts";
import { decideCreateStackInstances, decideDeleteStackInstances } from "./decide-stack-instances.ts";
import { decideCreateStackSet, decideStackSetAccess } from "./decide-stack-sets.ts";
import { readTemplate } from "./read-template.ts";
import type { StackSet } from "./stack-set.ts";
import { instancesOf } from "./targets.ts";

const TRUST = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" }] };
const role = (RoleName: string) => ({
  Resources: { Role: { Type: "AWS::IAM::Role", Properties: { RoleName, AssumeRolePolicyDocument: TRUST } } },
});
const bucket = (more: object = {}) => ({ Resources: { Store: { Type: "AWS::S3::Bucket", ...more } } });

type Scene = Readonly<{ on: Stage; management: AccountId; member: AccountId }>;

function scene(): Scene {
  const on = stage();
  const [management, member] = [on.open(1), on.open(2)];
  const { id: organizationId, rootId: parentId } = on.found(management);
  const at = on.moment.now;
  apply(on.world, { kind: "AccountJoined", accountId: member, organizationId, parentId, method: "INVITED", at });
  on.carryOut(decideStackSetAccess(on.world, { caller: management, on: true }, at));
  return { on, management, member };
}

function deployed(
  { on, management }: Scene,
  content: object,
  autoDeployment = { enabled: true, retainStacks: false },
): StackSet {
  const template = readTemplate(content);
  assert.ok(template.ok, JSON.stringify(template));
  const [name, region, templateBody] = ["set", "us-east-1", JSON.stringify(content)];
  const given = {
    description: undefined,
    parameters: new Map(),
    capabilities: ["CAPABILITY_NAMED_IAM"],
    tags: new Map(),
  };
  const stackSet = { name, region, templateBody, template: template.value, autoDeployment, ...given };
  const administrator = { accountId: management, asDelegate: false };
  on.carryOut(decideCreateStackSet(on.world, { administrator, stackSet }, on.moment.ids.uuid));
  const [made] = on.world.stackSets.values();
  assert.ok(made);
  on.carryOut(decideCreateStackInstances(on.world, scope({ on, management }, made), on.moment.now));
  return made;
}

const scope = ({ on, management }: Pick<Scene, "on" | "management">, stackSet: StackSet) => ({
  stackSet,
  parentIds: [on.organizationOf(management).rootId],
  regions: ["us-east-1"],
  operationId: "operation",
});

const stacksOf = ({ on, member }: Scene) => [...(on.world.stacks.get(member)?.values() ?? [])];
const depart = ({ on, member, management }: Scene, method: "LEFT" | "REMOVED" | "CLEANED" = "LEFT") => {
  const { id: organizationId } = on.organizationOf(management);
  apply(on.world, { kind: "AccountDeparted", accountId: member, organizationId, method, at: on.moment.now });
};
const hasRole = ({ on, member }: Scene, name: string) => on.world.identities.get(member)?.roles.has(name) === true;

test("the management account gets no stack", () => {
  const on = scene();
  const { id } = deployed(on, role("guard"));
  expect([...instancesOf(on.on.world, id)].map(({ accountId }) => accountId)).toEqual([on.member]);
});

describe("a name that is taken", () => {
  test("fails the stack, and nothing of it stays", () => {
    const on = scene();
    deployed(on, role("guard"));
    const before = on.on.world.identities.get(on.member)?.roles.get("guard");
    const content = { Resources: { ...bucket().Resources, ...role("guard").Resources } };
    const template = readTemplate(content);
    assert.ok(template.ok);
    const [first] = on.on.world.stackSets.values();
    assert.ok(first);
    const second: StackSet = { ...first, id: "second:1", name: "second", template: template.value, targets: [] };
    apply(on.on.world, { kind: "StackSetChanged", stackSet: second });
    on.on.carryOut(decideCreateStackInstances(on.on.world, scope(on, second), on.on.moment.now));
    expect(stacksOf(on).map(({ status }) => status)).toEqual(["CREATE_COMPLETE", "ROLLBACK_COMPLETE"]);
    expect(on.on.world.buckets.size).toBe(0);
    depart(on);
    expect(before).toBeDefined();
    expect(hasRole(on, "guard")).toBe(false);
  });
});

describe("a role that IAM would not make", () => {
  const trusting = (RoleName: string, AWS: string, more: object = {}) => {
    const Statement = { Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" };
    const AssumeRolePolicyDocument = { Version: "2012-10-17", Statement };
    return { Type: "AWS::IAM::Role", Properties: { RoleName, AssumeRolePolicyDocument, ...more } };
  };
  const made = (Resources: object): readonly unknown[] => {
    const on = scene();
    deployed(on, { Resources });
    return stacksOf(on).map(({ status, reason }) => reason ?? status);
  };

  test("fails its stack where it trusts somebody who is not there, and not where they come with it", () => {
    const nobody = "arn:aws:iam::222222222222:user/nobody";
    expect(made({ Open: trusting("open", nobody) })).toEqual([`Invalid principal in policy: "AWS":"${nobody}"`]);
    const beside = trusting("open", "arn:aws:iam::222222222222:role/guard");
    expect(made({ Open: beside, ...role("guard").Resources })).toEqual(["CREATE_COMPLETE"]);
    expect(made({ Open: trusting("open", "arn:aws:iam::999999999999:user/anybody") })).toEqual(["CREATE_COMPLETE"]);
  });

  test("fails its stack under the path of service-linked roles", () => {
    const escaped = trusting("escaped", "*", { Path: "/aws-service-role/x/" });
    expect(made({ Escaped: escaped })).toEqual([
      "Path prefix '/aws-service-role/' can only be used for AWS Service linked Roles",
    ]);
  });
});

describe("what goes, and what stays", () => {
  test.each([
    ["automatic deployment", { enabled: true, retainStacks: false }, false],
    ["automatic deployment that retains", { enabled: true, retainStacks: true }, true],
    ["no automatic deployment", { enabled: false, retainStacks: false }, true],
  ])("with %s", (_what, autoDeployment, stays) => {
    const on = scene();
    const { id } = deployed(on, role("guard"), autoDeployment);
    depart(on);
    expect(hasRole(on, "guard")).toBe(stays);
    expect(stacksOf(on)[0]?.status).toBe(stays ? "CREATE_COMPLETE" : "DELETE_COMPLETE");
    expect([...instancesOf(on.on.world, id)]).toEqual([]);
  });

  test("a resource that is to be retained stays where its stack goes", () => {
    const on = scene();
    deployed(on, bucket({ DeletionPolicy: "Retain" }));
    depart(on);
    expect(on.on.world.buckets.size).toBe(1);
    expect(stacksOf(on)[0]?.status).toBe("DELETE_COMPLETE");
  });

  test("a bucket that holds something fails its stack's deletion", () => {
    const on = scene();
    const stackSet = deployed(on, bucket());
    const [name = ""] = on.on.world.buckets.keys();
    const object = {
      ...{ key: "a", bytes: new Uint8Array(1), etag: "", lastModified: on.on.moment.now },
      ...{ headers: new Map(), metadata: new Map(), checksums: new Map() },
    };
    apply(on.on.world, { kind: "ObjectStored", bucketName: name, object });
    const [kept] = on.on.world.stackSets.values();
    on.on.carryOut(
      decideDeleteStackInstances(on.on.world, { ...scope(on, kept ?? stackSet), retain: false }, on.on.moment.now),
    );
    expect(stacksOf(on)[0]).toMatchObject({ status: "DELETE_FAILED", resources: [{ physicalId: name }] });
    expect(on.on.world.buckets.has(name)).toBe(true);
    expect(on.on.world.stackSetOperations.get(stackSet.id)?.at(-1)?.status).toBe("FAILED");
  });
});

const closing = ({ on, member }: Scene): void => {
  const closure = { by: "owner", requestedAt: on.moment.now, closedAt: on.moment.now } as const;
  apply(on.world, { kind: "AccountCloseRequested", accountId: member, closure });
};

test("a closed account gets no stack", () => {
  const on = scene();
  closing(on);
  const { id } = deployed(on, role("guard"));
  expect([...instancesOf(on.on.world, id)]).toEqual([]);
});

test("an account that is purged after its closure leaves no instance behind", () => {
  const on = scene();
  const { id } = deployed(on, role("guard"));
  closing(on);
  on.on.advance(days(89));
  expect([...instancesOf(on.on.world, id)]).toHaveLength(1);
  on.on.advance(days(2));
  expect([...instancesOf(on.on.world, id)]).toEqual([]);
  expect(hasRole(on, "guard")).toBe(false);
});
