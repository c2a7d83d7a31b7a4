import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AccountId,
  identifiersFrom,
  instant,
  parseAccountId,
  type Result,
  seededRandom,
} from "../../kernel/index.ts";
import { applyIdentityEvent } from "../apply/identity.ts";
import { writable } from "../apply/mutable-world.ts";
import type { IdentityEvent } from "../domain-event.ts";
import { emptyWorld, type World } from "../world.ts";
import { parseRoleArn, roleArn } from "./arns.ts";
import { decideCreateAccessKey, decideDeleteAccessKey, decideUpdateAccessKey } from "./decide-access-keys.ts";
import { decideAttachManagedPolicy, decideDetachManagedPolicy } from "./decide-attachments.ts";
import { decideDeleteInlinePolicy, decidePutInlinePolicy } from "./decide-inline-policies.ts";
import {
  decideCreateManagedPolicy,
  decideCreatePolicyVersion,
  decideDeleteManagedPolicy,
} from "./decide-managed-policies.ts";
import { decideCreateRole, decideDeleteRole, decideUpdateTrust } from "./decide-roles.ts";
import { decideCreateUser, decideDeleteUser, type Making } from "./decide-users.ts";
import { accessKeysOf, identitiesOf } from "./find-identity.ts";
import { policySize } from "./quotas.ts";
import type { IdentityRefusal } from "./refusals.ts";

const ACCOUNT = parseAccountId("222222222222") as AccountId;
const NOW = instant(1_000_000);
const ALICE = { kind: "user", userName: "alice" } as const;
const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

const making = (world: World): Making => ({
  world,
  accountId: ACCOUNT,
  now: NOW,
  ids: identifiersFrom(seededRandom(1)),
});
const freshIds = (world: World, seed: number): Making => ({
  ...making(world),
  ids: identifiersFrom(seededRandom(seed)),
});

/** Applies what was decided; a refusal comes back as its kind, with what it is about. */
function happen(world: World, decision: Result<readonly IdentityEvent[], IdentityRefusal>): string {
  if (!decision.ok) {
    const { kind, ...about } = decision.refusal;
    return `${kind} ${Object.values(about)
      .map((each) => (typeof each === "string" ? each : each.kind))
      .join()}`.trim();
  }
  for (const event of decision.value) applyIdentityEvent(writable(world), event);
  return "done";
}

function withAlice(): World {
  const world = emptyWorld();
  expect(
    happen(world, decideCreateUser(making(world), { name: "alice", path: "/", boundary: undefined, tags: [] })),
  ).toBe("done");
  return world;
}

const newRole = (name: string) => ({
  name,
  path: "/team/",
  description: undefined,
  trustPolicy: "{}",
  boundary: undefined,
  maxSessionDuration: 3_600,
  tags: [],
});

const attachment = (policyArn: string) => ({
  holder: { kind: "user", name: "alice" } as const,
  policyArn,
  isKnownAwsPolicy: (arn: string) => arn === ADMINISTRATOR,
});

test("a user's name is taken in whatever case, and its tag keys differ by more than case", () => {
  const world = withAlice();
  expect(identitiesOf(world, ACCOUNT).users.get("alice")).toMatchObject({ arn: `arn:aws:iam::${ACCOUNT}:user/alice` });
  const create = (name: string, tags: readonly (readonly [string, string])[] = []) =>
    happen(world, decideCreateUser(making(world), { name, path: "/", boundary: undefined, tags }));
  expect(create("Alice")).toBe("EntityAlreadyExists user");
  expect(
    create("bob", [
      ["a", "1"],
      ["A", "2"],
    ]),
  ).toBe("DuplicateTagKeys");
});

test("a user goes only when policies and keys are gone", () => {
  const world = withAlice();
  const holder = { kind: "user", name: "alice" } as const;
  happen(world, decidePutInlinePolicy(world, ACCOUNT, { holder, policyName: "p", text: "{}" }));
  happen(world, decideAttachManagedPolicy(world, ACCOUNT, attachment(ADMINISTRATOR)));
  happen(world, decideCreateAccessKey(making(world), ALICE));
  const remove = () => happen(world, decideDeleteUser(world, ACCOUNT, "alice"));
  expect(remove()).toBe("DeleteConflict inlinePolicies");
  expect(happen(world, decideDeleteInlinePolicy(world, ACCOUNT, { holder, policyName: "p" }))).toBe("done");
  expect(remove()).toBe("DeleteConflict attachedPolicies");
  expect(happen(world, decideDetachManagedPolicy(world, ACCOUNT, attachment(ADMINISTRATOR)))).toBe("done");
  expect(remove()).toBe("DeleteConflict accessKeys");
  const [key] = accessKeysOf(world, ACCOUNT, ALICE);
  expect(happen(world, decideDeleteAccessKey(world, ACCOUNT, { owner: ALICE, accessKeyId: key?.id ?? "" }))).toBe(
    "done",
  );
  expect(remove()).toBe("done");
  expect(remove()).toBe("NoSuchEntity user");
});

test.each([ALICE, { kind: "root" } as const])("two keys and no more: %o", (owner) => {
  const world = withAlice();
  for (const seed of [1, 2]) expect(happen(world, decideCreateAccessKey(freshIds(world, seed), owner))).toBe("done");
  expect(happen(world, decideCreateAccessKey(freshIds(world, 3), owner))).toBe("LimitExceeded accessKeys");
  const [first] = accessKeysOf(world, ACCOUNT, owner);
  const reference = { owner, accessKeyId: first?.id ?? "" };
  expect(happen(world, decideUpdateAccessKey(world, ACCOUNT, { ...reference, status: "Inactive" }))).toBe("done");
  expect(happen(world, decideCreateAccessKey(freshIds(world, 3), owner))).toBe("LimitExceeded accessKeys");
  expect(happen(world, decideDeleteAccessKey(world, ACCOUNT, reference))).toBe("done");
  expect(happen(world, decideCreateAccessKey(freshIds(world, 3), owner))).toBe("done");
});

test("a key is found for its owner only", () => {
  const world = withAlice();
  happen(world, decideCreateAccessKey(making(world), ALICE));
  const [key] = accessKeysOf(world, ACCOUNT, ALICE);
  const stranger = { owner: { kind: "root" } as const, accessKeyId: key?.id ?? "" };
  expect(happen(world, decideDeleteAccessKey(world, ACCOUNT, stranger))).toBe("NoSuchEntity accessKey");
  const nobody = { owner: { kind: "user", userName: "bob" } as const, accessKeyId: key?.id ?? "" };
  expect(happen(world, decideDeleteAccessKey(world, ACCOUNT, nobody))).toBe("NoSuchEntity user");
});

test("ten managed policies, attaching twice changes nothing, and what is not attached cannot be detached", () => {
  const world = withAlice();
  const own = (index: number) => `arn:aws:iam::${ACCOUNT}:policy/own${index}`;
  for (let index = 0; index < 11; index++) {
    const wanted = { name: `own${index}`, path: "/", description: undefined, text: "{}", tags: [] };
    expect(happen(world, decideCreateManagedPolicy(freshIds(world, index), wanted))).toBe("done");
  }
  const attach = (arn: string) => happen(world, decideAttachManagedPolicy(world, ACCOUNT, attachment(arn)));
  for (let index = 0; index < 10; index++) expect(attach(own(index))).toBe("done");
  expect(attach(own(0))).toBe("done");
  expect(attach(own(10))).toBe("LimitExceeded attachedPolicies");
  expect(happen(world, decideDetachManagedPolicy(world, ACCOUNT, attachment(own(10))))).toBe(
    "NoSuchEntity managedPolicy",
  );
  expect(happen(world, decideDeleteManagedPolicy(world, ACCOUNT, own(0)))).toBe("DeleteConflict entitiesAttached");
  expect(happen(world, decideDeleteManagedPolicy(world, ACCOUNT, own(10)))).toBe("done");
});

test("a policy that is not known is not attached, and the reason is told apart", () => {
  const world = withAlice();
  const attach = (arn: string) => happen(world, decideAttachManagedPolicy(world, ACCOUNT, attachment(arn)));
  expect(attach(`arn:aws:iam::${ACCOUNT}:policy/nowhere`)).toBe("NoSuchEntity managedPolicy");
  expect(attach("arn:aws:iam::aws:policy/AmazonS3FullAccess")).toMatch(/^AwsManagedPolicyUnknown/);
  expect(attach("arn:aws:iam::aws:policy/aws-service-role/X")).toMatch(/^ServiceRolePolicy/);
});

test("five versions, and none of their numbers comes twice", () => {
  const world = withAlice();
  const arn = `arn:aws:iam::${ACCOUNT}:policy/own`;
  happen(
    world,
    decideCreateManagedPolicy(making(world), { name: "own", path: "/", description: undefined, text: "1", tags: [] }),
  );
  const version = (setAsDefault: boolean) =>
    happen(world, decideCreatePolicyVersion(world, ACCOUNT, { arn, text: "2", setAsDefault, now: NOW }));
  for (const setAsDefault of [true, false, false, false]) expect(version(setAsDefault)).toBe("done");
  const policy = identitiesOf(world, ACCOUNT).managedPolicies.get(arn);
  expect([...(policy?.versions.keys() ?? [])]).toEqual(["v1", "v2", "v3", "v4", "v5"]);
  expect(policy?.defaultVersion).toBe("v2");
  expect(version(false)).toBe("LimitExceeded managedPolicyVersions");
  expect(happen(world, decideDeleteManagedPolicy(world, ACCOUNT, arn))).toBe("DeleteConflict olderVersions");
});

test("inline policies of one user share one limit, in which white space does not count", () => {
  const world = withAlice();
  const write = (policyName: string, text: string) =>
    happen(world, decidePutInlinePolicy(world, ACCOUNT, { holder: { kind: "user", name: "alice" }, policyName, text }));
  expect(write("a", "x".repeat(1_500))).toBe("done");
  expect(write("b", "x".repeat(600))).toBe("LimitExceeded inlinePolicySize");
  expect(write("b", `${"x".repeat(548)}${" \n\t".repeat(500)}`)).toBe("done");
  expect(write("a", "x".repeat(100))).toBe("done");
});

test("a role keeps its path in its ARN; a service-linked one is its service's", () => {
  const world = withAlice();
  expect(happen(world, decideCreateRole(making(world), newRole("admin")))).toBe("done");
  const role = identitiesOf(world, ACCOUNT).roles.get("admin");
  expect(role?.arn).toBe(`arn:aws:iam::${ACCOUNT}:role/team/admin`);
  expect(happen(world, decideCreateRole(making(world), { ...newRole("big"), trustPolicy: "x".repeat(2_049) }))).toBe(
    "LimitExceeded trustPolicySize",
  );
  expect(happen(world, decideUpdateTrust(world, ACCOUNT, { name: "admin", trustPolicy: "[]" }))).toBe("done");
  if (role === undefined) throw new Error("no role");
  applyIdentityEvent(writable(world), {
    kind: "RoleChanged",
    accountId: ACCOUNT,
    role: { ...role, serviceLinked: true },
  });
  expect(happen(world, decideDeleteRole(world, ACCOUNT, "admin"))).toBe("UnmodifiableRole admin");
  const holder = { kind: "role", name: "admin" } as const;
  expect(happen(world, decidePutInlinePolicy(world, ACCOUNT, { holder, policyName: "p", text: "{}" }))).toBe(
    "UnmodifiableRole admin",
  );
});

test("a role's ARN is read back as it was written", () => {
  const word = fc.stringMatching(/^[\w+=,.@-]{1,20}$/);
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 3 }), (name, folders) => {
      const path = folders.length === 0 ? "/" : `/${folders.join("/")}/`;
      expect(parseRoleArn(roleArn(ACCOUNT, path, name))).toEqual({ accountId: ACCOUNT, name });
    }),
  );
  for (const bad of [
    "",
    "arn:aws:iam::222222222222:user/x",
    "arn:aws:iam::22:role/x",
    "arn:aws:iam::222222222222:role/",
    "arn:aws:s3:::role/x",
  ]) {
    expect(parseRoleArn(bad)).toBeUndefined();
  }
});

test("white space never adds to a policy's size", () => {
  fc.assert(
    fc.property(fc.string(), fc.stringMatching(/^[ \n\r\t]*$/), (text, blank) => {
      expect(policySize(`${blank}${text}${blank}`)).toBe(policySize(text));
    }),
  );
});

test("what is applied can be read back, and only there", () => {
  const world = withAlice();
  const other = parseAccountId("333333333333") as AccountId;
  expect(identitiesOf(world, other).users.size).toBe(0);
  expect(identitiesOf(world, ACCOUNT).users.size).toBe(1);
  happen(world, decideDeleteUser(world, ACCOUNT, "alice"));
  expect(identitiesOf(world, ACCOUNT).users.size).toBe(0);
});
