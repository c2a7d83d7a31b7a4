/** An account keeps what rings elsewhere in a queue, and looks into it. SQS API Reference: CreateQueue, GetQueueUrl, ReceiveMessage. */
import { type Action, outputOf } from "../action.ts";
import { callApi } from "./call-api.ts";

type AlarmQueue = Readonly<{ name: string; watched: string }>;

/** Rules of the watched account may send to the queue; EventBridge User Guide: "Permissions for Amazon SQS queues". */
export const makeAlarmQueue = ({ name, watched }: AlarmQueue): Action => ({
  ...callApi("sqs", "CreateQueue", { QueueName: name, Attributes: { Policy: JSON.stringify(forRulesOf(watched)) } }),
  id: "make-alarm-queue",
  kind: "response",
  sentence: `make the queue ${name} for what rings in ${watched}`,
  undo: "delete the queue",
});

const forRulesOf = (accountId: string) => ({
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: "*",
    Condition: { ArnLike: { "aws:SourceArn": `arn:aws:events:*:${accountId}:rule/*` } },
  },
});

/** At most ten messages, which stay where they are. */
export const readQueue = (name: string): Action => ({
  id: "read-queue",
  kind: "lookup",
  sentence: `look into the queue ${name}`,
  techniques: [],
  async carryOut(hands) {
    const found = await hands.call("sqs", "GetQueueUrl", { QueueName: name });
    const QueueUrl = outputOf(found)?.QueueUrl;
    if (QueueUrl === undefined) return found;
    return hands.call("sqs", "ReceiveMessage", { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 });
  },
});
