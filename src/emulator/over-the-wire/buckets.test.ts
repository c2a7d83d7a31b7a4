/** Buckets over a socket with the SDK's own client: made, filled, listed, locked and unlocked. */
import assert from "node:assert/strict";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  DeletePublicAccessBlockCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { history, refusal, type Served, served } from "./served.test-support.ts";
import { bucketPolicy, storesOf, storesOfNobody } from "./stores.test-support.ts";

let on: Served;
beforeAll(async () => {
  on = await served();
});
afterAll(() => on.close());

const s3Of = (profile: string, region?: string): S3Client => storesOf(on, profile, region).s3;
let made = 0;
/** A bucket of the profile's account that no other test has. */
async function bucketOf(s3: S3Client): Promise<string> {
  const Bucket = `bucket-${++made}.test`;
  await s3.send(new CreateBucketCommand({ Bucket }));
  return Bucket;
}

const textOf = async (s3: S3Client, Bucket: string, Key: string): Promise<string | undefined> =>
  (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

describe("buckets", () => {
  test("are made, found, listed and deleted", async () => {
    const s3 = s3Of("open-root-keys/admin");
    const Bucket = await bucketOf(s3);
    const { Buckets = [] } = await s3.send(new ListBucketsCommand({ Prefix: Bucket }));
    expect(Buckets.map(({ Name }) => Name)).toEqual([Bucket]);
    assert.equal((await s3.send(new HeadBucketCommand({ Bucket }))).BucketRegion, "us-east-1");
    expect((await s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBeUndefined();
    expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBeUndefined();
    await s3.send(new PutObjectCommand({ Bucket, Key: "a", Body: "x" }));
    expect(await refusal(s3.send(new DeleteBucketCommand({ Bucket })))).toMatchObject({
      name: "BucketNotEmpty",
      status: 409,
    });
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "a" }));
    await s3.send(new DeleteBucketCommand({ Bucket }));
    expect(await refusal(s3.send(new HeadBucketCommand({ Bucket })))).toMatchObject({ name: "NotFound", status: 404 });
    expect(await refusal(s3.send(new GetBucketPolicyCommand({ Bucket })))).toMatchObject({
      name: "NoSuchBucket",
      message: "The specified bucket does not exist",
      status: 404,
    });
  });

  test("belong to one account, and lie in one Region", async () => {
    const dublin = s3Of("open-root-keys/admin", "eu-west-1");
    const Bucket = "lies-in-dublin";
    expect(
      await refusal(
        dublin.send(
          new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: "eu-central-1" } }),
        ),
      ),
    ).toMatchObject({
      name: "IllegalLocationConstraintException",
      status: 400,
    });
    // The SDK adds the location of its own Region when none is given.
    await dublin.send(new CreateBucketCommand({ Bucket }));
    assert.equal((await dublin.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint, "eu-west-1");
    expect(await refusal(dublin.send(new CreateBucketCommand({ Bucket })))).toMatchObject({
      name: "BucketAlreadyOwnedByYou",
      status: 409,
    });
    expect(await refusal(s3Of("open-complete/admin").send(new CreateBucketCommand({ Bucket })))).toMatchObject({
      name: "BucketAlreadyExists",
      status: 409,
    });
    const ours = s3Of("open-root-keys/admin");
    await ours.send(new CreateBucketCommand({ Bucket: "twice-in-virginia" }));
    await ours.send(new CreateBucketCommand({ Bucket: "twice-in-virginia" }));
    expect(await refusal(ours.send(new CreateBucketCommand({ Bucket: "Upper.Case" })))).toMatchObject({
      name: "InvalidBucketName",
      status: 400,
    });
    const unexpected = new HeadBucketCommand({ Bucket, ExpectedBucketOwner: "123456789012" });
    expect(await refusal(ours.send(unexpected))).toMatchObject({ status: 403 });
  });

  test("what is not emulated says so in S3's form", async () => {
    const s3 = s3Of("open-root-keys/admin");
    const Bucket = await bucketOf(s3);
    const tagging = new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key: "a", Value: "b" }] } });
    expect(await refusal(s3.send(tagging))).toMatchObject({
      name: "NotEmulatedException",
      status: 501,
      message: expect.stringContaining("PutBucketTagging"),
    });
    const encrypted = new PutObjectCommand({ Bucket, Key: "a", Body: "x", ServerSideEncryption: "aws:kms" });
    expect(await refusal(s3.send(encrypted))).toMatchObject({ name: "NotEmulatedException", status: 501 });
  });
});

describe("objects", () => {
  test("come back as they went, with their headers and metadata", async () => {
    const s3 = s3Of("open-root-keys/admin");
    const Bucket = await bucketOf(s3);
    const Key = "a b/ü+&=%#?/../日本 ~'()*!.json";
    const put = {
      Bucket,
      Key,
      Body: '{"a":1}',
      ContentType: "application/json",
      CacheControl: "no-store",
      Metadata: { team: "red" },
    };
    const { ETag } = await s3.send(new PutObjectCommand(put));
    const got = await s3.send(new GetObjectCommand({ Bucket, Key }));
    assert.equal(await got.Body?.transformToString(), '{"a":1}');
    expect(got).toMatchObject({
      ContentType: "application/json",
      CacheControl: "no-store",
      Metadata: { team: "red" },
      ETag,
      ContentLength: 7,
    });
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key }));
    expect(head).toMatchObject({ ContentLength: 7, ETag, Metadata: { team: "red" } });
    const part = await s3.send(new GetObjectCommand({ Bucket, Key, Range: "bytes=1-3" }));
    assert.equal(await part.Body?.transformToString(), '"a"');
    expect(part).toMatchObject({ ContentRange: "bytes 1-3/7", $metadata: { httpStatusCode: 206 } });
    expect(await refusal(s3.send(new GetObjectCommand({ Bucket, Key, Range: "bytes=7-" })))).toMatchObject({
      name: "InvalidRange",
      status: 416,
    });
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents.map((each) => each.Key)).toEqual([Key]);
  });

  test("are compared with the checksums that come with them", async () => {
    const s3 = s3Of("open-root-keys/admin");
    const Bucket = await bucketOf(s3);
    for (const ChecksumAlgorithm of ["CRC32", "SHA1", "SHA256", "CRC32C"] as const) {
      await s3.send(new PutObjectCommand({ Bucket, Key: ChecksumAlgorithm, Body: "body", ChecksumAlgorithm }));
      assert.equal(await textOf(s3, Bucket, ChecksumAlgorithm), "body");
    }
    const wrong = new PutObjectCommand({ Bucket, Key: "wrong", Body: "body", ChecksumSHA256: "AAAA" });
    expect(await refusal(s3.send(wrong))).toMatchObject({ name: "BadDigest", status: 400 });
    const wrongMd5 = new PutObjectCommand({ Bucket, Key: "wrong", Body: "body", ContentMD5: "AAAA" });
    expect(await refusal(s3.send(wrongMd5))).toMatchObject({ name: "BadDigest", status: 400 });
    expect(await refusal(s3.send(new GetObjectCommand({ Bucket, Key: "wrong" })))).toMatchObject({
      name: "NoSuchKey",
      message: "The specified key does not exist.",
      status: 404,
    });
    expect(await refusal(s3.send(new HeadObjectCommand({ Bucket, Key: "wrong" })))).toMatchObject({ name: "NotFound" });
  });

  test("come in chunks when they are a stream", async () => {
    const s3 = s3Of("open-root-keys/admin");
    const Bucket = await bucketOf(s3);
    const { Readable } = await import("node:stream");
    const pieces = Array.from({ length: 40 }, (_, index) => Buffer.alloc(70_000, index));
    const ContentLength = pieces.length * 70_000;
    await s3.send(new PutObjectCommand({ Bucket, Key: "stream", Body: Readable.from(pieces), ContentLength }));
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: "stream" }));
    assert.deepEqual(Buffer.from((await got.Body?.transformToByteArray()) ?? []), Buffer.concat(pieces));
    expect(got.ContentEncoding).toBeUndefined();
  });

  test("are bounded, and conditions hold", async () => {
    const s3 = s3Of("open-root-keys/admin");
    const Bucket = await bucketOf(s3);
    const limit = 16 * 1_048_576;
    await s3.send(new PutObjectCommand({ Bucket, Key: "large", Body: new Uint8Array(limit) }));
    const larger = new PutObjectCommand({ Bucket, Key: "larger", Body: new Uint8Array(limit + 1) });
    expect(await refusal(s3.send(larger))).toMatchObject({ name: "NotEmulatedException", status: 501 });
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "large" }));
    const first = new PutObjectCommand({ Bucket, Key: "once", Body: "1", IfNoneMatch: "*" });
    const { ETag } = await s3.send(first);
    expect(
      await refusal(s3.send(new PutObjectCommand({ Bucket, Key: "once", Body: "2", IfNoneMatch: "*" }))),
    ).toMatchObject({ name: "PreconditionFailed", status: 412 });
    expect(await refusal(s3.send(new GetObjectCommand({ Bucket, Key: "once", IfNoneMatch: ETag })))).toMatchObject({
      status: 304,
    });
    const acl = new PutObjectCommand({ Bucket, Key: "acl", Body: "1", ACL: "public-read" });
    expect(await refusal(s3.send(acl))).toMatchObject({ name: "AccessControlListNotSupported", status: 400 });
  });

  test("are listed by prefix, delimiter and page, and deleted many at once", async () => {
    const s3 = s3Of("open-root-keys/admin");
    const Bucket = await bucketOf(s3);
    const keys = ["a", "b/1", "b/2", "b/c/3", "d", "e/1", "\u{1f600}", "\uffee"];
    for (const Key of keys) await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    const all: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.send(new ListObjectsV2Command({ Bucket, Delimiter: "/", MaxKeys: 2, ContinuationToken }));
      assert.ok((page.KeyCount ?? 0) <= 2);
      all.push(
        ...(page.Contents ?? []).map(({ Key }) => Key),
        ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
      );
      ContinuationToken = page.NextContinuationToken;
      assert.equal(page.IsTruncated, ContinuationToken !== undefined);
    } while (ContinuationToken !== undefined);
    expect(all).toEqual(["a", "b/", "d", "e/", "\uffee", "\u{1f600}"]);
    const under = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: "b/", Delimiter: "/" }));
    expect(under.Contents?.map(({ Key }) => Key)).toEqual(["b/1", "b/2"]);
    expect(under.CommonPrefixes).toEqual([{ Prefix: "b/c/" }]);
    const older = await s3.send(new ListObjectsCommand({ Bucket, Delimiter: "/", MaxKeys: 2 }));
    assert.equal(older.NextMarker, "b/");
    const rest = await s3.send(new ListObjectsCommand({ Bucket, Delimiter: "/", Marker: "b/" }));
    expect(rest.Contents?.map(({ Key }) => Key)).toEqual(["d", "\uffee", "\u{1f600}"]);
    const Objects = [...keys, "was-never-there"].map((Key) => ({ Key }));
    const { Deleted = [], Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    assert.equal(Deleted.length, keys.length + 1);
    assert.deepEqual(Errors, []);
    assert.equal((await s3.send(new ListObjectsV2Command({ Bucket }))).KeyCount, 0);
  });
});

describe("bucket policies", () => {
  test("are kept as they were put, and refused in S3's words", async () => {
    const s3 = s3Of("open-root-keys/admin");
    const Bucket = await bucketOf(s3);
    const arn = `arn:aws:s3:::${Bucket}`;
    const root = { AWS: "arn:aws:iam::100000000026:root" };
    const statement = { Effect: "Allow", Principal: root, Action: "s3:GetObject", Resource: `${arn}/*` };
    expect(await refusal(s3.send(new GetBucketPolicyCommand({ Bucket })))).toMatchObject({
      name: "NoSuchBucketPolicy",
      status: 404,
    });
    const put = (Policy: string) => s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    const policy = bucketPolicy(statement);
    await put(policy);
    assert.equal((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy, policy);
    assert.equal((await s3.send(new GetBucketPolicyStatusCommand({ Bucket }))).PolicyStatus?.IsPublic, false);
    const refused = [
      ["no json", "Policies must be valid JSON and the first byte must be '{'"],
      [bucketPolicy({ ...statement, Resource: arn }), "Action does not apply to any resource(s) in statement"],
      [
        bucketPolicy({ ...statement, Principal: { AWS: "arn:aws:iam::100000000026:role/nobody" } }),
        "Invalid principal in policy",
      ],
      [bucketPolicy({ ...statement, Resource: "arn:aws:s3:::another/*" }), "Policy has invalid resource"],
      [bucketPolicy({ ...statement, Sid: "x".repeat(21_000) }), "Policy exceeds the maximum allowed document size."],
    ] as const;
    for (const [text, message] of refused) {
      expect(await refusal(put(text))).toMatchObject({ name: "MalformedPolicy", message, status: 400 });
    }
    assert.equal((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy, policy);
    await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
    expect(await refusal(s3.send(new GetBucketPolicyCommand({ Bucket })))).toMatchObject({
      name: "NoSuchBucketPolicy",
    });
  });

  test("one that denies everybody locks the bucket, and the account's root user unlocks it", async () => {
    const [admin, root] = [s3Of("open-root-keys/admin"), s3Of("open-root-keys/root")];
    const Bucket = await bucketOf(admin);
    const arn = `arn:aws:s3:::${Bucket}`;
    await admin.send(new PutObjectCommand({ Bucket, Key: "a", Body: "x" }));
    const Policy = bucketPolicy({ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [arn, `${arn}/*`] });
    await admin.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    const denied = await refusal(admin.send(new DeleteBucketPolicyCommand({ Bucket })));
    expect(denied).toMatchObject({ name: "AccessDenied", status: 403 });
    expect(denied.message).toMatch(
      /^User: arn:aws:sts::100000000026:assumed-role\/admin\/[^ ]+ is not authorized to perform: s3:DeleteBucketPolicy on resource: "arn:aws:s3:::bucket-[^"]+" with an explicit deny in a resource-based policy$/,
    );
    expect(await refusal(root.send(new GetObjectCommand({ Bucket, Key: "a" })))).toMatchObject({
      name: "AccessDenied",
    });
    assert.equal((await root.send(new GetBucketPolicyCommand({ Bucket }))).Policy, Policy);
    await root.send(new DeleteBucketPolicyCommand({ Bucket }));
    assert.equal(await textOf(admin, Bucket, "a"), "x");
  });

  test("open a bucket to strangers and to everybody, once the block on public access is gone", async () => {
    const [owner, stranger] = [s3Of("open-root-keys/admin"), s3Of("umbrella-member/admin")];
    const nobody = storesOfNobody(on).s3;
    const Bucket = await bucketOf(owner);
    await owner.send(new PutObjectCommand({ Bucket, Key: "a", Body: "x" }));
    const read = new GetObjectCommand({ Bucket, Key: "a" });
    expect(await refusal(nobody.send(read))).toMatchObject({
      name: "AccessDenied",
      message: "Access Denied",
      status: 403,
    });
    expect(await refusal(stranger.send(read))).toMatchObject({ name: "AccessDenied", message: "Access Denied" });
    const Policy = bucketPolicy({
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: `arn:aws:s3:::${Bucket}/*`,
    });
    expect(await refusal(owner.send(new PutBucketPolicyCommand({ Bucket, Policy })))).toMatchObject({
      name: "AccessDenied",
      message: expect.stringContaining("because public policies are prevented by the BlockPublicPolicy setting"),
    });
    await owner.send(new DeletePublicAccessBlockCommand({ Bucket }));
    expect(await refusal(owner.send(new GetPublicAccessBlockCommand({ Bucket })))).toMatchObject({
      name: "NoSuchPublicAccessBlockConfiguration",
    });
    await owner.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    assert.equal((await owner.send(new GetBucketPolicyStatusCommand({ Bucket }))).PolicyStatus?.IsPublic, true);
    assert.equal(await textOf(nobody, Bucket, "a"), "x");
    assert.equal(await textOf(stranger, Bucket, "a"), "x");
    const unsigned = await fetch(`${on.url}/${Bucket}/a`);
    assert.equal(await unsigned.text(), "x");
    const PublicAccessBlockConfiguration = { RestrictPublicBuckets: true };
    await owner.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
    expect(
      (await owner.send(new GetPublicAccessBlockCommand({ Bucket }))).PublicAccessBlockConfiguration,
    ).toMatchObject({
      BlockPublicPolicy: false,
      RestrictPublicBuckets: true,
    });
    expect(await refusal(nobody.send(read))).toMatchObject({ name: "AccessDenied" });
    expect(await refusal(stranger.send(read))).toMatchObject({ name: "AccessDenied" });
    assert.equal(await textOf(owner, Bucket, "a"), "x");
    const policyOfOthers = new GetBucketPolicyCommand({ Bucket });
    expect(await refusal(stranger.send(policyOfOthers))).toMatchObject({ name: "AccessDenied" });
  });
});

test("the event history has what was done with buckets, and nothing of what was done with objects", async () => {
  const s3 = s3Of("open-invited/admin");
  const Bucket = await bucketOf(s3);
  await s3.send(new PutObjectCommand({ Bucket, Key: "a", Body: "x" }));
  const statement = { Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource: `arn:aws:s3:::${Bucket}/*` };
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: bucketPolicy(statement) }));
  await refusal(s3.send(new PutObjectCommand({ Bucket, Key: "a", Body: "y" })));
  const records = await history(on.as("open-invited/admin"));
  expect(records.map(({ eventName }) => eventName)).toEqual(["PutBucketPolicy", "CreateBucket"]);
  expect(records[0]).toMatchObject({
    eventSource: "s3.amazonaws.com",
    requestParameters: {
      bucketName: Bucket,
      Host: `${Bucket}.s3.amazonaws.com`,
      policy: "",
      bucketPolicy: { Version: "2012-10-17", Statement: [statement] },
    },
    responseElements: null,
  });
});
