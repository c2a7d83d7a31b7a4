/** PurgeQueue: every message goes, once a minute at most. Amazon SQS API Reference, PurgeQueue. */
import type { PurgeQueueRequest } from "@aws-sdk/client-sqs";
import { decidePurgeQueue, queueArn } from "../../../../domain/index.ts";
import { managementOperation, NOTHING, type Nothing, queueAt } from "../operation.ts";
import { onQueue } from "../permissions.ts";

export const purgeQueue = managementOperation<PurgeQueueRequest, Nothing>({
  name: "PurgeQueue",
  readOnly: false,
  permissions: (context, { QueueUrl }) => onQueue(context, "PurgeQueue", QueueUrl),
  decide(context, input) {
    const queue = queueAt(context, input);
    return queue.ok ? decidePurgeQueue(context.world, queueArn(queue.value), context.now) : queue;
  },
  respond: () => NOTHING,
});
