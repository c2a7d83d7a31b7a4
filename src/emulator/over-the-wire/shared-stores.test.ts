/** Resource policies together with everything else that decides: organizations from both sides, boundaries of sessions, leaving. */
import assert from "node:assert/strict";
import { PutUserPolicyCommand } from "@aws-sdk/client-iam";
import {
  AttachPolicyCommand,
  CreatePolicyCommand,
  EnablePolicyTypeCommand,
  LeaveOrganizationCommand,
  type PolicyType,
} from "@aws-sdk/client-organizations";
import {
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { CreateQueueCommand, GetQueueAttributesCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { GetFederationTokenCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { refusal, type Served, served } from "./served.test-support.ts";
import { bucketPolicy, storesOf, storesWith } from "./stores.test-support.ts";

let on: Served;
beforeEach(async () => {
  if (on === undefined) on = await served();
  else await on.control("POST", "reset");
});
afterAll(() => on.close());

const s3Of = (profile: string): S3Client => storesOf(on, profile).s3;
const Bucket = "shared-by-one";
const arn = `arn:aws:s3:::${Bucket}`;
const read = new GetObjectCommand({ Bucket, Key: "team/a" });
const put = (Key: string) => new PutObjectCommand({ Bucket, Key, Body: "x" });

/** A bucket of a member account with an object in it. */
async function shared(...statements: readonly object[]): Promise<S3Client> {
  const owner = s3Of("open-root-keys/admin");
  await owner.send(new CreateBucketCommand({ Bucket }));
  await owner.send(put("team/a"));
  if (statements.length > 0)
    await owner.send(new PutBucketPolicyCommand({ Bucket, Policy: bucketPolicy(...statements) }));
  return owner;
}

/** Attaches a policy to a target of acme. */
async function attach(Type: PolicyType, TargetId: string, ...statements: readonly object[]): Promise<void> {
  const { organizations } = on.as("management/admin");
  if (Type === "RESOURCE_CONTROL_POLICY") {
    await organizations.send(new EnablePolicyTypeCommand({ RootId: "r-two1", PolicyType: Type }));
  }
  const content = { Name: `${Type}-${TargetId}`, Description: "", Type, Content: bucketPolicy(...statements) };
  const { Policy } = await organizations.send(new CreatePolicyCommand(content));
  await organizations.send(new AttachPolicyCommand({ PolicyId: Policy?.PolicySummary?.Id, TargetId }));
}

const outcome = async (sent: Promise<unknown>): Promise<string> =>
  sent.then(
    () => "allowed",
    ({ name }: Error) => name,
  );

describe("a bucket that is shared with the organization", () => {
  const condition = { StringEquals: { "aws:PrincipalOrgID": "o-twoacme001" } };
  const forMembers = {
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: `${arn}/*`,
    Condition: condition,
  };

  test("lets members in and keeps others out", async () => {
    await shared(forMembers);
    assert.equal(await outcome(s3Of("open-complete/admin").send(read)), "allowed");
    assert.equal(await outcome(s3Of("management/admin").send(read)), "allowed");
    assert.equal(await outcome(s3Of("umbrella-member/admin").send(read)), "AccessDenied");
    assert.equal(await outcome(s3Of("alone/admin").send(read)), "AccessDenied");
  });

  test("stops letting an account in when it leaves", async () => {
    await shared(forMembers);
    const reader = s3Of("open-complete/admin");
    assert.equal(await outcome(reader.send(read)), "allowed");
    await on.as("open-complete/admin").organizations.send(new LeaveOrganizationCommand({}));
    assert.deepEqual(await refusal(reader.send(read)).then(({ name, message }) => [name, message]), [
      "AccessDenied",
      "Access Denied",
    ]);
  });

  test("by the resource's side: what is asked of a bucket elsewhere than in the own organization", async () => {
    await shared({
      Effect: "Allow",
      Principal: "*",
      Action: "s3:*",
      Resource: [arn, `${arn}/*`],
      Condition: {
        StringEquals: {
          "aws:PrincipalArn": ["arn:aws:iam::200000000011:role/admin", "arn:aws:iam::100000000021:role/admin"],
        },
      },
    });
    const onlyOurs = {
      Effect: "Deny",
      Action: "s3:*",
      Resource: "*",
      Condition: { StringNotEqualsIfExists: { "aws:ResourceOrgID": "o-twoumbr001" } },
    };
    const user = s3Of("umbrella-member/admin");
    assert.equal(await outcome(user.send(read)), "allowed");
    const { organizations } = on.as("umbrella-management/admin");
    const { Policy } = await organizations.send(
      new CreatePolicyCommand({
        Name: "ours",
        Description: "",
        Type: "SERVICE_CONTROL_POLICY",
        Content: bucketPolicy(onlyOurs),
      }),
    );
    await organizations.send(
      new AttachPolicyCommand({ PolicyId: Policy?.PolicySummary?.Id, TargetId: "200000000011" }),
    );
    assert.equal(await outcome(user.send(read)), "AccessDenied");
    await user.send(new CreateBucketCommand({ Bucket: "of-umbrella" }));
    assert.equal(
      await outcome(user.send(new PutObjectCommand({ Bucket: "of-umbrella", Key: "a", Body: "x" }))),
      "allowed",
    );
  });
});

describe("both sides must agree", () => {
  const forStranger = {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::100000000025:root" },
    Action: "s3:GetObject",
    Resource: `${arn}/team/*`,
  };

  test("the caller's identity policies and the bucket policy of another account", async () => {
    await shared(forStranger);
    assert.equal(await outcome(s3Of("open-invited/admin").send(read)), "allowed");
    // `leaver` may nothing but leave.
    assert.equal(await outcome(s3Of("open-invited/leaver").send(read)), "AccessDenied");
    const other = new GetObjectCommand({ Bucket, Key: "other" });
    assert.equal(await outcome(s3Of("open-invited/admin").send(other)), "AccessDenied");
  });

  test("in one account, a policy that names the user is enough", async () => {
    await shared({ ...forStranger, Principal: { AWS: "arn:aws:iam::100000000026:role/admin" } });
    const denied = await refusal(s3Of("open-invited/leaver").send(read));
    assert.equal(
      denied.message,
      `User: arn:aws:iam::100000000025:user/leaver is not authorized to perform: s3:GetObject on resource: "${arn}/team/a" because no resource-based policy allows the s3:GetObject action`,
    );
  });

  test("what a session policy leaves", async () => {
    const Policy = bucketPolicy({ Effect: "Allow", Action: "s3:GetObject", Resource: `${arn}/team/*` });
    const { sts } = on.as("open-invited/alice");
    await on.as("open-invited/admin").iam.send(
      new PutUserPolicyCommand({
        UserName: "alice",
        PolicyName: "all",
        PolicyDocument: bucketPolicy({ Effect: "Allow", Action: "*", Resource: "*" }),
      }),
    );
    const owner = s3Of("open-invited/admin");
    await owner.send(new CreateBucketCommand({ Bucket }));
    await owner.send(put("team/a"));
    const { Credentials } = await sts.send(new GetFederationTokenCommand({ Name: "guest", Policy }));
    const {
      AccessKeyId: accessKeyId = "",
      SecretAccessKey: secretAccessKey = "",
      SessionToken: sessionToken = "",
    } = Credentials ?? {};
    const guest = storesWith(on.url, { accessKeyId, secretAccessKey, sessionToken }).s3;
    assert.equal(await outcome(guest.send(read)), "allowed");
    assert.match(
      (await refusal(guest.send(put("team/b")))).message,
      /because no session policy allows the s3:PutObject action$/,
    );
  });
});

describe("policies of the organization", () => {
  test("a service control policy binds by the caller's account", async () => {
    await shared({
      Effect: "Allow",
      Principal: { AWS: ["100000000021", "200000000011"] },
      Action: "s3:GetObject",
      Resource: `${arn}/*`,
    });
    await attach("SERVICE_CONTROL_POLICY", "100000000026", { Effect: "Deny", Action: "s3:*", Resource: "*" });
    const denied = await refusal(s3Of("open-root-keys/root").send(read));
    assert.match(
      denied.message,
      /^User: arn:aws:iam::100000000026:root is not authorized .* with an explicit deny in a service control policy: arn:aws:organizations::/,
    );
    assert.equal(await outcome(s3Of("open-complete/admin").send(read)), "allowed");
    assert.equal(await outcome(s3Of("umbrella-member/admin").send(read)), "allowed");
  });

  test("a resource control policy binds by the resource's account: members, root and outsiders alike", async () => {
    const owner = await shared({
      Effect: "Allow",
      Principal: { AWS: ["100000000021", "200000000011"] },
      Action: "s3:GetObject",
      Resource: `${arn}/*`,
    });
    const sqs = storesOf(on, "open-root-keys/admin").sqs;
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: "orders" }));
    const root = storesOf(on, "open-root-keys/root");
    const others = [s3Of("open-complete/admin"), s3Of("umbrella-member/admin"), root.s3, owner];
    for (const each of others) assert.equal(await outcome(each.send(read)), "allowed");
    await attach("RESOURCE_CONTROL_POLICY", "100000000026", {
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:GetObject", "sqs:SendMessage"],
      Resource: "*",
    });
    for (const each of others) assert.equal(await outcome(each.send(read)), "AccessDenied");
    assert.match(
      (await refusal(owner.send(read))).message,
      /with an explicit deny in a resource control policy: arn:aws:organizations::/,
    );
    assert.equal(await outcome(root.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "x" }))), "AccessDenied");
    assert.equal(await outcome(root.sqs.send(new GetQueueAttributesCommand({ QueueUrl }))), "allowed");
    const elsewhere = s3Of("open-complete/admin");
    await elsewhere.send(new CreateBucketCommand({ Bucket: "elsewhere" }));
    await elsewhere.send(new PutObjectCommand({ Bucket: "elsewhere", Key: "a", Body: "x" }));
    assert.equal(await outcome(elsewhere.send(new GetObjectCommand({ Bucket: "elsewhere", Key: "a" }))), "allowed");
  });
});

test("keys are judged one by one, and a listing by what it asks for", async () => {
  const owner = await shared(
    { Effect: "Deny", Principal: "*", Action: "s3:DeleteObject", Resource: `${arn}/kept` },
    {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:ListBucket",
      Resource: arn,
      Condition: { StringNotLike: { "s3:prefix": "team/*" } },
    },
  );
  await owner.send(put("kept"));
  const Objects = [{ Key: "kept" }, { Key: "team/a" }];
  const { Deleted, Errors = [] } = await owner.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  expect(Deleted).toEqual([{ Key: "team/a" }]);
  expect(Errors).toMatchObject([{ Key: "kept", Code: "AccessDenied" }]);
  assert.equal(await outcome(owner.send(new GetObjectCommand({ Bucket, Key: "kept" }))), "allowed");
  assert.equal(await outcome(owner.send(new ListObjectsV2Command({ Bucket, Prefix: "team/" }))), "allowed");
  assert.equal(await outcome(owner.send(new ListObjectsV2Command({ Bucket }))), "AccessDenied");
  // Who may not list may not learn that a key is missing.
  const missing = await refusal(owner.send(new GetObjectCommand({ Bucket, Key: "missing" })));
  assert.match(
    missing.message,
    /is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::shared-by-one"/,
  );
});
