/** Faults of trails over a socket: stopped, deleted, with nothing to log, of one Region, with a bucket or a key that fails. */
import {
  CreateTrailCommand,
  GetTrailStatusCommand,
  StartLoggingCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import { ListRolesCommand } from "@aws-sdk/client-iam";
import { CreateBucketCommand, ListObjectsV2Command, PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { handsWith, refusal, type Served, served } from "./served.test-support.ts";
import { bucketPolicy, storesOf } from "./stores.test-support.ts";

const BUCKET = "faulty-logs.test";
const ADMIN = "open-root-keys/admin";
let on: Served;
beforeAll(async () => {
  on = await served();
});
afterAll(() => on.close());
beforeEach(async () => {
  await on.control("POST", "reset");
  const { s3 } = storesOf(on, ADMIN);
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const Policy = bucketPolicy({
    ...{
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: ["s3:GetBucketAcl", "s3:PutObject"],
    },
    Resource: [`arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${BUCKET}/*`],
  });
  await s3.send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy }));
  const { cloudtrail } = on.as(ADMIN);
  await cloudtrail.send(new CreateTrailCommand({ Name: "audit", S3BucketName: BUCKET }));
  await cloudtrail.send(new StartLoggingCommand({ Name: "audit" }));
  await on.control("POST", "clock", { advance: "15m" });
});

async function files(): Promise<number> {
  await on.control("GET", "notifications");
  const { Contents = [] } = await storesOf(on, ADMIN).s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  return Contents.filter(({ Key = "" }) => Key.includes("/CloudTrail/")).length;
}

/** How many log files a call leaves behind. */
async function filesOfCall(): Promise<number> {
  const before = await files();
  await on.as(ADMIN).iam.send(new ListRolesCommand({}));
  await on.control("POST", "clock", { advance: "15m" });
  return (await files()) - before;
}
const start = async (kind: string, parameters: object) =>
  String((await on.control("POST", "fault", { kind, parameters })).id);
const stop = (id: string) => fetch(`${on.url}/_orgdrill/fault/${id}`, { method: "DELETE" });

test.each(["trail.stopped", "trail.deleted", "trail.selectors-emptied"])(
  "%s leaves no log files, and is put right",
  async (kind) => {
    expect(await filesOfCall()).toBe(1);
    const id = await start(kind, { trail: "audit" });
    expect(await filesOfCall()).toBe(0);
    await stop(id);
    expect(await filesOfCall()).toBe(1);
  },
);

test("a bucket that cannot be reached gets its files once it can", async () => {
  const id = await start("trail.bucket-unreachable", { bucket: BUCKET });
  expect(await filesOfCall()).toBe(0);
  const status = await on.as(ADMIN).cloudtrail.send(new GetTrailStatusCommand({ Name: "audit" }));
  expect(status.LatestDeliveryError).toBe("AccessDenied");
  await stop(id);
  const before = await files();
  await on.control("POST", "clock", { advance: "15m" });
  expect((await files()) - before).toBeGreaterThan(0);
});

test("a trail whose key is disabled catches up once it is not", async () => {
  const id = await start("trail.kms-disabled", { trail: "audit" });
  expect(await filesOfCall()).toBe(0);
  const status = () => on.as(ADMIN).cloudtrail.send(new GetTrailStatusCommand({ Name: "audit" }));
  expect((await status()).LatestDeliveryError).toBe("KMS.DisabledException");
  await stop(id);
  const before = await files();
  await on.control("POST", "clock", { advance: "15m" });
  expect((await files()) - before).toBeGreaterThan(0);
  expect((await status()).LatestDeliveryError).toBeUndefined();
});

test("a trail of one Region is blind to the others, and sees them again", async () => {
  const abroad = handsWith(on.url, on.credentials(ADMIN), "eu-west-1");
  const filesAbroad = async () => {
    const before = await files();
    await abroad.sts.send(new GetCallerIdentityCommand({}));
    await on.control("POST", "clock", { advance: "15m" });
    return (await files()) - before;
  };
  const alone = on.control("POST", "fault", { kind: "trail.single-region", parameters: { trail: "audit" } });
  expect((await refusal(alone)).message).toContain("alone already");
  await on.as(ADMIN).cloudtrail.send(new UpdateTrailCommand({ Name: "audit", IsMultiRegionTrail: true }));
  await on.control("POST", "clock", { advance: "15m" });
  expect(await filesAbroad()).toBe(1);
  const id = await start("trail.single-region", { trail: "audit" });
  expect(await filesAbroad()).toBe(0);
  await stop(id);
  expect(await filesAbroad()).toBe(1);
});

test("log files wait for a delay, and trails that are not there are not taken", async () => {
  await start("delivery.delay", { hop: "log-file", median: "1h" });
  expect(await filesOfCall()).toBe(0);
  const before = await files();
  await on.control("POST", "clock", { advance: "1h" });
  expect(await files()).toBeGreaterThan(before);
  const none = on.control("POST", "fault", { kind: "trail.stopped", parameters: { trail: "none" } });
  expect((await refusal(none)).message).toContain("no trail is called `none`");
});
