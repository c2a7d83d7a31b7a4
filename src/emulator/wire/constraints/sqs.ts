/** Amazon SQS API Reference, 2012-11-05: lengths and ranges of the input of each emulated operation. */
import { ANY_TEXT, FREE, listOf, mapOf, number, type ServiceConstraints, structure } from "./constraint.ts";

const attribute = structure({
  StringValue: ANY_TEXT,
  BinaryValue: FREE,
  StringListValues: listOf(ANY_TEXT),
  BinaryListValues: listOf(FREE),
  DataType: ANY_TEXT,
});

/** What is out of its range is an error of its own, which names the parameter. */
const within = (name: string, min: number, max: number) => {
  const says = {
    code: "InvalidParameterValue",
    text: `Value for parameter ${name} is invalid. Reason: Must be >= ${min} and <= ${max}, if provided.`,
  };
  return number({ min, max, says: { "min-value": says, "max-value": says } });
};

const STRUCTURES = mapOf(ANY_TEXT, attribute);
const ATTRIBUTES = mapOf(ANY_TEXT, ANY_TEXT);
const QUEUE = { QueueUrl: ANY_TEXT };

export const SQS_CONSTRAINTS: ServiceConstraints = {
  CreateQueue: { QueueName: ANY_TEXT, Attributes: ATTRIBUTES, tags: ATTRIBUTES },
  DeleteQueue: QUEUE,
  GetQueueUrl: { QueueName: ANY_TEXT, QueueOwnerAWSAccountId: ANY_TEXT },
  ListQueues: { QueueNamePrefix: ANY_TEXT, NextToken: ANY_TEXT, MaxResults: within("MaxResults", 1, 1000) },
  GetQueueAttributes: { ...QUEUE, AttributeNames: listOf(ANY_TEXT) },
  SetQueueAttributes: { ...QUEUE, Attributes: ATTRIBUTES },
  AddPermission: { ...QUEUE, Label: ANY_TEXT, AWSAccountIds: listOf(ANY_TEXT), Actions: listOf(ANY_TEXT) },
  RemovePermission: { ...QUEUE, Label: ANY_TEXT },
  SendMessage: {
    ...QUEUE,
    MessageBody: ANY_TEXT,
    DelaySeconds: within("DelaySeconds", 0, 900),
    MessageAttributes: STRUCTURES,
    MessageSystemAttributes: STRUCTURES,
    MessageDeduplicationId: ANY_TEXT,
    MessageGroupId: ANY_TEXT,
  },
  ReceiveMessage: {
    ...QUEUE,
    AttributeNames: listOf(ANY_TEXT),
    MessageSystemAttributeNames: listOf(ANY_TEXT),
    MessageAttributeNames: listOf(ANY_TEXT),
    MaxNumberOfMessages: within("MaxNumberOfMessages", 1, 10),
    VisibilityTimeout: within("VisibilityTimeout", 0, 43_200),
    WaitTimeSeconds: within("WaitTimeSeconds", 0, 20),
    ReceiveRequestAttemptId: ANY_TEXT,
  },
  DeleteMessage: { ...QUEUE, ReceiptHandle: ANY_TEXT },
  PurgeQueue: QUEUE,
  ChangeMessageVisibility: {
    ...QUEUE,
    ReceiptHandle: ANY_TEXT,
    VisibilityTimeout: within("VisibilityTimeout", 0, 43_200),
  },
};
