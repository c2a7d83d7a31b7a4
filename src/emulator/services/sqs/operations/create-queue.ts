/** CreateQueue: a standard queue of the caller's account in the Region of the request. Amazon SQS API Reference, CreateQueue. */
import type { CreateQueueRequest, CreateQueueResult } from "@aws-sdk/client-sqs";
import { decideCreateQueue } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { readAttributes } from "../attributes.ts";
import { managementOperation, queueUrl, required } from "../operation.ts";
import { onAddress } from "../permissions.ts";

export const createQueue = managementOperation<CreateQueueRequest, CreateQueueResult>({
  name: "CreateQueue",
  readOnly: false,
  permissions: (context, { QueueName = "" }) =>
    onAddress(context, "CreateQueue", { accountId: context.caller.accountId, name: QueueName }),
  decide({ world, caller, request, now }, input) {
    const name = required(input.QueueName, "QueueName");
    if (name.endsWith(".fifo")) return refuse({ kind: "NotEmulated", what: "a FIFO queue" });
    if (Object.keys(input.tags ?? {}).length > 0) return refuse({ kind: "NotEmulated", what: "the tags of a queue" });
    const read = readAttributes(world, input.Attributes ?? {});
    if (!read.ok) return read;
    const { settings, policy } = read.value;
    return decideCreateQueue(world, {
      name,
      accountId: caller.accountId,
      region: request.region,
      settings,
      policy,
      now,
    });
  },
  respond: (context, { QueueName = "" }) => ({
    QueueUrl: queueUrl(context, { accountId: context.caller.accountId, name: QueueName }),
  }),
});
