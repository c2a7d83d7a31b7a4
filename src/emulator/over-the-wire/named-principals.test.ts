/** Policies that name users and roles, over a socket: they mean whoever bore the name when they were put, and nobody who takes it later. */
import { DescribeEventBusCommand, PutPermissionCommand } from "@aws-sdk/client-eventbridge";
import * as Iam from "@aws-sdk/client-iam";
import { AddPermissionCommand, CreateFunctionCommand, GetPolicyCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  CreateBucketCommand,
  DeletePublicAccessBlockCommand,
  GetBucketPolicyCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
} from "@aws-sdk/client-s3";
import { CreateTopicCommand, GetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";
import { CreateQueueCommand, GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Hands, refusal, type Served, served } from "./served.test-support.ts";
import { storesOf, storesWith } from "./stores.test-support.ts";

const ACCOUNT = "100000000021";
const PROFILE = "open-complete/admin";
const OTHER_ACCOUNT = "100000000011";
const OTHER = "kept-created/admin";

let on: Served;
beforeAll(async () => {
  on = await served();
});
beforeEach(() => on.control("POST", "reset"));
afterAll(() => on.close());

const admin = (): Hands => on.as(PROFILE);
const settings = () => ({
  endpoint: on.url,
  region: "us-east-1",
  credentials: on.credentials(PROFILE),
  maxAttempts: 1,
});
const userArn = (name: string, account = ACCOUNT) => `arn:aws:iam::${account}:user/${name}`;
const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const documentOf = (...statements: readonly object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const trusting = (AWS: string | readonly string[], more: object = {}) =>
  documentOf({ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole", ...more });

/** A user who may do nothing of their own, and what they sign with. */
async function newUser(hands: Hands, UserName: string): Promise<Readonly<{ hands: Hands; id: string }>> {
  const { User } = await hands.iam.send(new Iam.CreateUserCommand({ UserName }));
  return { hands: await signedBy(hands, UserName), id: User?.UserId ?? "" };
}

async function keyOf(hands: Hands, UserName: string) {
  const { AccessKey } = await hands.iam.send(new Iam.CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? "", secretAccessKey: AccessKey?.SecretAccessKey ?? "" };
}

const signedBy = async (hands: Hands, UserName: string): Promise<Hands> => on.with(await keyOf(hands, UserName));

async function deleteUser(hands: Hands, UserName: string): Promise<void> {
  const { AccessKeyMetadata = [] } = await hands.iam.send(new Iam.ListAccessKeysCommand({ UserName }));
  for (const { AccessKeyId } of AccessKeyMetadata) {
    await hands.iam.send(new Iam.DeleteAccessKeyCommand({ UserName, AccessKeyId }));
  }
  await hands.iam.send(new Iam.DeleteUserCommand({ UserName }));
}

const newRole = (RoleName: string, AssumeRolePolicyDocument: string) =>
  admin().iam.send(new Iam.CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
const enter = (hands: Hands, role: string) =>
  hands.sts.send(new AssumeRoleCommand({ RoleArn: roleArn(role), RoleSessionName: "visitor" }));

async function trustOf(RoleName: string): Promise<string> {
  const { Role } = await admin().iam.send(new Iam.GetRoleCommand({ RoleName }));
  return decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "");
}

describe("a role's trust", () => {
  test("does not pass to whoever is made again under a name that was deleted", async () => {
    const before = await newUser(admin(), "gone");
    await newRole("vault", trusting(userArn("gone")));
    await enter(before.hands, "vault");
    await deleteUser(admin(), "gone");
    const again = await newUser(admin(), "gone");
    expect((await refusal(enter(again.hands, "vault"))).name).toBe("AccessDenied");
    await admin().iam.send(
      new Iam.UpdateAssumeRolePolicyCommand({ RoleName: "vault", PolicyDocument: trusting(userArn("gone")) }),
    );
    await enter(again.hands, "vault");
  });

  test("does not pass to a role that is made again either", async () => {
    await newRole("first", trusting(`arn:aws:iam::${ACCOUNT}:root`));
    await newRole("second", trusting(roleArn("first")));
    const through = async (): Promise<Hands> => {
      const { Credentials } = await enter(admin(), "first");
      return on.with({
        accessKeyId: Credentials?.AccessKeyId ?? "",
        secretAccessKey: Credentials?.SecretAccessKey ?? "",
        sessionToken: Credentials?.SessionToken ?? "",
      });
    };
    await enter(await through(), "second");
    await admin().iam.send(new Iam.DeleteRoleCommand({ RoleName: "first" }));
    await newRole("first", trusting(`arn:aws:iam::${ACCOUNT}:root`));
    expect((await refusal(enter(await through(), "second"))).name).toBe("AccessDenied");
  });

  test("shows the ARN while there is somebody, then the id, in every answer", async () => {
    const { id } = await newUser(admin(), "gone");
    const other = await newUser(on.as(OTHER), "abroad");
    const arns = [userArn("gone"), userArn("abroad", OTHER_ACCOUNT)];
    await newRole("vault", trusting(arns));
    expect(JSON.parse(await trustOf("vault"))).toEqual(JSON.parse(trusting(arns)));
    await deleteUser(admin(), "gone");
    await deleteUser(on.as(OTHER), "abroad");
    const shown = trusting([id, other.id]);
    expect(await trustOf("vault")).toBe(shown);
    const { Roles = [] } = await admin().iam.send(new Iam.ListRolesCommand({}));
    const listed = Roles.find(({ RoleName }) => RoleName === "vault");
    expect(decodeURIComponent(listed?.AssumeRolePolicyDocument ?? "")).toBe(shown);
    const details = await admin().iam.send(new Iam.GetAccountAuthorizationDetailsCommand({ Filter: ["Role"] }));
    const detail = details.RoleDetailList?.find(({ RoleName }) => RoleName === "vault");
    expect(decodeURIComponent(detail?.AssumeRolePolicyDocument ?? "")).toBe(shown);
  });

  test("stays with a user of another name or path, and the old name is nobody's", async () => {
    const { hands } = await newUser(admin(), "before");
    await newRole("vault", trusting(userArn("before")));
    await admin().iam.send(
      new Iam.UpdateUserCommand({ UserName: "before", NewUserName: "after", NewPath: "/division/" }),
    );
    await enter(hands, "vault");
    expect(await trustOf("vault")).toBe(trusting(userArn("division/after")));
    const successor = await newUser(admin(), "before");
    expect((await refusal(enter(successor.hands, "vault"))).name).toBe("AccessDenied");
  });

  test("keeps conditions as they were written: they compare names", async () => {
    const named = { Condition: { ArnEquals: { "aws:PrincipalArn": userArn("gone") } } };
    await newUser(admin(), "gone");
    await newRole("vault", trusting(`arn:aws:iam::${ACCOUNT}:root`, named));
    await deleteUser(admin(), "gone");
    expect(await trustOf("vault")).toBe(trusting(`arn:aws:iam::${ACCOUNT}:root`, named));
    const again = await newUser(admin(), "gone");
    const PolicyDocument = documentOf({ Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" });
    await admin().iam.send(new Iam.PutUserPolicyCommand({ UserName: "gone", PolicyName: "p", PolicyDocument }));
    await enter(again.hands, "vault");
  });

  test("cannot be put for somebody who is not there, neither by name nor by id", async () => {
    const { id } = await newUser(admin(), "gone");
    await newRole("vault", trusting(id));
    expect(await trustOf("vault")).toBe(trusting(userArn("gone")));
    await deleteUser(admin(), "gone");
    for (const nobody of [userArn("gone"), id]) {
      expect(await refusal(newRole("other", trusting(nobody)))).toMatchObject({
        name: "MalformedPolicyDocumentException",
        message: `Invalid principal in policy: "AWS":"${nobody}"`,
      });
    }
    const PolicyDocument = await trustOf("vault");
    const put = admin().iam.send(new Iam.UpdateAssumeRolePolicyCommand({ RoleName: "vault", PolicyDocument }));
    expect((await refusal(put)).message).toBe(`Invalid principal in policy: "AWS":"${id}"`);
  });
});

describe("the policies of resources", () => {
  const sns = () => new SNSClient(settings());
  const lambda = () => new LambdaClient(settings());
  const { s3, sqs } = { s3: () => storesOf(on, PROFILE).s3, sqs: () => storesOf(on, PROFILE).sqs };
  const granting = (AWS: string, Action: string, Resource: string | readonly string[]) =>
    documentOf({ Sid: "s", Effect: "Allow", Principal: { AWS }, Action, Resource });

  test("do not let in whoever takes the name", async () => {
    const Bucket = "named-principals";
    await s3().send(new CreateBucketCommand({ Bucket }));
    await s3().send(new DeletePublicAccessBlockCommand({ Bucket }));
    await newUser(admin(), "gone");
    const Policy = granting(userArn("gone"), "s3:ListBucket", `arn:aws:s3:::${Bucket}`);
    await s3().send(new PutBucketPolicyCommand({ Bucket, Policy }));
    const listAs = async () =>
      storesWith(on.url, await keyOf(admin(), "gone")).s3.send(new ListObjectsV2Command({ Bucket }));
    expect((await listAs()).KeyCount).toBe(0);
    await deleteUser(admin(), "gone");
    const { id } = await newUser(admin(), "gone");
    expect((await refusal(listAs())).name).toBe("AccessDenied");
    const shown = await s3().send(new GetBucketPolicyCommand({ Bucket }));
    expect(shown.Policy).toMatch(/"AWS":"AIDA[A-Z0-9]+"/);
    expect(shown.Policy).not.toContain(id);
  });

  test("of queues, topics, buses and functions show the id of somebody who is gone, and cannot be put for them", async () => {
    const { id } = await newUser(admin(), "gone");
    const arn = userArn("gone");
    const queue = `arn:aws:sqs:us-east-1:${ACCOUNT}:q`;
    const topic = `arn:aws:sns:us-east-1:${ACCOUNT}:t`;
    const bus = `arn:aws:events:us-east-1:${ACCOUNT}:event-bus/default`;
    const newQueue = (name: string) =>
      sqs().send(
        new CreateQueueCommand({
          QueueName: name,
          Attributes: { Policy: granting(arn, "sqs:SendMessage", queue) },
        }),
      );
    const newTopic = (Name: string) =>
      sns().send(new CreateTopicCommand({ Name, Attributes: { Policy: granting(arn, "sns:Publish", topic) } }));
    const openBus = () =>
      admin().events.send(new PutPermissionCommand({ Policy: granting(arn, "events:PutEvents", bus) }));
    const openFunction = (StatementId: string) =>
      lambda().send(
        new AddPermissionCommand({
          FunctionName: "f",
          StatementId,
          Action: "lambda:InvokeFunction",
          Principal: arn,
        }),
      );
    const { QueueUrl } = await newQueue("q");
    const { TopicArn } = await newTopic("t");
    await openBus();
    await newRole(
      "runner",
      documentOf({ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }),
    );
    await lambda().send(
      new CreateFunctionCommand({
        FunctionName: "f",
        Role: roleArn("runner"),
        Runtime: "nodejs20.x",
        Handler: "index.main",
        Code: { ZipFile: new Uint8Array([1]) },
      }),
    );
    await openFunction("one");
    const texts = async () => [
      (await sqs().send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["Policy"] }))).Attributes?.Policy,
      (await sns().send(new GetTopicAttributesCommand({ TopicArn }))).Attributes?.Policy,
      (await admin().events.send(new DescribeEventBusCommand({}))).Policy,
      (await lambda().send(new GetPolicyCommand({ FunctionName: "f" }))).Policy,
    ];
    for (const text of await texts()) expect(text).toContain(arn);
    await deleteUser(admin(), "gone");
    for (const text of await texts()) {
      expect(text).toContain(`{"AWS":"${id}"}`);
      expect(text).not.toContain(arn);
    }
    expect((await refusal(newQueue("another"))).name).toBe("InvalidAttributeValue");
    expect(await refusal(newTopic("another"))).toMatchObject({
      name: "InvalidParameterException",
      message: "Invalid parameter: Policy Error: PrincipalNotFound",
    });
    expect((await refusal(openBus())).name).toBe("ValidationException");
    expect((await refusal(openFunction("two"))).name).toBe("InvalidParameterValueException");
  });
});
