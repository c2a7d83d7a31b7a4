/** Faults of organization trails over a socket: what a member that leaves takes with it, and newcomers that nobody logs. */
import { gunzipSync } from "node:zlib";
import { CreateTrailCommand, GetTrailStatusCommand, StartLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { ListRolesCommand, ListUsersCommand } from "@aws-sdk/client-iam";
import {
  CreateAccountCommand,
  EnableAWSServiceAccessCommand,
  LeaveOrganizationCommand,
  ListAccountsCommand,
} from "@aws-sdk/client-organizations";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
} from "@aws-sdk/client-s3";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { handsWith, refusal, type Served, served } from "./served.test-support.ts";
import { bucketPolicy, storesOf } from "./stores.test-support.ts";

const BUCKET = "organization-logs.test";
const MANAGEMENT = "management/admin";
const LEAVER = "open-invited/admin";
const LEAVER_ID = "100000000025";
let on: Served;
beforeAll(async () => {
  on = await served();
});
afterAll(() => on.close());
beforeEach(async () => {
  await on.control("POST", "reset");
  const { s3 } = storesOf(on, MANAGEMENT);
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const Policy = bucketPolicy({
    ...{ Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } },
    ...{
      Action: ["s3:GetBucketAcl", "s3:PutObject"],
      Resource: [`arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${BUCKET}/*`],
    },
  });
  await s3.send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy }));
  const { organizations, cloudtrail } = on.as(MANAGEMENT);
  await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "cloudtrail.amazonaws.com" }));
  const settings = { Name: "all", S3BucketName: BUCKET, IsOrganizationTrail: true, IsMultiRegionTrail: true };
  await cloudtrail.send(new CreateTrailCommand(settings));
  await cloudtrail.send(new StartLoggingCommand({ Name: "all" }));
});

const advance = async (by: string) => {
  await on.control("POST", "clock", { advance: by });
  await on.control("GET", "notifications");
};
const start = async (kind: string, parameters: object = {}) =>
  String((await on.control("POST", "fault", { kind, parameters })).id);
const stop = (id: string) => fetch(`${on.url}/_orgdrill/fault/${id}`, { method: "DELETE" });

/** The names of the events of one account in the bucket, as its files tell them. */
async function logged(accountId: string): Promise<readonly string[]> {
  const { s3 } = storesOf(on, MANAGEMENT);
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  const keys = Contents.map(({ Key = "" }) => Key).filter((key) => key.includes(`/${accountId}/CloudTrail/`));
  const names: string[] = [];
  for (const Key of keys) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
    const text = gunzipSync((await Body?.transformToByteArray()) ?? new Uint8Array()).toString("utf8");
    names.push(...(JSON.parse(text) as { Records: { eventName: string }[] }).Records.map(({ eventName }) => eventName));
  }
  return names.filter((name) => !["AssumeRole", "ListObjectsV2"].includes(name)).toSorted();
}

/** An early call that is written, a late one that is on its way, and the departure. */
async function leave(): Promise<readonly string[]> {
  const { iam, organizations } = on.as(LEAVER);
  await iam.send(new ListRolesCommand({}));
  await advance("10m");
  await iam.send(new ListUsersCommand({}));
  await organizations.send(new LeaveOrganizationCommand({}));
  await advance("10m");
  return logged(LEAVER_ID);
}

describe("orgtrail.member-left", () => {
  test("without it, what was done before the departure arrives", async () => {
    expect(await leave()).toEqual(["LeaveOrganization", "ListRoles", "ListUsers"]);
  });

  test.each([
    ["undelivered-lost", ["ListRoles"]],
    ["call-lost", ["ListRoles", "ListUsers"]],
    ["call-logged", ["LeaveOrganization", "ListRoles", "ListUsers"]],
  ])("%s leaves %j", async (outcome, names) => {
    await start("orgtrail.member-left", { outcome });
    expect(await leave()).toEqual(names);
  });

  test("is over when it has ended, and is about no other account than the one that it names", async () => {
    const id = await start("orgtrail.member-left", {});
    await stop(id);
    await start("orgtrail.member-left", { account: "100000000011" });
    expect(await leave()).toEqual(["LeaveOrganization", "ListRoles", "ListUsers"]);
  });
});

test("orgtrail.slr-blocked: an account that joins is not logged until it has ended, and who was there before is", async () => {
  const id = await start("orgtrail.slr-blocked", { trail: "all" });
  const { organizations, sts } = on.as(MANAGEMENT);
  await organizations.send(new CreateAccountCommand({ AccountName: "new", Email: "new@acme.example" }));
  await advance("1h");
  const { Accounts = [] } = await organizations.send(new ListAccountsCommand({}));
  const newcomer = Accounts.find(({ Name }) => Name === "new")?.Id ?? "";
  const RoleArn = `arn:aws:iam::${newcomer}:role/OrganizationAccountAccessRole`;
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "look" }));
  const { AccessKeyId: accessKeyId = "", SecretAccessKey: secretAccessKey = "", SessionToken } = Credentials ?? {};
  const hands = handsWith(on.url, {
    accessKeyId,
    secretAccessKey,
    ...(SessionToken && { sessionToken: SessionToken }),
  });
  await hands.iam.send(new ListRolesCommand({}));
  await on.as(LEAVER).iam.send(new ListRolesCommand({}));
  await advance("10m");
  expect(await logged(newcomer)).toEqual([]);
  expect(await logged(LEAVER_ID)).toEqual(["ListRoles"]);
  await stop(id);
  await hands.iam.send(new ListUsersCommand({}));
  await advance("10m");
  expect(await logged(newcomer)).toEqual(["ListUsers"]);
  await start("orgtrail.slr-blocked", { trail: "all", reach: "members" });
  await on.as(LEAVER).iam.send(new ListUsersCommand({}));
  await advance("10m");
  expect(await logged(LEAVER_ID)).toEqual(["ListRoles"]);
  const { IsLogging } = await on.as(MANAGEMENT).cloudtrail.send(new GetTrailStatusCommand({ Name: "all" }));
  expect(IsLogging).toBe(true);
});

test("a trail of one account is nothing that a role keeps in step", async () => {
  const { cloudtrail } = on.as(MANAGEMENT);
  await cloudtrail.send(new CreateTrailCommand({ Name: "own", S3BucketName: BUCKET }));
  const asked = on.control("POST", "fault", { kind: "orgtrail.slr-blocked", parameters: { trail: "own" } });
  expect((await refusal(asked)).message).toContain("not an organization's");
});
