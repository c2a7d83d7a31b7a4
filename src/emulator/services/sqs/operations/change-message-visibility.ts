/** ChangeMessageVisibility: a received message hides longer, or shows again at once. Amazon SQS API Reference, ChangeMessageVisibility. */
import type { ChangeMessageVisibilityRequest } from "@aws-sdk/client-sqs";
import { decideChangeVisibility, queueArn } from "../../../../domain/index.ts";
import { dataOperation, NOTHING, type Nothing, queueAt, required } from "../operation.ts";
import { onQueue } from "../permissions.ts";

export const changeMessageVisibility = dataOperation<ChangeMessageVisibilityRequest, Nothing>({
  name: "ChangeMessageVisibility",
  readOnly: false,
  permissions: (context, { QueueUrl }) => onQueue(context, "ChangeMessageVisibility", QueueUrl),
  decide(context, input) {
    const queue = queueAt(context, input);
    if (!queue.ok) return queue;
    return decideChangeVisibility(context.world, queueArn(queue.value), {
      receiptHandle: input.ReceiptHandle ?? "",
      timeoutSeconds: required(input.VisibilityTimeout, "VisibilityTimeout"),
      now: context.now,
    });
  },
  respond: () => NOTHING,
});
