/** Data events of S3, over a socket: what trails log of calls on objects, in whose account, and who else hears of it. */
import { gunzipSync } from "node:zlib";
import {
  type AdvancedEventSelector,
  CreateTrailCommand,
  type CreateTrailRequest,
  type EventSelector,
  GetEventSelectorsCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import { PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { EnableAWSServiceAccessCommand } from "@aws-sdk/client-organizations";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { history, refusal, type Served, served } from "./served.test-support.ts";
import { bucketPolicy, storesOf, toldGroup } from "./stores.test-support.ts";

const LOGS = "object-logs.test";
const GOODS = "goods.test";
const OTHERS = "others.test";
const ADMIN = "open-root-keys/admin";
const OWNER = "100000000026";
const STRANGER = "open-invited/admin";
const STRANGER_ID = "100000000025";
const MANAGEMENT = "management/admin";
let on: Served;
beforeAll(async () => {
  on = await served();
});
beforeEach(async () => {
  await on.control("POST", "reset");
});
afterAll(() => on.close());

const advance = async (by: string) => {
  await on.control("POST", "clock", { advance: by });
  return (await on.control("GET", "notifications")).notifications as { eventName: string }[];
};
const trails = (profile: string) => on.as(profile).cloudtrail;
const arnOf = (key: string) => `arn:aws:s3:::${GOODS}/${key}`;

async function logBucket(profile: string): Promise<void> {
  const { s3 } = storesOf(on, profile);
  await s3.send(new CreateBucketCommand({ Bucket: LOGS }));
  const Policy = bucketPolicy({
    ...{ Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } },
    ...{ Action: ["s3:GetBucketAcl", "s3:PutObject"], Resource: [`arn:aws:s3:::${LOGS}`, `arn:aws:s3:::${LOGS}/*`] },
  });
  await s3.send(new PutBucketPolicyCommand({ Bucket: LOGS, Policy }));
}

async function trail(profile: string, settings: Partial<CreateTrailRequest> = {}): Promise<void> {
  await logBucket(profile);
  await trails(profile).send(new CreateTrailCommand({ Name: "audit", S3BucketName: LOGS, ...settings }));
  await trails(profile).send(new StartLoggingCommand({ Name: "audit" }));
}

async function organizationTrail(): Promise<void> {
  const { organizations } = on.as(MANAGEMENT);
  await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "cloudtrail.amazonaws.com" }));
  await trail(MANAGEMENT, { IsOrganizationTrail: true, IsMultiRegionTrail: true });
}

const basic = (profile: string, Values: string[], over: Partial<EventSelector> = {}, Type = "AWS::S3::Object") =>
  trails(profile).send(
    new PutEventSelectorsCommand({
      TrailName: "audit",
      EventSelectors: [{ IncludeManagementEvents: false, DataResources: [{ Type, Values }], ...over }],
    }),
  );
const advanced = (profile: string, ...FieldSelectors: NonNullable<AdvancedEventSelector["FieldSelectors"]>) => {
  const data = { Field: "eventCategory", Equals: ["Data"] };
  const AdvancedEventSelectors = [{ Name: "objects", FieldSelectors: [data, ...FieldSelectors] }];
  return trails(profile).send(new PutEventSelectorsCommand({ TrailName: "audit", AdvancedEventSelectors }));
};
const OBJECTS = { Field: "resources.type", Equals: ["AWS::S3::Object"] };

type Logged = Readonly<Record<string, unknown>> & Readonly<{ eventName: string; recipientAccountId: string }>;

/** What the log files hold of calls on the goods, in no order. */
async function logged(profile = ADMIN): Promise<readonly Logged[]> {
  await advance("10m");
  const { s3 } = storesOf(on, profile);
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: LOGS }));
  const found: Logged[] = [];
  for (const { Key } of Contents) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: LOGS, Key }));
    const text = gunzipSync((await Body?.transformToByteArray()) ?? new Uint8Array()).toString("utf8");
    found.push(...JSON.parse(text).Records);
  }
  return found.filter(({ requestParameters }) => JSON.stringify(requestParameters).includes(`"${GOODS}"`));
}
const namesOf = (seen: readonly Logged[]) => seen.map(({ eventName }) => eventName).toSorted();

async function goods(profile = ADMIN): Promise<S3Client> {
  const { s3 } = storesOf(on, profile);
  await s3.send(new CreateBucketCommand({ Bucket: GOODS }));
  return s3;
}
const put = (s3: S3Client, Key: string) => s3.send(new PutObjectCommand({ Bucket: GOODS, Key, Body: "12345" }));
const get = async (s3: S3Client, Key: string) =>
  (await s3.send(new GetObjectCommand({ Bucket: GOODS, Key }))).Body?.transformToString();

describe("a trail that asks for objects", () => {
  test("gives its selectors back as they were put", async () => {
    await trail(ADMIN);
    const asked = [arnOf(""), arnOf("private/")];
    const { EventSelectors: answered } = await basic(ADMIN, asked, { ReadWriteType: "WriteOnly" });
    const expected = [
      {
        ...{ ReadWriteType: "WriteOnly", IncludeManagementEvents: false, ExcludeManagementEventSources: [] },
        DataResources: [{ Type: "AWS::S3::Object", Values: asked }],
      },
    ];
    expect(answered).toEqual(expected);
    const shown = await trails(ADMIN).send(new GetEventSelectorsCommand({ TrailName: "audit" }));
    expect(shown.EventSelectors).toEqual(expected);
    const within = { Field: "resources.ARN", StartsWith: [arnOf("")] };
    await advanced(ADMIN, OBJECTS, within);
    const after = await trails(ADMIN).send(new GetEventSelectorsCommand({ TrailName: "audit" }));
    expect(after.EventSelectors).toBeUndefined();
    expect(after.AdvancedEventSelectors?.[0]?.FieldSelectors?.slice(1)).toEqual([OBJECTS, within]);
  });

  test("logs every call on them with its bucket, and the event history none", async () => {
    const s3 = await goods();
    await trail(ADMIN);
    await basic(ADMIN, ["arn:aws:s3"]);
    await put(s3, "a");
    expect(await get(s3, "a")).toBe("12345");
    await s3.send(new HeadObjectCommand({ Bucket: GOODS, Key: "a" }));
    await s3.send(new HeadBucketCommand({ Bucket: GOODS }));
    await s3.send(new ListObjectsCommand({ Bucket: GOODS, Prefix: "a" }));
    await s3.send(new ListObjectsV2Command({ Bucket: GOODS }));
    await s3.send(new DeleteObjectCommand({ Bucket: GOODS, Key: "a" }));
    const seen = await logged();
    expect(namesOf(seen)).toEqual(
      ["DeleteObject", "GetObject", "HeadBucket", "HeadObject", "ListObjects", "ListObjects", "PutObject"].toSorted(),
    );
    const bucket = { accountId: OWNER, type: "AWS::S3::Bucket", ARN: `arn:aws:s3:::${GOODS}` };
    const one = (name: string) => seen.find(({ eventName }) => eventName === name);
    expect(one("GetObject")).toMatchObject({
      ...{ eventSource: "s3.amazonaws.com", eventCategory: "Data", managementEvent: false, readOnly: true },
      ...{ eventType: "AwsApiCall", awsRegion: "us-east-1", recipientAccountId: OWNER, responseElements: null },
      requestParameters: { bucketName: GOODS, Host: `${GOODS}.s3.amazonaws.com`, key: "a" },
      additionalEventData: { bytesTransferredIn: 0, bytesTransferredOut: 5 },
      resources: [{ type: "AWS::S3::Object", ARN: arnOf("a") }, bucket],
    });
    expect(one("PutObject")).toMatchObject({ readOnly: false, additionalEventData: { bytesTransferredIn: 5 } });
    expect(one("HeadBucket")?.resources).toEqual([{ type: "AWS::S3::Object", ARNPrefix: arnOf("") }, bucket]);
    const told = (await history(on.as(ADMIN))).map(({ eventName }) => eventName);
    expect(told).toContain("CreateBucket");
    expect(told.filter((name) => /Object|HeadBucket/.test(name))).toEqual([]);
  });

  test("logs those under its prefixes and in its direction, and refused calls as well", async () => {
    const s3 = await goods();
    await trail(ADMIN);
    await basic(ADMIN, [arnOf("private/")], { ReadWriteType: "ReadOnly", IncludeManagementEvents: true });
    await put(s3, "private/a");
    await get(s3, "private/a");
    await s3.send(new ListObjectsV2Command({ Bucket: GOODS, Prefix: "private/" }));
    await s3.send(new ListObjectsV2Command({ Bucket: GOODS, Prefix: "public/" }));
    await s3.send(new HeadBucketCommand({ Bucket: GOODS }));
    expect((await refusal(get(s3, "private/b"))).name).toBe("NoSuchKey");
    expect((await refusal(get(s3, "public/b"))).name).toBe("NoSuchKey");
    const seen = await logged();
    expect(namesOf(seen)).toEqual(["GetObject", "GetObject", "ListObjects"]);
    expect(seen.filter(({ errorCode }) => errorCode === "NoSuchKey")).toHaveLength(1);
  });

  test("takes advanced selectors on the object, the name and the direction of a call", async () => {
    const s3 = await goods();
    await trail(ADMIN);
    const within = { Field: "resources.ARN", StartsWith: [arnOf("")], NotEndsWith: [".tmp"] };
    await advanced(ADMIN, OBJECTS, within, { Field: "eventName", NotEquals: ["HeadObject"] });
    await put(s3, "a");
    await put(s3, "b.tmp");
    await s3.send(new HeadObjectCommand({ Bucket: GOODS, Key: "a" }));
    await get(s3, "a");
    expect(namesOf(await logged())).toEqual(["GetObject", "PutObject"]);
  });

  test("tells of each key of a deletion, and of each that was refused", async () => {
    const s3 = await goods();
    await trail(ADMIN);
    await basic(ADMIN, [arnOf("")]);
    const Deny = { Effect: "Deny", Principal: "*", Action: "s3:DeleteObject", Resource: arnOf("kept") };
    await s3.send(new PutBucketPolicyCommand({ Bucket: GOODS, Policy: bucketPolicy(Deny) }));
    const Objects = [{ Key: "a" }, { Key: "kept" }];
    await s3.send(new DeleteObjectsCommand({ Bucket: GOODS, Delete: { Objects, Quiet: true } }));
    const seen = await logged();
    expect(namesOf(seen)).toEqual(["DeleteObject", "DeleteObject", "DeleteObjects"]);
    const keyed = seen.map(({ requestParameters, errorCode }) => [
      (requestParameters as { key?: string }).key,
      errorCode,
    ]);
    expect(keyed).toEqual(
      expect.arrayContaining([
        ["a", undefined],
        ["kept", "AccessDenied"],
      ]),
    );
  });

  test("is refused what AWS refuses, and other resources with 501", async () => {
    await trail(ADMIN);
    const name = async (sent: Promise<unknown>) => (await refusal(sent)).name;
    const invalid = "InvalidEventSelectorsException";
    expect(await name(basic(ADMIN, [`arn:aws:s3:::${GOODS}`]))).toBe(invalid);
    expect(await name(basic(ADMIN, ["arn:aws:s3:::*/"]))).toBe(invalid);
    expect(await name(basic(ADMIN, ["arn:aws:s3"], {}, "AWS::SNS::Topic"))).toBe("NotEmulatedException");
    expect(await name(basic(ADMIN, [], {}, "AWS::SNS::Topic"))).toBe(invalid);
    const many = Array.from({ length: 251 }, (_, index) => arnOf(`${index}/`));
    expect(await name(basic(ADMIN, many))).toBe(invalid);
    expect((await basic(ADMIN, many.slice(1))).EventSelectors).toHaveLength(1);
    expect((await refusal(basic(ADMIN, ["arn:aws:lambda"], {}, "AWS::Lambda::Function"))).status).toBe(501);
    expect(await name(advanced(ADMIN, { Field: "readOnly", Equals: ["true"] }))).toBe(invalid);
    expect(await name(advanced(ADMIN, OBJECTS, { Field: "vpcEndpointId", Equals: ["x"] }))).toBe(invalid);
    const topics = { Field: "resources.type", Equals: ["AWS::SNS::Topic"] };
    expect((await refusal(advanced(ADMIN, topics))).status).toBe(501);
  });
});

describe("a call on another account's object", () => {
  async function shared(profile: string): Promise<S3Client> {
    const s3 = await goods();
    await put(s3, "a");
    const who = { AWS: `arn:aws:iam::${STRANGER_ID}:root` };
    const Allow = { Effect: "Allow", Principal: who, Action: "s3:GetObject", Resource: arnOf("a") };
    await s3.send(new PutBucketPolicyCommand({ Bucket: GOODS, Policy: bucketPolicy(Allow) }));
    await trail(profile);
    await basic(profile, [arnOf("")]);
    return storesOf(on, STRANGER).s3;
  }

  test("is logged by the owner's trail, which is told no more than the account", async () => {
    const stranger = await shared(ADMIN);
    await get(stranger, "a");
    expect((await refusal(get(stranger, "b"))).name).toBe("AccessDenied");
    const seen = await logged();
    expect(namesOf(seen)).toEqual(["GetObject", "GetObject"]);
    for (const each of seen) {
      expect(each).toMatchObject({
        ...{ recipientAccountId: OWNER, userIdentity: { type: "AWSAccount", accountId: STRANGER_ID } },
        resources: [{}, { accountId: OWNER }],
      });
      expect(each.sharedEventID).toBeDefined();
      expect((each.userIdentity as { arn?: string }).arn).toBeUndefined();
    }
  });

  test("is logged by the caller's trail, which hears nothing of the owner's own calls", async () => {
    const stranger = await shared(STRANGER);
    await get(stranger, "a");
    await get(storesOf(on, ADMIN).s3, "a");
    const seen = await logged(STRANGER);
    expect(seen).toMatchObject([{ recipientAccountId: STRANGER_ID, resources: [{}, { accountId: OWNER }] }]);
    expect((seen[0]?.userIdentity as { arn?: string } | undefined)?.arn).toContain(STRANGER_ID);
  });
});

describe("a trail of an organization that asks for objects", () => {
  test("logs the calls of its members, in the folder of each", async () => {
    await organizationTrail();
    await basic(MANAGEMENT, ["arn:aws:s3:::"]);
    const s3 = await goods();
    await put(s3, "a");
    const alone = storesOf(on, "alone/admin").s3;
    await alone.send(new CreateBucketCommand({ Bucket: OTHERS }));
    await alone.send(new PutObjectCommand({ Bucket: OTHERS, Key: "a", Body: "x" }));
    const seen = await logged(MANAGEMENT);
    expect(seen).toMatchObject([{ eventName: "PutObject", recipientAccountId: OWNER, eventCategory: "Data" }]);
    const { Contents = [] } = await storesOf(on, MANAGEMENT).s3.send(new ListObjectsV2Command({ Bucket: LOGS }));
    expect(Contents.some(({ Key = "" }) => /^AWSLogs\/o-[a-z0-9]+\/100000000026\/CloudTrail\//.test(Key))).toBe(true);
  });
});

describe("the event bus", () => {
  async function listen(): Promise<void> {
    const { events } = on.as(ADMIN);
    const EventPattern = JSON.stringify({ source: ["aws.s3"], detail: { eventCategory: ["Data"] } });
    await events.send(new PutRuleCommand({ Name: "objects", EventPattern }));
    const Targets = [{ Id: "1", Arn: await toldGroup(on, ADMIN, OWNER) }];
    await events.send(new PutTargetsCommand({ Rule: "objects", Targets }));
  }
  const heard = async () => (await advance("10m")).map(({ eventName }) => eventName);

  test("hears of calls on objects that a trail logs, of readings too, and of no others", async () => {
    const s3 = await goods();
    await listen();
    await put(s3, "before");
    expect(await heard()).toEqual([]);
    await trail(ADMIN);
    await put(s3, "management alone");
    expect(await heard()).toEqual([]);
    await basic(ADMIN, [arnOf("private/")]);
    await put(s3, "private/a");
    await get(s3, "private/a");
    await put(s3, "public/a");
    expect((await heard()).toSorted()).toEqual(["GetObject", "PutObject"]);
  });
});
