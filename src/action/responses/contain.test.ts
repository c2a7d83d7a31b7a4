import { expect, test } from "vitest";
import {
  boundPrincipal,
  deleteAccessKeys,
  denyAllBut,
  disableAccessKeys,
  inside,
  quarantineAccount,
  revokeSessions,
  stripRoot,
} from "../index.ts";
import { denyAllText } from "./deny-all.ts";
import {
  answerTo,
  cameTo,
  faultyAfter,
  type Ground,
  ground,
  LEDGER,
  MANAGEMENT,
  PAYMENTS,
  PRODUCTION,
  RESPONDER,
  ROOT_ID,
  SECURITY,
  STRANGER,
  UMBRELLA,
  undoOf,
  wordOf,
} from "./responses.test-support.ts";

const parentOf = async ({ as }: Ground, accountId: string): Promise<string> => {
  const { Parents } = await answerTo(as(MANAGEMENT), "organizations", "ListParents", { ChildId: accountId });
  return (Parents as Readonly<{ Id: string }>[])[0]?.Id ?? "";
};

const unitNames = async ({ as }: Ground): Promise<readonly string[]> => {
  const input = { ParentId: ROOT_ID };
  const answer = await answerTo(as(MANAGEMENT), "organizations", "ListOrganizationalUnitsForParent", input);
  return (answer.OrganizationalUnits as Readonly<{ Name: string }>[]).map(({ Name }) => Name).sort();
};

const policyNames = async ({ as }: Ground): Promise<readonly string[]> => {
  const input = { Filter: "SERVICE_CONTROL_POLICY" };
  const answer = await answerTo(as(MANAGEMENT), "organizations", "ListPolicies", input);
  return (answer.Policies as Readonly<{ Name: string }>[]).map(({ Name }) => Name).sort();
};

const tokenOf = async (g: Ground, from: string, roleArn: string) => {
  const { Credentials, AssumedRoleUser } = await answerTo(g.as(from), "sts", "AssumeRole", {
    ...{ RoleArn: roleArn, RoleSessionName: "somebody" },
  });
  const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials as Readonly<Record<string, string>>;
  const credentials = { accessKeyId: AccessKeyId!, secretAccessKey: SecretAccessKey!, sessionToken: SessionToken! };
  return g.as(from).becoming(credentials, (AssumedRoleUser as Readonly<{ Arn: string }>).Arn);
};

test("quarantine: the account stands in the unit, and back where it was; the unit goes with it", async () => {
  const g = await ground();
  const quarantine = quarantineAccount(PAYMENTS, { spared: [RESPONDER] });
  const report = await quarantine.respond(g.as(MANAGEMENT));
  expect(report).toMatchObject({ outcome: "done", left: [], residue: [] });
  const unitId = await parentOf(g, PAYMENTS);
  const policy = `orgdrill-quarantine-${unitId}`;
  expect(report.done).toEqual([
    "create the unit Quarantine",
    `write the policy ${policy}`,
    `attach ${policy} to ${unitId}`,
    `move ${PAYMENTS} to Quarantine`,
  ]);
  expect(unitId).not.toBe(PRODUCTION);
  expect(report.lifted).toEqual([`no-new-users of ${PRODUCTION}`]);
  const responder = await tokenOf(g, MANAGEMENT, RESPONDER);
  expect(await cameTo(responder, "iam", "CreateUser", { UserName: "new" }), "the old unit's guardrail is gone").toBe(
    "ok",
  );
  for (const principal of ["admin", "deploy", "root"])
    expect(await cameTo(g.as(PAYMENTS, principal), "iam", "ListRoles")).toBe("AccessDenied");
  expect((await quarantine.respond(g.as(MANAGEMENT))).outcome).toBe("already-done");

  const back = await undoOf(report).respond(g.as(MANAGEMENT));
  expect(back.outcome).toBe("done");
  expect(await parentOf(g, PAYMENTS)).toBe(PRODUCTION);
  expect(await unitNames(g)).toEqual(["Production", "Security"]);
  expect(await policyNames(g)).not.toContain(policy);
  expect(await cameTo(g.as(PAYMENTS), "iam", "ListRoles")).toBe("ok");
  expect(await cameTo(g.as(PAYMENTS), "iam", "CreateUser", { UserName: "newer" })).toBe("AccessDenied");
  expect((await undoOf(report).respond(g.as(MANAGEMENT))).outcome).toBe("already-done");
});

test("quarantine half done: what was made stays told, and it is finished by running it again", async () => {
  const g = await ground();
  const mend = await g.fault("api.throttling", { operation: "MoveAccount" });
  const first = await quarantineAccount(PAYMENTS, { spared: [RESPONDER] }).respond(g.as(MANAGEMENT));
  expect(first).toMatchObject({
    outcome: "partly-done",
    done: ["create the unit Quarantine", expect.stringMatching(/^write the policy/), expect.stringMatching(/^attach/)],
    left: [`move ${PAYMENTS} to Quarantine`],
    stopped: { at: `move ${PAYMENTS} to Quarantine`, isUncertain: false },
  });
  expect(first.stopped?.reason).toContain("TooManyRequestsException");
  expect(await parentOf(g, PAYMENTS)).toBe(PRODUCTION);
  await mend();
  const second = await quarantineAccount(PAYMENTS, { spared: [RESPONDER] }).respond(g.as(MANAGEMENT));
  expect(second).toMatchObject({ outcome: "done", done: [`move ${PAYMENTS} to Quarantine`] });
  await undoOf(second).respond(g.as(MANAGEMENT));
  await undoOf(first).respond(g.as(MANAGEMENT));
  expect(await parentOf(g, PAYMENTS)).toBe(PRODUCTION);
  expect(await unitNames(g)).toEqual(["Production", "Security"]);
});

test("quarantine carried out although its answer says otherwise: nobody knows, and the undo knows the way back", async () => {
  const g = await ground();
  const mend = await g.fault("api.server-error", { operation: "MoveAccount", carriedOut: true });
  const report = await quarantineAccount(PAYMENTS, { spared: [RESPONDER] }).respond(g.as(MANAGEMENT));
  await mend();
  expect(report).toMatchObject({ outcome: "partly-done", stopped: { isUncertain: true } });
  expect(await parentOf(g, PAYMENTS)).not.toBe(PRODUCTION);
  expect((await quarantineAccount(PAYMENTS, { spared: [RESPONDER] }).respond(g.as(MANAGEMENT))).outcome).toBe(
    "already-done",
  );
  await undoOf(report).respond(g.as(MANAGEMENT));
  expect(await parentOf(g, PAYMENTS)).toBe(PRODUCTION);
});

test("quarantine: not for a stranger, not for the management account, and not by somebody who may only read", async () => {
  const g = await ground();
  const stranger = await quarantineAccount(STRANGER).respond(g.as(MANAGEMENT));
  expect(stranger.outcome).toBe("not-possible");
  expect(stranger.unmet).toContain(`${STRANGER} is in the organization: it is not`);
  expect((await quarantineAccount(MANAGEMENT).respond(g.as(MANAGEMENT))).outcome).toBe("not-possible");
  const reader = await quarantineAccount(PAYMENTS, { spared: [RESPONDER] }).respond(g.as(MANAGEMENT, "reader"));
  expect(reader).toMatchObject({
    outcome: "not-possible",
    unmet: [expect.stringContaining("the caller cannot enter")],
    done: [],
  });
  expect(reader.undo).toBeUndefined();
  expect(await unitNames(g)).toEqual(["Production", "Security"]);
});

test("an account that somebody moved on meanwhile stays there, and a unit that is in use too", async () => {
  const g = await ground();
  const first = await quarantineAccount(PAYMENTS, { spared: [RESPONDER] }).respond(g.as(MANAGEMENT));
  const second = await quarantineAccount(LEDGER).respond(g.as(MANAGEMENT));
  expect(await cameTo(g.as(LEDGER), "iam", "ListRoles")).toBe("AccessDenied");
  expect((await undoOf(first).respond(g.as(MANAGEMENT))).already).toEqual([
    expect.stringMatching(/^detach .* unless somebody else needs it$/),
    expect.stringMatching(/^delete the policy .* unless somebody else needs it$/),
    "delete the unit Quarantine if it is empty",
  ]);
  expect(await cameTo(g.as(LEDGER), "iam", "ListRoles"), "the other stays contained").toBe("AccessDenied");
  const input = { AccountId: LEDGER, SourceParentId: await parentOf(g, LEDGER), DestinationParentId: ROOT_ID };
  await answerTo(g.as(MANAGEMENT), "organizations", "MoveAccount", input);
  expect((await undoOf(second).respond(g.as(MANAGEMENT))).outcome).toBe("already-done");
  expect(await parentOf(g, LEDGER)).toBe(ROOT_ID);
});

test.each([
  ["nobody is spared", {}, "none is, which would lock the responders out"],
  ["no role of the account is spared", { spared: [`arn:aws:iam::${LEDGER}:role/admin`] }, "none of its roles is"],
  ["the spared role is not there", { spared: [`arn:aws:iam::${PAYMENTS}:role/nobody`] }, "the caller cannot enter"],
])("quarantine in a unit that is not there is not possible where %s", async (_, asked, text) => {
  const g = await ground();
  const report = await quarantineAccount(PAYMENTS, asked).respond(g.as(MANAGEMENT));
  expect(report).toMatchObject({ outcome: "not-possible", unmet: [expect.stringContaining(text)] });
  expect(await unitNames(g)).toEqual(["Production", "Security"]);
});

const DENY = { Effect: "Deny", Action: "*", Resource: "*" };
const ALLOW = { Effect: "Allow", Action: "*", Resource: "*" };
const sparing = (operator: string, key: string, value: unknown) => ({
  ...DENY,
  Condition: { [operator]: { [key]: value } },
});

test.each([
  ["denies everything", DENY, true],
  [
    "denies everything but to one role",
    sparing("ArnNotLike", "aws:PrincipalARN", `arn:aws:iam::${LEDGER}:role/responder`),
    true,
  ],
  [
    "denies everything but to one role and to root tasks",
    JSON.parse(denyAllText({ spared: [RESPONDER] })).Statement[0],
    true,
  ],
  ["denies everything but to services", sparing("BoolIfExists", "aws:PrincipalIsAWSService", "false"), true],
  [
    "denies everything but to that role of any account",
    sparing("ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::*:role/responder"),
    true,
  ],
  [
    "denies everything but to tagged principals",
    sparing("StringNotEquals", "aws:PrincipalTag/team", ["security"]),
    false,
  ],
  ["denies everything to root tasks", sparing("Null", "aws:AssumedRoot", "false"), false],
  ["denies everything to sessions of AssumeRoot", sparing("Bool", "aws:AssumedRoot", "true"), false],
  ["denies everything that services pass on", sparing("Bool", "aws:ViaAWSService", "true"), false],
  ["denies everything to services", sparing("Bool", "aws:PrincipalIsAWSService", "true"), false],
  ["denies everything to other accounts", sparing("StringNotEquals", "aws:PrincipalAccount", PAYMENTS), false],
  [
    "denies everything but to roles of one letter and more",
    sparing("ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::*:role/?*"),
    false,
  ],
  ["denies everything but to what is called a role", sparing("StringNotLike", "aws:PrincipalArn", "*role*"), false],
  ["denies everything but to an a", sparing("ForAllValues:StringNotLike", "aws:PrincipalArn", "*a*"), false],
  [
    "denies everything but to any of one name",
    sparing("ForAnyValue:StringNotEquals", "aws:PrincipalArn", RESPONDER),
    false,
  ],
  [
    "denies everything but to the caller",
    sparing("StringNotEquals", "aws:PrincipalArn", ["arn:aws:iam::", "role/x$", "{aws:PrincipalArn}"].join("")),
    false,
  ],
  ["denies one service", { ...DENY, Action: "iam:*" }, false],
  ["denies everything on one bucket", { ...DENY, Resource: "arn:aws:s3:::one" }, false],
  ["denies everything outside a Region", sparing("StringNotEquals", "aws:RequestedRegion", "us-east-1"), false],
  ["denies everything without a second factor", sparing("BoolIfExists", "aws:MultiFactorAuthPresent", "false"), false],
  ["denies everything to one role", sparing("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/one"), false],
  ["denies everything but to every role", sparing("ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::*:role/*"), false],
  ["allows everything", ALLOW, false],
])("an existing unit in use whose policy %s", async (_, statement, isContaining) => {
  const g = await ground();
  const call = (operation: string, input: object) =>
    answerTo(g.as(MANAGEMENT), "organizations", operation, { ...input });
  const made = await call("CreateOrganizationalUnit", { ParentId: ROOT_ID, Name: "Quarantine" });
  const { Id: unitId } = made.OrganizationalUnit as Readonly<{ Id: string }>;
  const Content = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const written = await call("CreatePolicy", { Name: "own", Description: "", Type: "SERVICE_CONTROL_POLICY", Content });
  const { PolicySummary } = written.Policy as Readonly<{ PolicySummary: Readonly<{ Id: string }> }>;
  await call("AttachPolicy", { PolicyId: PolicySummary.Id, TargetId: unitId });
  await call("MoveAccount", { AccountId: LEDGER, SourceParentId: PRODUCTION, DestinationParentId: unitId });
  const report = await quarantineAccount(PAYMENTS, { spared: [RESPONDER] }).respond(g.as(MANAGEMENT));
  if (isContaining) expect(report).toMatchObject({ outcome: "done", done: [`move ${PAYMENTS} to Quarantine`] });
  else expect(report).toMatchObject({ outcome: "not-possible", unmet: [expect.stringContaining("others are in it")] });
});

test("deny all is not possible in the management account, nor where none of the account's roles is spared", async () => {
  const g = await ground();
  const before = await policyNames(g);
  const management = `arn:aws:iam::${MANAGEMENT}:role/admin`;
  const own = await denyAllBut({ targetId: MANAGEMENT, spared: [management] }).respond(g.as(MANAGEMENT));
  expect(own).toMatchObject({
    outcome: "not-possible",
    unmet: expect.arrayContaining([expect.stringContaining("which no service control policy binds: it is")]),
  });
  const locked = await denyAllBut({ targetId: LEDGER, spared: [RESPONDER] }).respond(g.as(MANAGEMENT));
  expect(locked).toMatchObject({ outcome: "not-possible", unmet: [expect.stringContaining("none of its roles is")] });
  const absent = [`arn:aws:iam::${LEDGER}:role/not-there`];
  const guessed = await denyAllBut({ targetId: LEDGER, spared: absent }).respond(g.as(MANAGEMENT));
  expect(guessed).toMatchObject({
    outcome: "not-possible",
    unmet: [expect.stringContaining("cannot tell that it is")],
  });
  expect(await policyNames(g)).toEqual(before);
});

test("deny all: the intruder's next call is refused, sessions included, and the responder's is not; undone, all is as it was", async () => {
  const g = await ground();
  const intruder = await tokenOf(g, MANAGEMENT, `arn:aws:iam::${PAYMENTS}:role/admin`);
  const responder = await tokenOf(g, MANAGEMENT, RESPONDER);
  const before = await policyNames(g);
  const deny = denyAllBut({ targetId: PAYMENTS, spared: [RESPONDER] });
  const report = await deny.respond(g.as(MANAGEMENT));
  expect(report).toMatchObject({ outcome: "done", residue: [] });
  for (const hands of [intruder, g.as(PAYMENTS, "deploy"), g.as(PAYMENTS, "root"), g.as(PAYMENTS)])
    expect(await cameTo(hands, "iam", "ListRoles")).toBe("AccessDenied");
  expect(await cameTo(intruder, "organizations", "LeaveOrganization")).toBe("AccessDeniedException");
  expect(await cameTo(responder, "iam", "ListRoles")).toBe("ok");
  expect(await cameTo(g.as(LEDGER), "iam", "ListRoles")).toBe("ok");
  expect((await deny.respond(g.as(MANAGEMENT))).outcome).toBe("already-done");
  expect(await undoOf(report).respond(g.as(MANAGEMENT))).toMatchObject({ outcome: "done" });
  expect(await cameTo(intruder, "iam", "ListRoles")).toBe("ok");
  expect(await policyNames(g)).toEqual(before);
  expect((await undoOf(report).respond(g.as(MANAGEMENT))).outcome).toBe("already-done");
});

test("deny all, half done: the policy is written and not attached; the second run attaches it", async () => {
  const g = await ground();
  const mend = await g.fault("api.throttling", { operation: "AttachPolicy" });
  const deny = denyAllBut({ targetId: PAYMENTS, spared: [RESPONDER] });
  const first = await deny.respond(g.as(MANAGEMENT));
  expect(first).toMatchObject({ outcome: "partly-done", left: [expect.stringContaining("attach ")] });
  expect(await cameTo(g.as(PAYMENTS), "iam", "ListRoles")).toBe("ok");
  await mend();
  expect(await deny.respond(g.as(MANAGEMENT))).toMatchObject({
    outcome: "done",
    already: [expect.stringContaining("write")],
  });
  expect(await cameTo(g.as(PAYMENTS), "iam", "ListRoles")).toBe("AccessDenied");
});

test("deny all with other responders rewrites the policy, and taking that back gives it its former text", async () => {
  const g = await ground();
  const responder = await tokenOf(g, MANAGEMENT, RESPONDER);
  await denyAllBut({ targetId: PAYMENTS, spared: [`arn:aws:iam::${PAYMENTS}:role/admin`] }).respond(g.as(MANAGEMENT));
  expect(await cameTo(responder, "iam", "ListRoles")).toBe("AccessDenied");
  const report = await denyAllBut({ targetId: PAYMENTS, spared: [RESPONDER] }).respond(g.as(MANAGEMENT));
  expect(report.outcome).toBe("done");
  expect(await cameTo(responder, "iam", "ListRoles")).toBe("ok");
  await undoOf(report).respond(g.as(MANAGEMENT));
  expect(await cameTo(responder, "iam", "ListRoles")).toBe("AccessDenied");
  expect(await cameTo(g.as(PAYMENTS), "iam", "ListRoles")).toBe("ok");
});

test.each([
  ["nobody is spared", [], "none is"],
  ["a wildcard", ["arn:aws:iam::480000000011:role/*"], "no ARN of one role"],
  ["a question mark", ["arn:aws:iam::480000000011:role/incident-respond?r"], "no ARN of one role"],
  ["any account", ["arn:aws:iam::*:role/incident-responder"], "no ARN of one role"],
  ["a variable", ["arn:aws:iam::480000000011:role/${aws:username}/x"], "no ARN of one role"],
  ["a user", ["arn:aws:iam::480000000011:user/deploy"], "no ARN of one role"],
  ["a session", ["arn:aws:sts::480000000011:assumed-role/admin/x"], "no ARN of one role"],
  ["a quote", ['arn:aws:iam::480000000011:role/a"b'], "no ARN of one role"],
])("deny all with %s is not possible, and nothing is written", async (_, spared, text) => {
  const g = await ground();
  const before = await policyNames(g);
  const report = await denyAllBut({ targetId: PAYMENTS, spared }).respond(g.as(MANAGEMENT));
  expect(report.outcome).toBe("not-possible");
  expect(report.unmet[0]).toContain(text);
  expect(await policyNames(g)).toEqual(before);
});

test("deny all that is too long, or has no such target, is not possible", async () => {
  const g = await ground();
  const many = Array.from(
    { length: 200 },
    (_, index) => `arn:aws:iam::480000000011:role/responders/role-number-${index}`,
  );
  const tooLong = await denyAllBut({ targetId: PAYMENTS, spared: many }).respond(g.as(MANAGEMENT));
  expect(tooLong.unmet).toContainEqual(expect.stringMatching(/at most 10240 characters: it has 1\d{4}/));
  const nowhere = await denyAllBut({ targetId: STRANGER, spared: [RESPONDER] }).respond(g.as(MANAGEMENT));
  expect(nowhere.unmet[0]).toContain("there is no such");
});

test("the quarantine's own policy stops a root task that it does not spare, and the response says so", async () => {
  const g = await ground();
  const deny = denyAllBut({ targetId: PAYMENTS, spared: [RESPONDER], sparesRootTasks: false });
  const denied = await deny.respond(g.as(MANAGEMENT));
  const stopped = await stripRoot(PAYMENTS).respond(g.as(MANAGEMENT));
  expect(stopped.outcome).toBe("not-done");
  expect(stopped.stopped?.reason).toContain("service control policy");
  await undoOf(denied).respond(g.as(MANAGEMENT));
  await denyAllBut({ targetId: PAYMENTS, spared: [RESPONDER] }).respond(g.as(MANAGEMENT));
  expect((await stripRoot(PAYMENTS).respond(g.as(MANAGEMENT))).outcome).toBe("done");
});

test("revoking: older sessions of the role are refused, newer ones are not, and undone the older are good again", async () => {
  const g = await ground();
  const older = await tokenOf(g, MANAGEMENT, `arn:aws:iam::${PAYMENTS}:role/admin`);
  expect(await cameTo(older, "iam", "ListRoles")).toBe("ok");
  const revoke = inside(RESPONDER, revokeSessions({ kind: "role", name: "admin" }));
  const report = await revoke.respond(g.as(MANAGEMENT));
  expect(report.outcome).toBe("done");
  expect(await cameTo(older, "iam", "ListRoles")).toBe("AccessDenied");
  await g.control.advance(2000);
  const newer = await tokenOf(g, MANAGEMENT, `arn:aws:iam::${PAYMENTS}:role/admin`);
  expect(await cameTo(newer, "iam", "ListRoles")).toBe("ok");
  const again = await revoke.respond(g.as(MANAGEMENT));
  expect(await cameTo(newer, "iam", "ListRoles")).toBe("AccessDenied");
  await undoOf(again).respond(g.as(MANAGEMENT));
  expect([await cameTo(newer, "iam", "ListRoles"), await cameTo(older, "iam", "ListRoles")]).toEqual([
    "ok",
    "AccessDenied",
  ]);
  await undoOf(report).respond(g.as(MANAGEMENT));
  expect(await cameTo(older, "iam", "ListRoles")).toBe("ok");
  expect((await undoOf(report).respond(g.as(MANAGEMENT))).outcome).toBe("already-done");
});

test("revoking the sessions of a user leaves its long-term keys", async () => {
  const g = await ground();
  const { Credentials } = await answerTo(g.as(PAYMENTS, "deploy"), "sts", "GetSessionToken");
  const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials as Readonly<Record<string, string>>;
  const session = g
    .as(PAYMENTS, "deploy")
    .becoming({ accessKeyId: AccessKeyId!, secretAccessKey: SecretAccessKey!, sessionToken: SessionToken! }, "session");
  const input = { Bucket: "anything" };
  expect(await cameTo(session, "s3", "ListBuckets")).toBe("ok");
  await revokeSessions({ kind: "user", name: "deploy" }).respond(g.as(PAYMENTS));
  expect(await cameTo(session, "s3", "ListBuckets", input)).toBe("AccessDenied");
  expect(await cameTo(g.as(PAYMENTS, "deploy"), "s3", "ListBuckets")).toBe("ok");
});

test("revoking: a role that is not there, and one that is AWS's, cannot be", async () => {
  const g = await ground();
  const absent = await revokeSessions({ kind: "role", name: "absent" }).respond(g.as(PAYMENTS));
  expect(absent).toMatchObject({ outcome: "not-possible", unmet: ["the role absent is there: it is not"] });
  const linked = await revokeSessions({ kind: "role", name: "AWSServiceRoleForOrganizations" }).respond(g.as(PAYMENTS));
  expect(linked.unmet).toEqual([expect.stringContaining("/aws-service-role/")]);
});

test("disabling keys: they stop signing, and undone they sign again; one that was inactive stays so", async () => {
  const g = await ground();
  const deploy = g.as(PAYMENTS, "deploy");
  const { AccessKeyMetadata } = await answerTo(g.as(PAYMENTS), "iam", "ListAccessKeys", { UserName: "deploy" });
  const [first, second] = (AccessKeyMetadata as Readonly<{ AccessKeyId: string }>[]).map((each) => each.AccessKeyId);
  await answerTo(g.as(PAYMENTS), "iam", "UpdateAccessKey", {
    ...{ UserName: "deploy", AccessKeyId: second, Status: "Inactive" },
  });
  const report = await disableAccessKeys("deploy").respond(g.as(PAYMENTS));
  expect(report).toMatchObject({
    outcome: "done",
    done: [`disable ${first} of deploy`],
    already: [`disable ${second} of deploy`],
  });
  expect(await cameTo(deploy, "iam", "ListRoles")).toBe("InvalidClientTokenId");
  await undoOf(report).respond(g.as(PAYMENTS));
  expect(await cameTo(deploy, "iam", "ListRoles")).toBe("ok");
  const keys = await answerTo(g.as(PAYMENTS), "iam", "ListAccessKeys", { UserName: "deploy" });
  expect((keys.AccessKeyMetadata as Readonly<{ Status: string }>[]).map(({ Status }) => Status).sort()).toEqual([
    "Active",
    "Inactive",
  ]);
});

test("disabling the keys of every user, throttled half way: told, and finished later", async () => {
  const g = await ground();
  const { hands, mend } = faultyAfter(g, g.as(PAYMENTS), "UpdateAccessKey");
  const first = await disableAccessKeys().respond(hands);
  expect(first).toMatchObject({ outcome: "partly-done", stopped: { reason: expect.stringContaining("Throttling") } });
  expect([first.done.length, first.left.length]).toEqual([1, 1]);
  expect(first.stopped?.at).toBe(first.left[0]);
  await mend();
  const second = await disableAccessKeys().respond(g.as(PAYMENTS));
  expect([second.done, second.already]).toEqual([first.left, first.done]);
  expect((await disableAccessKeys().respond(g.as(PAYMENTS))).outcome).toBe("already-done");
  await undoOf(first).respond(g.as(PAYMENTS));
  await undoOf(second).respond(g.as(PAYMENTS));
  expect(await cameTo(g.as(PAYMENTS, "deploy"), "iam", "ListRoles")).toBe("ok");
});

test("deleting keys: nothing brings them back, and the report says which", async () => {
  const g = await ground();
  const report = await deleteAccessKeys("deploy").respond(g.as(PAYMENTS));
  expect(report).toMatchObject({ outcome: "done" });
  expect(report.residue).toEqual([
    expect.stringMatching(/AKIA.* is gone for good/),
    expect.stringMatching(/gone for good/),
  ]);
  expect(report.undo).toBeUndefined();
  expect(await cameTo(g.as(PAYMENTS, "deploy"), "iam", "ListRoles")).toBe("InvalidClientTokenId");
  expect((await deleteAccessKeys("deploy").respond(g.as(PAYMENTS))).outcome).toBe("already-done");
  expect((await deleteAccessKeys("absent").respond(g.as(PAYMENTS))).outcome).toBe("not-possible");
});

test("stripping root: keys and password go; undone the password can be recovered again, and the rest is residue", async () => {
  const g = await ground();
  expect(await cameTo(g.as(PAYMENTS, "root"), "iam", "ListUsers")).toBe("ok");
  const report = await stripRoot(PAYMENTS).respond(g.as(MANAGEMENT));
  expect(report).toMatchObject({ outcome: "done", left: [] });
  expect(report.done.at(-1)).toBe("remove the root password");
  expect(report.residue.join("; ")).toMatch(/DeleteAccessKey AKIA\w+ cannot be taken back.*former root password/);
  const signIn = () => g.as(PAYMENTS, "root").visitConsole?.("sign-in");
  expect(wordOf((await signIn())!.outcome)).toBe("SignInFailed");
  expect((await stripRoot(PAYMENTS).respond(g.as(MANAGEMENT))).outcome).toBe("already-done");
  await undoOf(report).respond(g.as(MANAGEMENT));
  expect(await cameTo(g.as(PAYMENTS), "iam", "GetAccountSummary")).toBe("ok");
  expect(wordOf((await g.as(PAYMENTS, "root").visitConsole?.("request-password-recovery"))!.outcome)).toBe("ok");
});

test("stripping root half done: the keys are gone, the password is not; the second run ends it", async () => {
  const g = await ground();
  const mend = await g.fault("api.throttling", { operation: "DeleteLoginProfile" });
  const first = await stripRoot(PAYMENTS).respond(g.as(MANAGEMENT));
  expect(first).toMatchObject({ outcome: "partly-done", left: ["remove the root password"] });
  expect(first.done).toEqual([expect.stringContaining("DeleteAccessKey")]);
  await mend();
  expect(await stripRoot(PAYMENTS).respond(g.as(MANAGEMENT))).toMatchObject({
    outcome: "done",
    done: ["remove the root password"],
  });
});

test("stripping root: not where root sessions are off, and not by a member", async () => {
  const g = await ground();
  await answerTo(g.as(MANAGEMENT), "iam", "DisableOrganizationsRootSessions");
  const off = await stripRoot(PAYMENTS).respond(g.as(MANAGEMENT));
  expect(off.unmet).toEqual([expect.stringContaining("root sessions are enabled")]);
  expect((await stripRoot(PAYMENTS).respond(g.as(SECURITY))).outcome).not.toBe("done");
  expect((await stripRoot(PAYMENTS).respond(g.as(UMBRELLA))).unmet[0]).toContain("is in the organization");
});

test("a boundary that denies all: sessions that are there are refused; undone, the former boundary is back", async () => {
  const g = await ground();
  const intruder = await tokenOf(g, MANAGEMENT, `arn:aws:iam::${PAYMENTS}:role/admin`);
  const report = await boundPrincipal({ kind: "role", name: "admin" }).respond(await tokenOf(g, MANAGEMENT, RESPONDER));
  expect(report.outcome).toBe("done");
  expect(await cameTo(intruder, "iam", "ListRoles")).toBe("AccessDenied");
  const responder = await tokenOf(g, MANAGEMENT, RESPONDER);
  expect((await boundPrincipal({ kind: "role", name: "admin" }).respond(responder)).outcome).toBe("already-done");
  await undoOf(report).respond(responder);
  expect(await cameTo(intruder, "iam", "ListRoles")).toBe("ok");

  const former = "arn:aws:iam::aws:policy/PowerUserAccess";
  await boundPrincipal({ kind: "user", name: "deploy" }, former).respond(responder);
  const again = await boundPrincipal({ kind: "user", name: "deploy" }).respond(responder);
  expect(await cameTo(g.as(PAYMENTS, "deploy"), "sts", "GetSessionToken")).toBe("AccessDenied");
  await undoOf(again).respond(responder);
  const { User } = await answerTo(responder, "iam", "GetUser", { UserName: "deploy" });
  expect(User).toMatchObject({ PermissionsBoundary: { PermissionsBoundaryArn: former } });
});

test("inside an account that cannot be entered it stops at the door", async () => {
  const g = await ground();
  const report = await inside(RESPONDER, disableAccessKeys("deploy")).respond(g.as(UMBRELLA));
  expect(report).toMatchObject({ outcome: "not-done", stopped: { at: `enter as ${RESPONDER}` } });
  expect(report.decisive?.operation).toBe("AssumeRole");
});
