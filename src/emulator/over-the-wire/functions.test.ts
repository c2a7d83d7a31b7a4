/** Functions over a socket with the SDK's own client: made, permitted, invoked as stand-ins, and what breaks on the way to them. */
import { PutEventsCommand, PutRuleCommand, PutTargetsCommand, type Target } from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand, CreateUserCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  DeleteFunctionCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetPolicyCommand,
  InvokeCommand,
  LambdaClient,
  ListFunctionsCommand,
  RemovePermissionCommand,
} from "@aws-sdk/client-lambda";
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Hands, history, refusal, type Served, served } from "./served.test-support.ts";
import { bucketPolicy as policyOf, storesOf } from "./stores.test-support.ts";

const OWNER = "100000000026";
const STRANGER = "200000000011";
const ROLE = `arn:aws:iam::${OWNER}:role/runs-functions`;
const PAGER = `arn:aws:lambda:us-east-1:${OWNER}:function:pager`;
let on: Served;
beforeAll(async () => {
  on = await served();
});
beforeEach(async () => {
  await on.control("POST", "reset");
});
afterAll(() => on.close());

const admin = (): Hands => on.as("open-root-keys/admin");
const sqs = () => storesOf(on, "open-root-keys/admin").sqs;
const lambdaOf = (profile = "open-root-keys/admin"): LambdaClient =>
  new LambdaClient({ endpoint: on.url, region: "us-east-1", credentials: on.credentials(profile), maxAttempts: 1 });

const trusting = (Service: string): string =>
  policyOf({ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" });
const role = (RoleName = "runs-functions", service = "lambda.amazonaws.com") =>
  admin().iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trusting(service) }));

const wanted = (over: Partial<CreateFunctionCommandInput> = {}): CreateFunctionCommandInput => ({
  FunctionName: "pager",
  Role: ROLE,
  Runtime: "nodejs22.x",
  Handler: "index.handler",
  Code: { ZipFile: new TextEncoder().encode("not even a zip") },
  ...over,
});

async function pager(over: Partial<CreateFunctionCommandInput> = {}) {
  await role();
  return lambdaOf().send(new CreateFunctionCommand(wanted(over)));
}

const permit = (over: object = {}) =>
  lambdaOf().send(
    new AddPermissionCommand({
      FunctionName: "pager",
      StatementId: "events",
      Action: "lambda:InvokeFunction",
      Principal: "events.amazonaws.com",
      SourceArn: `arn:aws:events:us-east-1:${OWNER}:rule/*`,
      SourceAccount: OWNER,
      ...over,
    }),
  );

async function ruleTo(target: Omit<Target, "Id">): Promise<void> {
  const { events } = admin();
  await events.send(new PutRuleCommand({ Name: "sales", EventPattern: '{"source":["shop"]}' }));
  await events.send(new PutTargetsCommand({ Rule: "sales", Targets: [{ Id: "1", ...target } as Target] }));
}

type Report = Readonly<{ to: string; outcome: string; reason?: string; attempt: number; faults?: string[] }>;

/** What became of one event. */
async function sell(): Promise<readonly Report[]> {
  const before = ((await on.control("GET", "notifications")).deliveries as readonly Report[]).length;
  await admin().events.send(
    new PutEventsCommand({ Entries: [{ Source: "shop", DetailType: "sale", Detail: '{"item":"hat"}' }] }),
  );
  await on.control("POST", "clock", { advance: "10s" });
  return ((await on.control("GET", "notifications")).deliveries as readonly Report[]).slice(before);
}

describe("functions", () => {
  test("do not take a user's unique id as a principal, however right it is", async () => {
    await pager();
    const { User } = await admin().iam.send(new CreateUserCommand({ UserName: "caller" }));
    const from = { SourceArn: undefined, SourceAccount: undefined };
    expect(await refusal(permit({ ...from, Principal: User?.UserId }))).toMatchObject({ status: 400 });
    await permit({ ...from, Principal: User?.Arn });
  });

  test("are made, found, described and deleted; the environment stays out of the trail", async () => {
    const made = await pager({ Environment: { Variables: { TOKEN: "s3cret" } }, Description: "rings" });
    expect(made).toMatchObject({
      FunctionName: "pager",
      FunctionArn: PAGER,
      State: "Active",
      CodeSize: 14,
      Timeout: 3,
      MemorySize: 128,
      Version: "$LATEST",
    });
    const lambda = lambdaOf();
    const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: PAGER }));
    expect(Configuration).toMatchObject({ Description: "rings", Environment: { Variables: { TOKEN: "s3cret" } } });
    expect(await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: "pager" }))).toMatchObject({
      CodeSha256: made.CodeSha256,
      RevisionId: made.RevisionId,
    });
    expect((await lambda.send(new ListFunctionsCommand({}))).Functions?.map((each) => each.FunctionName)).toEqual([
      "pager",
    ]);
    expect(await refusal(lambda.send(new CreateFunctionCommand(wanted())))).toMatchObject({
      name: "ResourceConflictException",
      status: 409,
    });
    const deleted = await lambda.send(new DeleteFunctionCommand({ FunctionName: `${OWNER}:function:pager` }));
    expect(deleted.$metadata.httpStatusCode).toBe(204);
    expect(await refusal(lambda.send(new GetFunctionCommand({ FunctionName: "pager" })))).toMatchObject({
      name: "ResourceNotFoundException",
      message: `Function not found: ${PAGER}`,
      status: 404,
    });
    const records = await history(admin());
    expect(records.map(({ eventName }) => eventName)).toEqual(
      expect.arrayContaining(["CreateFunction20150331", "DeleteFunction20150331", "GetFunction20150331v2"]),
    );
    const created = records.find(
      ({ eventName, errorCode }) => eventName === "CreateFunction20150331" && errorCode === undefined,
    );
    expect(created).toMatchObject({
      eventSource: "lambda.amazonaws.com",
      requestParameters: { functionName: "pager", environment: {}, code: {} },
      responseElements: { functionArn: PAGER, environment: {} },
    });
    expect(JSON.stringify(records)).not.toContain("s3cret");
  });

  test("need a role of their account that Lambda can take on", async () => {
    await role("trusts-others", "ec2.amazonaws.com");
    for (const Role of [ROLE, `arn:aws:iam::${OWNER}:role/trusts-others`, `arn:aws:iam::${STRANGER}:role/admin`])
      expect(await refusal(lambdaOf().send(new CreateFunctionCommand(wanted({ Role }))))).toMatchObject({
        name: "InvalidParameterValueException",
        message: "The role defined for the function cannot be assumed by Lambda.",
      });
  });

  test("need a runtime, a handler, code, and an environment of at most 4 KB", async () => {
    await role();
    const making = (over: Partial<CreateFunctionCommandInput>) =>
      lambdaOf().send(new CreateFunctionCommand(wanted(over)));
    const mandatory = "Runtime and Handler are mandatory parameters for functions created with deployment packages.";
    const source = "Please provide a source for function code.";
    const environment = (characters: number) => ({
      Environment: { Variables: { KEY: `${"é".repeat(characters / 2)}a` } },
    });
    for (const [over, message] of [
      [{ Runtime: undefined }, mandatory],
      [{ Handler: undefined, PackageType: "Zip" }, mandatory],
      [{ Code: {} }, source],
      [{ Code: { S3Bucket: "code" } }, source],
      [environment(4_094), expect.stringContaining("exceeded the 4KB limit")],
    ] as const)
      expect(await refusal(making(over))).toMatchObject({
        name: "InvalidParameterValueException",
        message,
        status: 400,
      });
    const made = await making({ ...environment(4_092), Code: { S3Bucket: "code", S3Key: "pager.zip" } });
    expect(made).toMatchObject({ FunctionArn: PAGER, CodeSize: 0 });
  });

  test("have a policy of at most 20,480 bytes, however few characters those are", async () => {
    await pager();
    const wide = (number: number) =>
      permit({ StatementId: `s${number}`, SourceArn: `arn:aws:events:us-east-1:${OWNER}:rule/${"é".repeat(3_000)}` });
    for (const number of [1, 2, 3]) await wide(number);
    expect(await refusal(wide(4))).toMatchObject({ name: "PolicyLengthExceededException", status: 400 });
  });

  test("what is not emulated says so", async () => {
    await pager();
    const lambda = lambdaOf();
    for (const call of [
      () => lambda.send(new CreateFunctionCommand(wanted({ FunctionName: "other", Layers: ["arn:aws:lambda:x"] }))),
      () => lambda.send(new CreateFunctionCommand(wanted({ FunctionName: "other", Publish: true }))),
      () => lambda.send(new GetFunctionCommand({ FunctionName: "pager", Qualifier: "live" })),
      () => lambda.send(new CreateAliasCommand({ FunctionName: "pager", Name: "live", FunctionVersion: "1" })),
      () => lambda.send(new InvokeCommand({ FunctionName: "pager", Payload: "{}" })),
      () => permit({ FunctionUrlAuthType: "NONE" }),
    ])
      expect(await refusal(call())).toMatchObject({ name: "NotEmulatedException", status: 501 });
    expect(await refusal(lambda.send(new GetFunctionCommand({ FunctionName: "a b" })))).toMatchObject({
      name: "ValidationException",
      status: 400,
    });
  });

  test("are invoked asynchronously or to try, and never answer", async () => {
    await pager();
    const lambda = lambdaOf();
    const invoke = (over: object) => lambda.send(new InvokeCommand({ FunctionName: "pager", ...over }));
    expect(await invoke({ InvocationType: "Event", Payload: '{"a":1}' })).toMatchObject({ StatusCode: 202 });
    expect(await invoke({ InvocationType: "DryRun" })).toMatchObject({ StatusCode: 204 });
    expect(await refusal(invoke({ InvocationType: "Event", Payload: "{" }))).toMatchObject({
      name: "InvalidRequestContentException",
    });
    expect((await history(admin())).map(({ eventName }) => eventName)).not.toContain("Invoke");
  });
});

describe("a function's resource policy", () => {
  test("has a statement for each permission, and is gone with the last", async () => {
    await pager();
    const lambda = lambdaOf();
    const asked = () => lambda.send(new GetPolicyCommand({ FunctionName: "pager" }));
    expect(await refusal(asked())).toMatchObject({ name: "ResourceNotFoundException", status: 404 });
    const { Statement = "" } = await permit();
    expect(JSON.parse(Statement)).toEqual({
      Sid: "events",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "lambda:InvokeFunction",
      Resource: PAGER,
      Condition: {
        StringEquals: { "AWS:SourceAccount": OWNER },
        ArnLike: { "AWS:SourceArn": `arn:aws:events:us-east-1:${OWNER}:rule/*` },
      },
    });
    expect(await refusal(permit())).toMatchObject({ name: "ResourceConflictException", status: 409 });
    const { RevisionId = "", Policy = "" } = await asked();
    expect(JSON.parse(Policy)).toMatchObject({ Id: "default", Statement: [{ Sid: "events" }] });
    const remove = (over: object) =>
      lambda.send(new RemovePermissionCommand({ FunctionName: "pager", StatementId: "events", ...over }));
    expect(await refusal(remove({ RevisionId: "of-another-day" }))).toMatchObject({
      name: "PreconditionFailedException",
      status: 412,
    });
    expect(await refusal(remove({ StatementId: "other" }))).toMatchObject({ name: "ResourceNotFoundException" });
    await remove({ RevisionId });
    expect(await refusal(asked())).toMatchObject({ name: "ResourceNotFoundException" });
    expect((await history(admin())).map(({ eventName }) => eventName)).toEqual(
      expect.arrayContaining(["AddPermission20150331v2", "RemovePermission20150331v2", "GetPolicy20150331v2"]),
    );
  });

  test("keeps the statements of principals whose permission may not be removed", async () => {
    await pager();
    await permit();
    await permit({ StatementId: "topic", Principal: "sns.amazonaws.com" });
    await permit({ StatementId: "stranger", Principal: STRANGER, SourceArn: undefined, SourceAccount: undefined });
    const principals = { "lambda:Principal": ["events.amazonaws.com", STRANGER] };
    const PolicyDocument = policyOf({
      Effect: "Deny",
      Action: "lambda:RemovePermission",
      Resource: "*",
      Condition: { StringEquals: principals },
    });
    await admin().iam.send(new PutRolePolicyCommand({ RoleName: "admin", PolicyName: "kept", PolicyDocument }));
    const remove = (StatementId: string) =>
      lambdaOf().send(new RemovePermissionCommand({ FunctionName: "pager", StatementId }));
    for (const kept of ["events", "stranger"])
      expect(await refusal(remove(kept))).toMatchObject({ name: "AccessDeniedException", status: 403 });
    expect((await remove("topic")).$metadata.httpStatusCode).toBe(204);
    expect(await refusal(remove("topic"))).toMatchObject({ name: "ResourceNotFoundException", status: 404 });
  });

  test("lets another account in, and no principal that is not there", async () => {
    await pager();
    const foreign = lambdaOf("open-invited/admin");
    const ask = () => foreign.send(new InvokeCommand({ FunctionName: PAGER, InvocationType: "Event" }));
    expect(await refusal(ask())).toMatchObject({ name: "AccessDeniedException", status: 403 });
    await permit({ Principal: "*", SourceArn: undefined, SourceAccount: undefined });
    expect(await ask()).toMatchObject({ StatusCode: 202 });
    expect(await refusal(permit({ StatementId: "x", Principal: `arn:aws:iam::${OWNER}:role/nobody` }))).toMatchObject({
      name: "InvalidParameterValueException",
    });
    expect(await refusal(permit({ StatementId: "x", Principal: "nonsense" }))).toMatchObject({
      name: "InvalidParameterValueException",
    });
  });
});

describe("a rule that tells a function", () => {
  test("is judged by the function's policy, with the rule's ARN and account", async () => {
    await pager();
    await ruleTo({ Arn: PAGER });
    expect(await sell()).toMatchObject([
      { to: PAGER, outcome: "dropped", reason: expect.stringContaining("permitted") },
    ]);
    await permit({ SourceArn: `arn:aws:events:us-east-1:${OWNER}:rule/another` });
    expect(await sell()).toMatchObject([{ outcome: "dropped" }]);
    await permit({ StatementId: "second", SourceAccount: STRANGER });
    expect(await sell()).toMatchObject([{ outcome: "dropped" }]);
    await permit({ StatementId: "third" });
    expect(await sell()).toMatchObject([{ outcome: "delivered", reason: expect.stringContaining("runs no code") }]);
  });

  test("misses a function that was never made, and one that was deleted", async () => {
    await ruleTo({ Arn: PAGER });
    expect(await sell()).toMatchObject([{ outcome: "dropped", reason: expect.stringContaining("is not there") }]);
    await pager();
    await lambdaOf().send(new DeleteFunctionCommand({ FunctionName: "pager" }));
    expect(await sell()).toMatchObject([{ outcome: "dropped", reason: expect.stringContaining("is not there") }]);
  });

  test("puts what a function refuses into the dead-letter queue", async () => {
    await pager();
    const Policy = policyOf({
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: "*",
    });
    const { QueueUrl } = await sqs().send(new CreateQueueCommand({ QueueName: "undelivered", Attributes: { Policy } }));
    await ruleTo({ Arn: PAGER, DeadLetterConfig: { Arn: `arn:aws:sqs:us-east-1:${OWNER}:undelivered` } });
    expect(await sell()).toMatchObject([{ outcome: "deadLettered" }]);
    const asked = new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ["All"] });
    const [message] = (await sqs().send(asked)).Messages ?? [];
    expect(message?.MessageAttributes).toMatchObject({
      TARGET_ARN: { StringValue: PAGER },
      ERROR_CODE: { StringValue: "NO_PERMISSIONS" },
    });
  });
});

describe("a fault of a function that is a target", () => {
  const strike = async (kind: string) =>
    String((await on.control("POST", "fault", { kind, parameters: { target: PAGER } })).id);
  const undo = (id: string) => fetch(`${on.url}/_orgdrill/fault/${id}`, { method: "DELETE" });

  test("takes the permission away where everybody sees it, and gives it back", async () => {
    await pager();
    await permit();
    await ruleTo({ Arn: PAGER });
    const id = await strike("target.permission-lost");
    const asked = () => lambdaOf().send(new GetPolicyCommand({ FunctionName: "pager" }));
    expect(await refusal(asked())).toMatchObject({ name: "ResourceNotFoundException" });
    expect(await sell()).toMatchObject([{ outcome: "dropped", faults: [id] }]);
    await undo(id);
    expect((await asked()).Policy).toContain('"events"');
    expect(await sell()).toMatchObject([{ outcome: "delivered" }]);
  });

  test("ends when somebody mends the policy, and then its end overwrites nothing", async () => {
    await pager();
    await permit();
    await ruleTo({ Arn: PAGER });
    const id = await strike("target.permission-lost");
    await permit({ StatementId: "mended" });
    const [report] = await sell();
    expect(report).toMatchObject({ outcome: "delivered" });
    expect(report?.faults).toBeUndefined();
    await undo(id);
    const { Policy = "" } = await lambdaOf().send(new GetPolicyCommand({ FunctionName: "pager" }));
    expect(JSON.parse(Policy).Statement.map(({ Sid }: { Sid: string }) => Sid)).toEqual(["mended"]);
  });

  test("deletes the function, and brings it back with its policy", async () => {
    await pager();
    await permit();
    await ruleTo({ Arn: PAGER });
    const id = await strike("target.missing");
    expect((await lambdaOf().send(new ListFunctionsCommand({}))).Functions).toEqual([]);
    expect(await sell()).toMatchObject([{ outcome: "dropped", faults: [id] }]);
    await undo(id);
    expect(await sell()).toMatchObject([{ outcome: "delivered" }]);
  });

  test("by rate is tried again until it ends", async () => {
    await pager();
    await permit();
    await ruleTo({ Arn: PAGER });
    const id = await strike("target.throttled");
    expect((await sell()).map(({ outcome }) => outcome)).toContain("retrying");
    await undo(id);
    await on.control("POST", "clock", { advance: "10m" });
    const all = (await on.control("GET", "notifications")).deliveries as readonly Report[];
    expect(all.at(-1)).toMatchObject({ outcome: "delivered" });
  });
});

describe("a topic that tells a function", () => {
  const TOPIC = `arn:aws:sns:us-east-1:${OWNER}:pages`;
  const sns = () =>
    new SNSClient({ endpoint: on.url, region: "us-east-1", credentials: on.credentials("open-root-keys/admin") });
  const publish = async () => {
    await sns().send(new PublishCommand({ TopicArn: TOPIC, Message: "fire" }));
    await on.control("POST", "clock", { advance: "10s" });
    return (await on.control("GET", "notifications")).deliveries as readonly Report[];
  };

  test("asks the function's policy", async () => {
    await pager();
    await sns().send(new CreateTopicCommand({ Name: "pages" }));
    const Protocol = "lambda";
    const malformed = new SubscribeCommand({ TopicArn: TOPIC, Protocol, Endpoint: "pager" });
    expect(await refusal(sns().send(malformed))).toMatchObject({ message: "Invalid parameter: Lambda endpoint ARN" });
    const { SubscriptionArn } = await sns().send(new SubscribeCommand({ TopicArn: TOPIC, Protocol, Endpoint: PAGER }));
    expect(SubscriptionArn).toContain(TOPIC);
    expect((await publish()).at(-1)).toMatchObject({ to: PAGER, outcome: "dropped" });
    await permit({ Principal: "sns.amazonaws.com", SourceArn: TOPIC });
    expect((await publish()).at(-1)).toMatchObject({ to: PAGER, outcome: "delivered" });
    await lambdaOf().send(new DeleteFunctionCommand({ FunctionName: "pager" }));
    expect((await publish()).at(-1)).toMatchObject({ outcome: "dropped", reason: `${PAGER} is not there` });
  });
});
