/** What is in a closed account, seen from another one: out of reach, there again after reopening, and gone after 90 days. aws-facts 3.2. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTrailCommand } from "@aws-sdk/client-cloudtrail";
import {
  CreateEventBusCommand,
  PutEventsCommand,
  PutPermissionCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import { CloseAccountCommand } from "@aws-sdk/client-organizations";
import {
  CreateBucketCommand,
  DeleteObjectsCommand,
  DeletePublicAccessBlockCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { CreateTopicCommand, PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { CreateQueueCommand, GetQueueAttributesCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal, type Served, served } from "./served.test-support.ts";
import { bucketPolicy as policyOf, storesOf, storesOfNobody } from "./stores.test-support.ts";

const [SHOP, READER, ALONE] = ["100000000011", "100000000012", "500000000001"] as const;
/** Sessions do not last as long as these tests, keys do. */
const KEEPER =
  "principals: { root: { password: true }, users: { keeper: { policies: [AdministratorAccess], accessKeys: 1 } } }";
const MEMBER = "joined: { method: invited, at: 2025-01-10 }";
const FILE = `
orgdrill: 1
organizations:
  - name: small
    id: o-small00001
    management: { id: "100000000001", name: chief, email: chief@small.example, ${KEEPER} }
    root:
      id: r-small
      accounts:
        - { id: "${SHOP}", name: shop, email: shop@small.example, ${MEMBER}, ${KEEPER} }
        - { id: "${READER}", name: reader, email: reader@small.example, ${MEMBER}, ${KEEPER} }
standaloneAccounts:
  - { id: "${ALONE}", name: alone, email: owner@alone.example, ${KEEPER} }
  - { id: "500000000002", name: barred, email: owner@barred.example, state: SUSPENDED, ${KEEPER} }
`;

let on: Served;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "closed-accounts-"));
  writeFileSync(join(folder, "closed.yaml"), FILE);
  on = await served(join(folder, "closed.yaml"));
});
beforeEach(() => on.control("POST", "reset"));
afterAll(async () => {
  await on.close();
  rmSync(folder, { recursive: true });
});

const Bucket = "kept-in-a-shop";
const TOPIC = `arn:aws:sns:us-east-1:${SHOP}:sales`;
const BUS = `arn:aws:events:us-east-1:${SHOP}:event-bus/sales`;
const wait = (advance: string) => on.control("POST", "clock", { advance });
const visit = (body: object) => on.control("POST", "console", body);
const sns = (account: string) =>
  new SNSClient({
    endpoint: on.url,
    region: "us-east-1",
    credentials: on.credentials(`${account}/keeper`),
    maxAttempts: 1,
  });
const stores = (account: string) => storesOf(on, `${account}/keeper`);
const named = (sent: Promise<unknown>) =>
  sent.then(
    () => "allowed",
    ({ name }: Error) => name,
  );

let QueueUrl: string;
const open = { Effect: "Allow", Principal: { AWS: READER }, Resource: "*" };

/** A bucket, a queue, a topic and a bus, all open to the reader; the bucket to everybody else too. */
async function furnish(account = "shop"): Promise<void> {
  const { s3, sqs } = stores(account);
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "a", Body: "kept" }));
  const everybody = {
    Effect: "Allow",
    Principal: "*",
    Action: "s3:*",
    Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
  };
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: policyOf(everybody) }));
  const Policy = policyOf(
    { ...open, Action: "sqs:*" },
    { Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sqs:SendMessage", Resource: "*" },
  );
  const made = await sqs.send(new CreateQueueCommand({ QueueName: "sales", Attributes: { Policy } }));
  QueueUrl = made.QueueUrl ?? "";
  const Publishing = policyOf({ ...open, Action: "sns:Publish" });
  await sns(account).send(new CreateTopicCommand({ Name: "sales", Attributes: { Policy: Publishing } }));
  const { events } = on.as(`${account}/keeper`);
  await events.send(new CreateEventBusCommand({ Name: "sales" }));
  const statement = { Principal: READER, Action: "events:PutEvents", StatementId: "reader", EventBusName: "sales" };
  await events.send(new PutPermissionCommand(statement));
}

const entry = { Source: "reader", DetailType: "x", Detail: "{}", EventBusName: BUS };

/** The reader at each of them. */
async function tried(): Promise<Readonly<Record<string, string>>> {
  const { s3, sqs } = stores("reader");
  return {
    read: await named(s3.send(new GetObjectCommand({ Bucket, Key: "a" }))),
    listed: await named(s3.send(new ListObjectsV2Command({ Bucket }))),
    written: await named(s3.send(new PutObjectCommand({ Bucket, Key: "b", Body: "x" }))),
    anonymous: await named(storesOfNobody(on).s3.send(new GetObjectCommand({ Bucket, Key: "a" }))),
    sent: await named(sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "x" }))),
    seen: await named(sqs.send(new GetQueueAttributesCommand({ QueueUrl }))),
    published: await named(sns("reader").send(new PublishCommand({ TopicArn: TOPIC, Message: "x" }))),
    put: await named(on.as("reader/keeper").events.send(new PutEventsCommand({ Entries: [entry] }))),
  };
}

const ALL = ["read", "listed", "written", "anonymous", "sent", "seen", "published", "put"];
const ALLOWED = Object.fromEntries(ALL.map((each) => [each, "allowed"]));
const SHUT = {
  ...{ read: "AllAccessDisabled", listed: "AllAccessDisabled", written: "AllAccessDisabled" },
  ...{ anonymous: "AllAccessDisabled", sent: "AccessDenied", seen: "AccessDenied" },
  ...{ published: "AuthorizationErrorException", put: "AccessDeniedException" },
};

async function close(): Promise<void> {
  await on.as("chief/keeper").organizations.send(new CloseAccountCommand({ AccountId: SHOP }));
}

const reopen = (account: string) => visit({ action: "reopen-account", account });

describe("what is in a member that is closed", () => {
  test("is out of everybody's reach, and there again when Support reopens it", async () => {
    await furnish();
    expect(await tried()).toEqual(ALLOWED);
    await close();
    expect(await tried()).toEqual(ALLOWED);
    await wait("1h");
    expect(await tried()).toEqual(SHUT);
    await wait("88d");
    expect(await tried()).toEqual(SHUT);
    await reopen("shop");
    expect(await tried()).toEqual(ALLOWED);
    const kept = await stores("reader").s3.send(new GetObjectCommand({ Bucket, Key: "a" }));
    expect(await kept.Body?.transformToString()).toBe("kept");
  });

  test("is gone after 90 days, and the bucket's name is free", async () => {
    await furnish();
    await close();
    await wait("91d");
    expect(await tried()).toEqual({
      ...SHUT,
      ...{ read: "NoSuchBucket", listed: "NoSuchBucket", written: "NoSuchBucket", anonymous: "NoSuchBucket" },
    });
    const { s3 } = stores("reader");
    expect(await named(s3.send(new CreateBucketCommand({ Bucket })))).toBe("allowed");
    expect((await s3.send(new ListObjectsV2Command({ Bucket }))).Contents ?? []).toEqual([]);
  });

  test("keeps its name while it is closed, and is answered with the status of a refusal", async () => {
    await furnish();
    await close();
    await wait("1h");
    const { s3 } = stores("reader");
    expect(await named(s3.send(new CreateBucketCommand({ Bucket })))).toBe("BucketAlreadyExists");
    expect((await refusal(s3.send(new HeadObjectCommand({ Bucket, Key: "a" })))).status).toBe(403);
    const Delete = { Objects: [{ Key: "a" }] };
    const { Deleted, Errors } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete }));
    expect([Deleted ?? [], Errors?.map(({ Code }) => Code)]).toEqual([[], ["AccessDenied"]]);
  });

  test("takes nothing that services bring from another account", async () => {
    await furnish();
    const { events } = on.as("reader/keeper");
    await events.send(new PutRuleCommand({ Name: "out", EventPattern: '{"source":["reader"]}' }));
    const Arn = `arn:aws:sqs:us-east-1:${SHOP}:sales`;
    await events.send(new PutTargetsCommand({ Rule: "out", Targets: [{ Id: "1", Arn }] }));
    const put = async () => {
      await events.send(new PutEventsCommand({ Entries: [{ ...entry, EventBusName: "default" }] }));
      const { deliveries } = (await on.control("GET", "notifications")) as { deliveries: { outcome: string }[] };
      return deliveries.at(-1)?.outcome;
    };
    expect(await put()).toBe("delivered");
    await close();
    await wait("1h");
    expect(await put()).toBe("dropped");
    const trail = { Name: "elsewhere", S3BucketName: Bucket };
    expect(await named(on.as("reader/keeper").cloudtrail.send(new CreateTrailCommand(trail)))).toBe(
      "InsufficientS3BucketPolicyException",
    );
  });
});

test("an account that is in no organization loses what is in it after 90 days as well", async () => {
  await furnish("alone");
  const read = () => named(stores("reader").s3.send(new GetObjectCommand({ Bucket, Key: "a" })));
  await visit({ action: "close-account", account: "alone" });
  await wait("1h");
  expect(await read()).toBe("AllAccessDisabled");
  await wait("91d");
  expect(await read()).toBe("NoSuchBucket");
});

test("what is in a suspended account is out of reach, and its own principals are served", async () => {
  const { s3 } = stores("barred");
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "a", Body: "x" }));
  const everybody = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/*` };
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: policyOf(everybody) }));
  const read = new GetObjectCommand({ Bucket, Key: "a" });
  expect(await named(s3.send(read))).toBe("allowed");
  expect(await named(stores("reader").s3.send(read))).toBe("AllAccessDisabled");
});

test("assumed otherwise, a closed account's bucket denies as any other does", async () => {
  const other = await served(join(folder, "closed.yaml"), { "closed-account-buckets": "AccessDenied" });
  const known = on;
  on = other;
  try {
    await furnish();
    await close();
    await wait("1h");
    expect(await tried()).toEqual({
      ...SHUT,
      ...{ read: "AccessDenied", listed: "AccessDenied", written: "AccessDenied", anonymous: "AccessDenied" },
    });
  } finally {
    on = known;
    await other.close();
  }
});
