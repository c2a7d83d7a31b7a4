/** Queues over a socket with the SDK's own client: messages on the virtual clock, policies locked and unlocked. */
import assert from "node:assert/strict";
import {
  AddPermissionCommand,
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  RemovePermissionCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { history, refusal, type Served, served } from "./served.test-support.ts";
import { bucketPolicy as policyOf, storesOf, storesOfNobody } from "./stores.test-support.ts";

const OWNER = "100000000026";
const STRANGER = "200000000011";
let on: Served;
beforeAll(async () => {
  on = await served();
});
afterAll(() => on.close());

const sqsOf = (profile: string, region?: string): SQSClient => storesOf(on, profile, region).sqs;
const owner = (): SQSClient => sqsOf("open-root-keys/admin");
let made = 0;

async function queueOf(sqs: SQSClient, Attributes: Record<string, string> = {}): Promise<string> {
  const { QueueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: `queue-${++made}`, Attributes }));
  return QueueUrl;
}

const receive = async (sqs: SQSClient, QueueUrl: string, more: object = {}) =>
  (await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }))).Messages ?? [];

describe("queues", () => {
  test("are made, found, described and deleted", async () => {
    const sqs = owner();
    const QueueUrl = await queueOf(sqs, { VisibilityTimeout: "7" });
    assert.equal(QueueUrl, `${on.url}/${OWNER}/queue-${made}`);
    const QueueName = `queue-${made}`;
    assert.equal((await sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl, QueueUrl);
    expect((await sqs.send(new ListQueuesCommand({ QueueNamePrefix: QueueName }))).QueueUrls).toEqual([QueueUrl]);
    expect((await sqsOf("open-root-keys/admin", "eu-west-1").send(new ListQueuesCommand({}))).QueueUrls ?? []).toEqual(
      [],
    );
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
    expect(Attributes).toMatchObject({
      QueueArn: `arn:aws:sqs:us-east-1:${OWNER}:${QueueName}`,
      VisibilityTimeout: "7",
      DelaySeconds: "0",
      ApproximateNumberOfMessages: "0",
    });
    await sqs.send(new CreateQueueCommand({ QueueName, Attributes: { VisibilityTimeout: "7" } }));
    const other = new CreateQueueCommand({ QueueName, Attributes: { VisibilityTimeout: "8" } });
    expect(await refusal(sqs.send(other))).toMatchObject({ name: "QueueNameExists" });
    await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    expect(await refusal(sqs.send(new GetQueueUrlCommand({ QueueName })))).toMatchObject({
      name: "QueueDoesNotExist",
      message: "The specified queue does not exist.",
      status: 400,
    });
    expect(await refusal(sqs.send(new CreateQueueCommand({ QueueName })))).toMatchObject({
      name: "QueueDeletedRecently",
    });
    await on.control("POST", "clock", { advance: "61s" });
    await sqs.send(new CreateQueueCommand({ QueueName }));
  });

  test("what is not emulated, and what is out of its range, says so", async () => {
    const sqs = owner();
    const QueueUrl = await queueOf(sqs);
    const set = (Attributes: Record<string, string>) =>
      sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
    expect(await refusal(set({ VisibilityTimeout: "43201" }))).toMatchObject({ name: "InvalidAttributeValue" });
    expect(await refusal(set({ Colour: "red" }))).toMatchObject({ name: "InvalidAttributeName" });
    expect(await refusal(set({ RedrivePolicy: "{}" }))).toMatchObject({ name: "NotEmulatedException", status: 501 });
    expect(await refusal(set({ Policy: "{}" }))).toMatchObject({
      name: "InvalidAttributeValue",
      message: "Invalid value for the parameter Policy.",
    });
    const batch = new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: "a", MessageBody: "b" }] });
    expect(await refusal(sqs.send(batch))).toMatchObject({ name: "NotEmulatedException", status: 501 });
    expect(await refusal(sqs.send(new CreateQueueCommand({ QueueName: "a.fifo" })))).toMatchObject({ status: 501 });
    expect(await refusal(receive(sqs, QueueUrl, { MaxNumberOfMessages: 11 }))).toMatchObject({
      name: "InvalidParameterValue",
    });
    expect(await refusal(receive(sqs, `${on.url}/nowhere`))).toMatchObject({ name: "InvalidAddress" });
  });
});

describe("messages", () => {
  test("hide while they are worked on, come back, and go when they are deleted", async () => {
    const sqs = owner();
    const QueueUrl = await queueOf(sqs);
    const MessageAttributes = {
      colour: { DataType: "String", StringValue: "rot" },
      bytes: { DataType: "Binary", BinaryValue: Uint8Array.of(1, 2, 255) },
    };
    const sent = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "grüße 日本", MessageAttributes }));
    const [first] = await receive(sqs, QueueUrl, {
      MessageAttributeNames: ["All"],
      MessageSystemAttributeNames: ["All"],
    });
    expect(first).toMatchObject({
      MessageId: sent.MessageId,
      Body: "grüße 日本",
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
      MessageAttributes,
      Attributes: { ApproximateReceiveCount: "1" },
    });
    expect(await receive(sqs, QueueUrl)).toEqual([]);
    await on.control("POST", "clock", { advance: "31s" });
    const [second] = await receive(sqs, QueueUrl);
    assert.equal(second?.MessageId, sent.MessageId);
    // The receipt of the first reception deletes nothing any more.
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
    await sqs.send(
      new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: second?.ReceiptHandle, VisibilityTimeout: 0 }),
    );
    const [third] = await receive(sqs, QueueUrl);
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: third?.ReceiptHandle }));
    await on.control("POST", "clock", { advance: "31s" });
    expect(await receive(sqs, QueueUrl)).toEqual([]);
    const change = new ChangeMessageVisibilityCommand({
      QueueUrl,
      ReceiptHandle: third?.ReceiptHandle,
      VisibilityTimeout: 1,
    });
    expect(await refusal(sqs.send(change))).toMatchObject({ name: "MessageNotInflight" });
    const nonsense = new DeleteMessageCommand({ QueueUrl, ReceiptHandle: "nonsense" });
    expect(await refusal(sqs.send(nonsense))).toMatchObject({ name: "ReceiptHandleIsInvalid" });
  });

  test("wait for their delay, end with their retention, and are purged", async () => {
    const sqs = owner();
    const QueueUrl = await queueOf(sqs, { MessageRetentionPeriod: "120" });
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "later", DelaySeconds: 60 }));
    expect(await receive(sqs, QueueUrl)).toEqual([]);
    await on.control("POST", "clock", { advance: "61s" });
    expect((await receive(sqs, QueueUrl)).map(({ Body }) => Body)).toEqual(["later"]);
    await on.control("POST", "clock", { advance: "61s" });
    expect(await receive(sqs, QueueUrl)).toEqual([]);
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "gone" }));
    await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    expect(await receive(sqs, QueueUrl)).toEqual([]);
    expect(await refusal(sqs.send(new PurgeQueueCommand({ QueueUrl })))).toMatchObject({
      name: "PurgeQueueInProgress",
    });
    const tooLong = new SendMessageCommand({ QueueUrl, MessageBody: "x".repeat(2000) });
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { MaximumMessageSize: "1024" } }));
    expect(await refusal(sqs.send(tooLong))).toMatchObject({ name: "InvalidParameterValue" });
  });
});

describe("queue policies", () => {
  test("let strangers send, also those who sign nothing, and nobody manage", async () => {
    const [sqs, stranger] = [owner(), sqsOf("umbrella-member/admin")];
    const nobody = storesOfNobody(on).sqs;
    const QueueUrl = await queueOf(sqs);
    const Resource = `arn:aws:sqs:us-east-1:${OWNER}:queue-${made}`;
    const send = new SendMessageCommand({ QueueUrl, MessageBody: "hello" });
    const denied = await refusal(stranger.send(send));
    expect(denied).toMatchObject({ name: "AccessDenied", status: 403 });
    assert.match(
      denied.message,
      /is not authorized to perform: sqs:sendmessage on resource: .* because no resource-based policy allows the sqs:sendmessage action$/,
    );
    await sqs.send(
      new AddPermissionCommand({ QueueUrl, Label: "ours", AWSAccountIds: [STRANGER], Actions: ["SendMessage"] }),
    );
    await stranger.send(send);
    expect(await refusal(nobody.send(send))).toMatchObject({ name: "AccessDenied", status: 403 });
    await sqs.send(new RemovePermissionCommand({ QueueUrl, Label: "ours" }));
    expect(await refusal(stranger.send(send))).toMatchObject({ name: "AccessDenied" });
    const Policy = policyOf({ Effect: "Allow", Principal: "*", Action: "sqs:*", Resource });
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
    await stranger.send(send);
    await nobody.send(send);
    expect(await refusal(stranger.send(new DeleteQueueCommand({ QueueUrl })))).toMatchObject({ name: "AccessDenied" });
    assert.equal((await receive(sqs, QueueUrl)).length, 3);
  });

  test("one that denies everybody locks the queue, and the account's root user unlocks it", async () => {
    const [sqs, root] = [owner(), sqsOf("open-root-keys/root")];
    const QueueUrl = await queueOf(sqs);
    const Resource = `arn:aws:sqs:us-east-1:${OWNER}:queue-${made}`;
    const Policy = policyOf({ Effect: "Deny", Principal: "*", Action: "sqs:*", Resource });
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
    const unlock = new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: "" } });
    expect(await refusal(sqs.send(unlock))).toMatchObject({
      name: "AccessDenied",
      message: expect.stringContaining("with an explicit deny in a resource-based policy"),
    });
    const send = new SendMessageCommand({ QueueUrl, MessageBody: "hello" });
    expect(await refusal(root.send(send))).toMatchObject({ name: "AccessDenied" });
    await root.send(unlock);
    await sqs.send(send);
  });
});

test("the event history has what was done with queues, and nothing of their messages", async () => {
  const sqs = sqsOf("open-invited/admin");
  const QueueUrl = await queueOf(sqs);
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "x" }));
  await receive(sqs, QueueUrl);
  const Attributes = { VisibilityTimeout: "9" };
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  const records = await history(on.as("open-invited/admin"));
  expect(records.map(({ eventName }) => eventName)).toEqual(["SetQueueAttributes", "CreateQueue"]);
  expect(records[0]).toMatchObject({
    eventSource: "sqs.amazonaws.com",
    requestParameters: { queueUrl: QueueUrl, attributes: Attributes },
    responseElements: null,
  });
  expect(records[1]).toMatchObject({ responseElements: { queueUrl: QueueUrl } });
});
