/** Trails over a socket with the SDK's own clients: made, watched, changed, and what they leave in their bucket. */
import assert from "node:assert/strict";
import { createHash, createPublicKey, verify } from "node:crypto";
import { gunzipSync } from "node:zlib";
import {
  AddTagsCommand,
  CloudTrailClient,
  CreateTrailCommand,
  type CreateTrailRequest,
  DeleteTrailCommand,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  ListPublicKeysCommand,
  ListTagsCommand,
  ListTrailsCommand,
  PutEventSelectorsCommand,
  RemoveTagsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import { PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { CreateUserCommand, GetRoleCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import {
  CreateAccountCommand,
  DisableAWSServiceAccessCommand,
  EnableAWSServiceAccessCommand,
  LeaveOrganizationCommand,
  RegisterDelegatedAdministratorCommand,
} from "@aws-sdk/client-organizations";
import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Hands, organizationOf, refusal, type SeenRecord, type Served, served } from "./served.test-support.ts";
import { bucketPolicy, storesOf, toldGroup } from "./stores.test-support.ts";

let on: Served;
beforeEach(async () => {
  on = await served();
});
afterEach(() => on.close());

const BUCKET = "trail-logs.test";
const cloudtrail = (profile: string, region?: string): CloudTrailClient =>
  region === undefined
    ? on.as(profile).cloudtrail
    : new CloudTrailClient({ endpoint: on.url, region, credentials: on.credentials(profile), maxAttempts: 1 });

const service = { Service: "cloudtrail.amazonaws.com" };
const asksForAcl = {
  Effect: "Allow",
  Principal: service,
  Action: "s3:GetBucketAcl",
  Resource: `arn:aws:s3:::${BUCKET}`,
};
const writes = (folder: string, condition: object = {}) => ({
  Effect: "Allow",
  Principal: service,
  Action: "s3:PutObject",
  Resource: `arn:aws:s3:::${BUCKET}/${folder}*`,
  Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", ...condition } },
});

async function bucketOf(profile: string, ...statements: readonly object[]): Promise<S3Client> {
  const { s3 } = storesOf(on, profile);
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await s3.send(
    new PutBucketPolicyCommand({ Bucket: BUCKET, Policy: bucketPolicy(asksForAcl, ...statements, writes("AWSLogs/")) }),
  );
  return s3;
}

async function keysIn(s3: S3Client, Prefix = ""): Promise<readonly string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix }));
  return Contents.map(({ Key = "" }) => Key);
}

async function inflated(s3: S3Client, Key: string) {
  const { Body, ContentEncoding, ContentType, Metadata } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
  expect({ ContentEncoding, ContentType }).toEqual({ ContentEncoding: "gzip", ContentType: "application/json" });
  const text = gunzipSync((await Body?.transformToByteArray()) ?? new Uint8Array()).toString("utf8");
  return { text, metadata: Metadata ?? {} };
}

async function records(s3: S3Client, prefix = ""): Promise<readonly SeenRecord[]> {
  const keys = (await keysIn(s3, prefix)).filter((key) => key.includes("/CloudTrail/"));
  const texts = await Promise.all(keys.map(async (key) => (await inflated(s3, key)).text));
  return texts.flatMap((text) => (JSON.parse(text) as { Records: SeenRecord[] }).Records);
}

const names = (seen: readonly SeenRecord[]): readonly string[] => seen.map(({ eventName }) => eventName);
const pass = (advance: string) => on.control("POST", "clock", { advance });
const ADMIN = "open-root-keys/admin";
const MANAGEMENT = "management/admin";

async function trailOf(profile: string, settings: Partial<CreateTrailRequest> = {}): Promise<string> {
  const asked = { Name: "audit", S3BucketName: BUCKET, ...settings };
  const { TrailARN = "" } = await cloudtrail(profile).send(new CreateTrailCommand(asked));
  await cloudtrail(profile).send(new StartLoggingCommand({ Name: TrailARN }));
  return TrailARN;
}

async function organizationTrail(settings: Partial<CreateTrailRequest> = {}): Promise<string> {
  const { organizations } = on.as(MANAGEMENT);
  await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "cloudtrail.amazonaws.com" }));
  return trailOf(MANAGEMENT, {
    Name: "organization",
    IsOrganizationTrail: true,
    IsMultiRegionTrail: true,
    ...settings,
  });
}

const roleOf = (hands: Hands): Promise<string> =>
  hands.iam.send(new GetRoleCommand({ RoleName: "AWSServiceRoleForCloudTrail" })).then(
    ({ Role }) => Role?.Arn ?? "",
    ({ name }: Error) => name,
  );

describe("a trail of an account", () => {
  test("is made, read, tagged, changed and deleted", async () => {
    await bucketOf(ADMIN);
    const hands = cloudtrail(ADMIN);
    const made = await hands.send(
      new CreateTrailCommand({ Name: "audit", S3BucketName: BUCKET, TagsList: [{ Key: "team", Value: "security" }] }),
    );
    const { TrailARN = "" } = made;
    expect(made).toMatchObject({
      Name: "audit",
      S3BucketName: BUCKET,
      IncludeGlobalServiceEvents: true,
      IsMultiRegionTrail: false,
      LogFileValidationEnabled: false,
      IsOrganizationTrail: false,
    });
    expect(TrailARN).toMatch(/^arn:aws:cloudtrail:us-east-1:\d{12}:trail\/audit$/);
    expect(await hands.send(new GetTrailStatusCommand({ Name: "audit" }))).toMatchObject({ IsLogging: false });
    await hands.send(new StartLoggingCommand({ Name: "audit" }));
    expect(await hands.send(new GetTrailStatusCommand({ Name: TrailARN }))).toMatchObject({ IsLogging: true });
    const { Trail } = await hands.send(new GetTrailCommand({ Name: "audit" }));
    expect(Trail).toMatchObject({ HomeRegion: "us-east-1", HasCustomEventSelectors: false, TrailARN });
    await hands.send(new AddTagsCommand({ ResourceId: TrailARN, TagsList: [{ Key: "stage", Value: "prod" }] }));
    await hands.send(new RemoveTagsCommand({ ResourceId: TrailARN, TagsList: [{ Key: "team" }] }));
    const { ResourceTagList } = await hands.send(new ListTagsCommand({ ResourceIdList: [TrailARN] }));
    expect(ResourceTagList).toEqual([{ ResourceId: TrailARN, TagsList: [{ Key: "stage", Value: "prod" }] }]);
    await hands.send(
      new UpdateTrailCommand({ Name: "audit", IsMultiRegionTrail: true, EnableLogFileValidation: true }),
    );
    expect((await hands.send(new ListTrailsCommand({}))).Trails).toEqual([
      { TrailARN, Name: "audit", HomeRegion: "us-east-1" },
    ]);
    await hands.send(new DeleteTrailCommand({ Name: "audit" }));
    expect((await hands.send(new DescribeTrailsCommand({}))).trailList).toEqual([]);
  });

  test("leaves gzipped log files under the documented keys about five minutes later, also of refused calls", async () => {
    const s3 = await bucketOf(ADMIN);
    const arn = await trailOf(ADMIN, { S3KeyPrefix: "p" }).catch(() => "");
    expect(arn).toBe("");
    await trailOf(ADMIN);
    await refusal(on.as(ADMIN).iam.send(new GetRoleCommand({ RoleName: "nobody" })));
    expect(await keysIn(s3)).toEqual([]);
    await pass("5m");
    const [key = ""] = await keysIn(s3);
    expect(key).toMatch(
      /^AWSLogs\/(\d{12})\/CloudTrail\/us-east-1\/\d{4}\/\d\d\/\d\d\/\1_CloudTrail_us-east-1_\d{8}T\d{4}Z_[A-Za-z0-9]{16}\.json\.gz$/,
    );
    const seen = await records(s3);
    expect(seen.find(({ eventName }) => eventName === "GetRole")).toMatchObject({ errorCode: "NoSuchEntityException" });
    const status = await cloudtrail(ADMIN).send(new GetTrailStatusCommand({ Name: "audit" }));
    assert.ok(status.LatestDeliveryTime !== undefined && status.LatestDeliveryError === undefined);
  });

  test("logs its own end and nothing after it", async () => {
    const s3 = await bucketOf(ADMIN);
    await trailOf(ADMIN);
    await cloudtrail(ADMIN).send(new StopLoggingCommand({ Name: "audit" }));
    await on.as(ADMIN).iam.send(new ListRolesCommand({}));
    await pass("10m");
    expect(names(await records(s3))).toContain("StopLogging");
    expect(names(await records(s3))).not.toContain("ListRoles");
  });

  test("is blind to what its event selectors leave out", async () => {
    const s3 = await bucketOf(ADMIN);
    await trailOf(ADMIN);
    const hands = cloudtrail(ADMIN);
    await hands.send(
      new PutEventSelectorsCommand({ TrailName: "audit", EventSelectors: [{ ReadWriteType: "WriteOnly" }] }),
    );
    await on.as(ADMIN).iam.send(new ListRolesCommand({}));
    const only = { Field: "eventName", Equals: ["AddTags"] };
    await hands.send(
      new PutEventSelectorsCommand({
        TrailName: "audit",
        AdvancedEventSelectors: [{ FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }, only] }],
      }),
    );
    expect(await hands.send(new GetEventSelectorsCommand({ TrailName: "audit" }))).toMatchObject({
      AdvancedEventSelectors: [{ FieldSelectors: [{ Field: "eventCategory" }, only] }],
    });
    await hands.send(
      new PutEventSelectorsCommand({
        TrailName: "audit",
        EventSelectors: [{ IncludeManagementEvents: false, DataResources: [{ Type: "AWS::S3::Object", Values: [] }] }],
      }),
    );
    await pass("10m");
    const seen = names(await records(s3));
    expect(seen.filter((name) => name === "PutEventSelectors")).toHaveLength(2);
    expect(seen).not.toContain("ListRoles");
  });

  test("stops delivering when the bucket's policy forbids it, and catches up when it allows it again", async () => {
    const s3 = await bucketOf(ADMIN);
    await trailOf(ADMIN);
    await s3.send(new DeleteBucketPolicyCommand({ Bucket: BUCKET }));
    await pass("10m");
    expect(await keysIn(s3)).toEqual([]);
    const hands = cloudtrail(ADMIN);
    expect(await hands.send(new GetTrailStatusCommand({ Name: "audit" }))).toMatchObject({
      LatestDeliveryError: "AccessDenied",
    });
    const Policy = bucketPolicy(asksForAcl, writes("AWSLogs/"));
    await s3.send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy }));
    await pass("10m");
    expect(names(await records(s3))).toContain("DeleteBucketPolicy");
    const status = await hands.send(new GetTrailStatusCommand({ Name: "audit" }));
    expect(status.LatestDeliveryError).toBeUndefined();
  });

  test("of several Regions is a shadow elsewhere, to be changed at home alone", async () => {
    await bucketOf(ADMIN);
    const arn = await trailOf(ADMIN, { IsMultiRegionTrail: true });
    const abroad = cloudtrail(ADMIN, "eu-west-1");
    expect((await abroad.send(new DescribeTrailsCommand({}))).trailList).toMatchObject([{ TrailARN: arn }]);
    expect((await abroad.send(new DescribeTrailsCommand({ includeShadowTrails: false }))).trailList).toEqual([]);
    for (const Name of ["audit", arn]) {
      expect((await refusal(abroad.send(new StopLoggingCommand({ Name })))).name).toBe("InvalidHomeRegionException");
    }
    expect((await refusal(abroad.send(new GetTrailCommand({ Name: "audit" })))).name).toBe("TrailNotFoundException");
  });

  test("is refused with the error that each mistake has", async () => {
    const s3 = await bucketOf(ADMIN);
    const create = async (asked: Partial<CreateTrailRequest>) => {
      const command = new CreateTrailCommand({ Name: "audit", S3BucketName: BUCKET, ...asked });
      return (await refusal(cloudtrail(ADMIN).send(command))).name;
    };
    expect(await create({ Name: "ab" })).toBe("InvalidTrailNameException");
    expect(await create({ Name: "a..b" })).toBe("InvalidTrailNameException");
    expect(await create({ S3BucketName: "nowhere.test" })).toBe("S3BucketDoesNotExistException");
    expect(await create({ S3BucketName: "NOT A BUCKET" })).toBe("InvalidS3BucketNameException");
    expect(await create({ S3KeyPrefix: "x".repeat(201) })).toBe("InvalidS3PrefixException");
    expect(await create({ S3KeyPrefix: "elsewhere" })).toBe("InsufficientS3BucketPolicyException");
    expect(await create({ IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false })).toBe(
      "InvalidParameterCombinationException",
    );
    expect(await create({ KmsKeyId: "alias/x" })).toBe("NotEmulatedException");
    for (let made = 0; made < 5; made++) await trailOf(ADMIN, { Name: `trail-${made}` });
    expect(await create({ Name: "trail-0" })).toBe("TrailAlreadyExistsException");
    expect(await create({})).toBe("MaximumNumberOfTrailsExceededException");
    const hands = cloudtrail(ADMIN);
    const missing = await refusal(hands.send(new StopLoggingCommand({ Name: "audit" })));
    expect(missing).toMatchObject({ name: "TrailNotFoundException" });
    expect(missing.message).toMatch(
      /^Unknown trail: arn:aws:cloudtrail:us-east-1:(\d{12}):trail\/audit for the user: \1$/,
    );
    expect((await refusal(hands.send(new GetTrailStatusCommand({ Name: "arn:aws:x" })))).name).toBe(
      "CloudTrailARNInvalidException",
    );
    expect((await refusal(hands.send(new GetInsightSelectorsCommand({ TrailName: "trail-0" })))).status).toBe(501);
    const none = new PutEventSelectorsCommand({ TrailName: "trail-0", EventSelectors: [] });
    expect((await refusal(hands.send(none))).name).toBe("InvalidEventSelectorsException");
    await s3.send(
      new PutBucketPolicyCommand({
        Bucket: BUCKET,
        Policy: bucketPolicy(
          asksForAcl,
          writes("AWSLogs/", { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:1:trail/x" }),
        ),
      }),
    );
    await hands.send(new DeleteTrailCommand({ Name: "trail-0" }));
    expect(await create({})).toBe("InsufficientS3BucketPolicyException");
  });
});

describe("a trail of an organization", () => {
  test("needs the management account or its delegate, all features and trusted access", async () => {
    await bucketOf(MANAGEMENT);
    const create = async (profile: string) => {
      const command = new CreateTrailCommand({ Name: "organization", S3BucketName: BUCKET, IsOrganizationTrail: true });
      return cloudtrail(profile)
        .send(command)
        .then(
          ({ TrailARN = "" }) => TrailARN,
          ({ name }: Error) => name,
        );
    };
    expect(await create("alone/admin")).toBe("OrganizationsNotInUseException");
    expect(await create(ADMIN)).toBe("NotOrganizationMasterAccountException");
    expect(await create(MANAGEMENT)).toBe("CloudTrailAccessNotEnabledException");
    const { organizations } = on.as(MANAGEMENT);
    const ServicePrincipal = "cloudtrail.amazonaws.com";
    await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
    const { Account: AccountId = "" } = await identityOf(ADMIN);
    await organizations.send(new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }));
    const { Account: owner = "" } = await identityOf(MANAGEMENT);
    expect(await create(ADMIN)).toBe(`arn:aws:cloudtrail:us-east-1:${owner}:trail/organization`);
  });

  test("is seen in every member, with its role, and changed by none", async () => {
    await bucketOf(MANAGEMENT);
    const arn = await organizationTrail();
    expect(await roleOf(on.as(ADMIN))).toMatch(/:role\/aws-service-role\/cloudtrail.amazonaws.com\//);
    const hands = cloudtrail(ADMIN);
    expect((await hands.send(new DescribeTrailsCommand({}))).trailList).toMatchObject([
      { TrailARN: arn, IsOrganizationTrail: true },
    ]);
    expect(await hands.send(new GetTrailStatusCommand({ Name: arn }))).toMatchObject({ IsLogging: true });
    for (const command of [new StopLoggingCommand({ Name: arn }), new DeleteTrailCommand({ Name: arn })]) {
      expect((await refusal(hands.send(command as never))).name).toBe("NotOrganizationMasterAccountException");
    }
    expect((await refusal(cloudtrail("alone/admin").send(new GetTrailCommand({ Name: arn })))).name).toBe(
      "TrailNotFoundException",
    );
  });

  test("reaches an account that is created later, and stays with the owner when trust is withdrawn", async () => {
    const s3 = await bucketOf(MANAGEMENT);
    const arn = await organizationTrail();
    const { organizations } = on.as(MANAGEMENT);
    await organizations.send(new CreateAccountCommand({ AccountName: "late", Email: "late@acme.example" }));
    await organizations.send(new DisableAWSServiceAccessCommand({ ServicePrincipal: "cloudtrail.amazonaws.com" }));
    expect((await cloudtrail(ADMIN).send(new DescribeTrailsCommand({}))).trailList).toEqual([]);
    const { Trail } = await cloudtrail(MANAGEMENT).send(new GetTrailCommand({ Name: arn }));
    expect(Trail?.IsOrganizationTrail).toBe(false);
    await pass("1h");
    expect(names(await records(s3))).toEqual(expect.arrayContaining(["CreateAccount", "AccountJoinedOrganization"]));
  });

  test("hears of a departure last, and keeps the files from before it", async () => {
    const s3 = await bucketOf(MANAGEMENT);
    const arn = await organizationTrail();
    const leaver = on.as("open-complete/admin");
    const { Account: accountId = "" } = await identityOf("open-complete/admin");
    const folder = `AWSLogs/${await organizationOf(leaver)}/${accountId}/`;
    await leaver.organizations.send(new LeaveOrganizationCommand({}));
    await leaver.iam.send(new ListRolesCommand({}));
    await pass("10m");
    const own = names(await records(s3, folder));
    expect(own).toContain("LeaveOrganization");
    expect(own).not.toContain("ListRoles");
    expect(await roleOf(leaver)).toBe("NoSuchEntityException");
    expect((await refusal(leaver.cloudtrail.send(new GetTrailCommand({ Name: arn })))).name).toBe(
      "TrailNotFoundException",
    );
    const all = await records(s3);
    expect(all.find(({ eventName }) => eventName === "AccountDepartedOrganization")?.recipientAccountId).not.toBe(
      accountId,
    );
  });
});

describe("a file that names trails", () => {
  const heard = async (action: (hands: Hands) => Promise<unknown>): Promise<readonly string[]> => {
    await on.close();
    on = await served("scenarios/organizations/trails.yaml");
    const hands = on.as("lab/admin");
    const EventPattern = JSON.stringify({ source: ["aws.iam"] });
    await hands.events.send(new PutRuleCommand({ Name: "watch", EventPattern }));
    const Targets = [{ Id: "1", Arn: await toldGroup(on, "lab/admin", "610000000021") }];
    await hands.events.send(new PutTargetsCommand({ Rule: "watch", Targets }));
    await action(hands);
    await hands.iam.send(new CreateUserCommand({ UserName: "mallory" }));
    await pass("10m");
    const { notifications } = await on.control("GET", "notifications");
    return (notifications as { eventName: string }[]).map(({ eventName }) => eventName);
  };
  const deleteOwn = (hands: Hands) => hands.cloudtrail.send(new DeleteTrailCommand({ Name: "lab-trail" }));
  const leave = (hands: Hands) => hands.organizations.send(new LeaveOrganizationCommand({}));

  test("lets EventBridge hear of what some trail of the account logs", async () => {
    expect(await heard(deleteOwn)).toEqual(["CreateUser"]);
    expect(await heard(leave)).toEqual(["CreateUser"]);
    expect(await heard(async (hands) => [await deleteOwn(hands), await leave(hands)])).toEqual([]);
  });
});

describe("digest files", () => {
  const digestKeys = async (s3: S3Client) => (await keysIn(s3)).filter((key) => key.includes("/CloudTrail-Digest/"));

  const publishedKey = async () => {
    const { PublicKeyList: [published] = [] } = await cloudtrail(ADMIN).send(new ListPublicKeysCommand({}));
    return published;
  };
  type Published = Awaited<ReturnType<typeof publishedKey>>;

  /** Checks a chain as `aws cloudtrail validate-logs` does, and calls nothing that is logged; answers the periods that it covers. */
  async function validated(
    s3: S3Client,
    published: Published,
  ): Promise<readonly (readonly [from: number, to: number, files: number])[]> {
    const key = createPublicKey({ key: Buffer.from(published?.Value ?? []), format: "der", type: "pkcs1" });
    let previous: { key: string; hash: string; signature: string } | undefined;
    const periods: [number, number, number][] = [];
    for (const each of await digestKeys(s3)) {
      const { text, metadata } = await inflated(s3, each);
      const digest = JSON.parse(text);
      expect(digest).toMatchObject({
        digestPublicKeyFingerprint: published?.Fingerprint,
        previousDigestS3Object: previous?.key ?? null,
        previousDigestHashValue: previous?.hash ?? null,
      });
      for (const { s3Object, hashValue } of digest.logFiles) {
        expect(sha256((await inflated(s3, s3Object)).text)).toBe(hashValue);
      }
      const told = `${digest.digestEndTime}\n${BUCKET}/${each}\n${sha256(text)}\n${previous?.signature ?? "null"}`;
      const signature = Buffer.from(metadata.signature ?? "", "hex");
      expect(verify("sha256", Buffer.from(told), key, signature)).toBe(true);
      previous = { key: each, hash: sha256(text), signature: metadata.signature ?? "" };
      periods.push([Date.parse(digest.digestStartTime), Date.parse(digest.digestEndTime), digest.logFiles.length]);
    }
    for (const [index, [from]] of periods.entries()) if (index > 0) expect(from).toBe(periods[index - 1]?.[1]);
    return periods;
  }
  const HOUR = 3_600_000;
  const ROOT_USER = "open-root-keys/root";

  /** Log files take minutes: of calls that are made late in an hour they are in the next hour's digest. */
  beforeEach(async () => {
    const { now } = await on.control("GET", "clock");
    const hour = Math.floor(Date.parse(String(now)) / HOUR) + 1;
    await on.control("POST", "clock", { set: new Date(hour * HOUR).toISOString() });
  });

  /** A trail that has logged something, and the root user's keys, which do not expire. */
  async function chainBegun() {
    await bucketOf(ADMIN);
    const { s3 } = storesOf(on, ROOT_USER);
    await trailOf(ADMIN, { EnableLogFileValidation: true });
    const published = await publishedKey();
    await pass("1h");
    return { s3, published, before: await validated(s3, published) };
  }

  test("form a chain whose hashes and signatures hold", async () => {
    const { s3, published } = await chainBegun();
    for (let hour = 0; hour < 3; hour++) {
      await on.as(ADMIN).iam.send(new ListRolesCommand({}));
      await pass("1h");
    }
    await pass("1h");
    expect((await validated(s3, published)).length).toBeGreaterThanOrEqual(3);
  });

  test("come every hour, also where nothing was logged", async () => {
    const { s3, published, before } = await chainBegun();
    await pass("3h");
    const periods = await validated(s3, published);
    expect(periods).toHaveLength(before.length + 3);
    expect(periods.slice(-3).map(([from, to, files]) => [to - from, files])).toEqual(Array(3).fill([HOUR, 0]));
  });

  test("leave no gap in a year of silence, and are few", async () => {
    const { s3, published, before } = await chainBegun();
    await pass("365d");
    const periods = await validated(s3, published);
    expect(periods.length - before.length).toBe(25);
    expect((periods.at(-1)?.[1] ?? 0) - (before.at(-1)?.[1] ?? 0)).toBe(365 * 24 * HOUR);
    await on.as(ROOT_USER).iam.send(new ListRolesCommand({}));
    await pass("1h");
    expect((await validated(s3, published)).at(-1)?.[2]).toBe(1);
  });

  test("end with the logging, and a new chain begins with it", async () => {
    const s3 = await bucketOf(ADMIN);
    const Name = await trailOf(ADMIN, { EnableLogFileValidation: true });
    await on.as(ADMIN).iam.send(new ListRolesCommand({}));
    await pass("1h");
    await cloudtrail(ADMIN).send(new StopLoggingCommand({ Name }));
    await pass("1h");
    const before = await digestKeys(s3);
    await pass("5h");
    expect(await digestKeys(s3)).toEqual(before);
    await cloudtrail(ADMIN).send(new StartLoggingCommand({ Name }));
    await on.as(ADMIN).iam.send(new ListRolesCommand({}));
    await pass("2h");
    const [first] = (await digestKeys(s3)).filter((key) => !before.includes(key));
    expect(JSON.parse((await inflated(s3, first ?? "")).text)).toMatchObject({ previousDigestS3Object: null });
  });
});

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

async function identityOf(profile: string) {
  const { GetCallerIdentityCommand } = await import("@aws-sdk/client-sts");
  return on.as(profile).sts.send(new GetCallerIdentityCommand({}));
}
