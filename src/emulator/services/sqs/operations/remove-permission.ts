/** RemovePermission: the statement with the label goes. Amazon SQS API Reference, RemovePermission. */
import type { RemovePermissionRequest } from "@aws-sdk/client-sqs";
import { decideChangeQueue, queueArn } from "../../../../domain/index.ts";
import { managementOperation, NOTHING, type Nothing, queueAt } from "../operation.ts";
import { onQueue } from "../permissions.ts";
import { withoutPermission } from "../queue-policy.ts";

export const removePermission = managementOperation<RemovePermissionRequest, Nothing>({
  name: "RemovePermission",
  readOnly: false,
  permissions: (context, { QueueUrl }) => onQueue(context, "RemovePermission", QueueUrl),
  decide(context, input) {
    const queue = queueAt(context, input);
    if (!queue.ok) return queue;
    const policy = withoutPermission(queue.value, input.Label ?? "");
    if (!policy.ok) return policy;
    return decideChangeQueue(context.world, queueArn(queue.value), { policy: policy.value, now: context.now });
  },
  respond: () => NOTHING,
});
