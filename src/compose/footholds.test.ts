/** Contained is what nobody can do with anything that the intruder still has: keys, sessions, roles and passwords. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { callApi, leaveOrganization } from "../action/index.ts";
import {
  ATTACKER,
  accountNamed,
  attempt,
  attemptAs,
  castAs,
  Drill,
  expectContained,
  planSteps,
} from "../drill/index.ts";
import { minutes, parseInstant } from "../kernel/index.ts";
import { composeStage } from "./stage.ts";

const ROOTS = { packageRoot: process.cwd(), workingDirectory: process.cwd() };
const PAYMENTS = "480000000011";

/** An attacker with the key of `deploy`, who does this, and means to leave. */
async function attacked(acts: readonly (readonly [string, string, object?])[]): Promise<Drill> {
  const drill = new Drill(
    composeStage({
      organizationFile: join(process.cwd(), "scenarios/organizations/responding.yaml"),
      roots: ROOTS,
      seed: 1,
      at: parseInstant("2026-11-01T00:00:00Z") as number,
      assumptions: {},
    }),
  );
  await drill.open({ kind: "under-test" });
  castAs(drill, ATTACKER, {
    role: "attacker",
    members: [{ account: accountNamed(drill, "payments"), principal: "deploy" }],
  });
  for (const [service, operation, input = {}] of acts)
    await attempt(drill, ATTACKER, callApi(service as "iam", operation, { ...input }));
  planSteps(drill, ATTACKER, leaveOrganization);
  return drill;
}

const operate = (drill: Drill, operation: string, input: object): Promise<void> =>
  attemptAs(
    drill,
    [{ name: "the operator", role: "operator", account: accountNamed(drill, "payments"), principal: "admin" }],
    () => callApi("iam", operation, { ...input }),
  );

/** Takes away both keys of `deploy`, or the first alone. */
async function disableKeys(drill: Drill, most = 2): Promise<void> {
  const read = drill.administratorOf(PAYMENTS);
  const listed = await read?.call("iam", "ListAccessKeys", { UserName: "deploy" });
  const { AccessKeyMetadata } = (listed?.outcome.kind === "succeeded" ? listed.outcome.output : {}) as Readonly<{
    AccessKeyMetadata: readonly Readonly<{ AccessKeyId: string }>[];
  }>;
  for (const { AccessKeyId } of AccessKeyMetadata.slice(0, most))
    await operate(drill, "UpdateAccessKey", { UserName: "deploy", AccessKeyId, Status: "Inactive" });
}

async function judged(drill: Drill): Promise<string> {
  await expectContained(drill, minutes(60));
  const { contained } = drill.recovery.record;
  const first = drill.findings.find(({ verdict }) => verdict !== "held") ?? drill.findings[0];
  return `${first?.verdict} (${contained?.by === null ? "no time" : "a time"}): ${first?.reason}`;
}

const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
const TRUST = (account: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole" },
  });
const ELSEWHERE = TRUST("480000000101");
const ROLE = { RoleName: "leftover", PolicyDocument: ELSEWHERE };

test("with no foothold the intruder whose keys are disabled is contained", async () => {
  const drill = await attacked([]);
  await disableKeys(drill);
  expect(await judged(drill)).toMatch(/^held \(a time\): `deploy` in payments tried to leave the organization in vain/);
});

test("a session of a role that the intruder made lets them go on, until the role is gone", async () => {
  const acts = [
    ["iam", "AttachUserPolicy", { UserName: "deploy", PolicyArn: ADMINISTRATOR }],
    ["iam", "CreateRole", { RoleName: "spare", AssumeRolePolicyDocument: TRUST(PAYMENTS) }],
    ["iam", "AttachRolePolicy", { RoleName: "spare", PolicyArn: ADMINISTRATOR }],
    ["sts", "AssumeRole", { RoleArn: `arn:aws:iam::${PAYMENTS}:role/spare`, RoleSessionName: "again" }],
  ] as const;
  const drill = await attacked(acts);
  await disableKeys(drill);
  expect(await judged(drill)).toMatch(
    /^broke \(no time\): not contained: .* with a session as arn:aws:sts::480000000011:assumed-role\/spare\/again \(from the intruder's AssumeRole\)/,
  );
  await operate(drill, "DetachRolePolicy", { RoleName: "spare", PolicyArn: ADMINISTRATOR });
  drill.findings.length = 0;
  expect(await judged(drill)).toMatch(
    /^inconclusive \(no time\): the role `spare` of payments \(its trust is the intruder's\) is still there/,
  );
  await operate(drill, "DeleteRole", { RoleName: "spare" });
  drill.findings.length = 0;
  expect(await judged(drill)).toMatch(/^held \(a time\)/);
});

test("a role that trusts whom the intruder chose is tried, until its trust is put right", async () => {
  const drill = await attacked([
    ["iam", "AttachRolePolicy", { RoleName: "leftover", PolicyArn: ADMINISTRATOR }],
    ["iam", "UpdateAssumeRolePolicy", ROLE],
  ]);
  await disableKeys(drill);
  expect(await judged(drill)).toMatch(/^broke .* with the role `leftover` of payments \(its trust is the intruder's\)/);
  await operate(drill, "UpdateAssumeRolePolicy", { ...ROLE, PolicyDocument: TRUST(PAYMENTS) });
  drill.findings.length = 0;
  expect(await judged(drill)).toMatch(/^held/);
});

test("a password that was set, and a second key that nobody disabled, leave a doubt", async () => {
  const drill = await attacked([
    ["iam", "CreateLoginProfile", { UserName: "deploy", Password: "Correct-Horse-9-Battery" }],
  ]);
  await disableKeys(drill, 1);
  await expectContained(drill, minutes(60));
  const told = drill.findings.map(({ verdict, reason }) => `${verdict}: ${reason}`).join("\n");
  expect(told).toMatch(/inconclusive: the password of `deploy` in payments \(the intruder set it\) is still there/);
  expect(told).toMatch(/inconclusive: the access key AKIA[A-Z0-9]+ of `deploy` in payments is still there/);
  expect(told).toMatch(/inconclusive: whether the incident was contained is not known, and so neither is when$/);
  await operate(drill, "DeleteLoginProfile", { UserName: "deploy" });
  await disableKeys(drill);
  drill.findings.length = 0;
  expect(await judged(drill)).toMatch(/^held/);
});

test("what the intruder was given elsewhere is no way to take this account's steps", async () => {
  const drill = await attacked([["sts", "GetSessionToken"]]);
  await operate(drill, "PutUserPermissionsBoundary", {
    UserName: "deploy",
    PermissionsBoundary: "arn:aws:iam::aws:policy/AWSDenyAll",
  });
  expect(await judged(drill)).toMatch(/^held/);
});
