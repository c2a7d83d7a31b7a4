/** SetQueueAttributes: among them the queue's policy. Amazon SQS API Reference, SetQueueAttributes. */
import type { SetQueueAttributesRequest } from "@aws-sdk/client-sqs";
import { decideChangeQueue, queueArn } from "../../../../domain/index.ts";
import { readAttributes } from "../attributes.ts";
import { managementOperation, NOTHING, type Nothing, queueAt, required } from "../operation.ts";
import { onQueue } from "../permissions.ts";

export const setQueueAttributes = managementOperation<SetQueueAttributesRequest, Nothing>({
  name: "SetQueueAttributes",
  readOnly: false,
  permissions: (context, { QueueUrl }) => onQueue(context, "SetQueueAttributes", QueueUrl),
  decide(context, input) {
    const queue = queueAt(context, input);
    if (!queue.ok) return queue;
    const read = readAttributes(context.world, required(input.Attributes, "Attributes"));
    if (!read.ok) return read;
    return decideChangeQueue(context.world, queueArn(queue.value), { ...read.value, now: context.now });
  },
  respond: () => NOTHING,
});
