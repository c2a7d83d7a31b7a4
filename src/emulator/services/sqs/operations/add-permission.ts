/** AddPermission: a statement in the queue's policy, for accounts. Amazon SQS API Reference, AddPermission. */
import type { AddPermissionRequest } from "@aws-sdk/client-sqs";
import { decideChangeQueue, queueArn } from "../../../../domain/index.ts";
import { managementOperation, NOTHING, type Nothing, queueAt } from "../operation.ts";
import { onQueue } from "../permissions.ts";
import { withPermission } from "../queue-policy.ts";

export const addPermission = managementOperation<AddPermissionRequest, Nothing>({
  name: "AddPermission",
  readOnly: false,
  permissions: (context, { QueueUrl }) => onQueue(context, "AddPermission", QueueUrl),
  decide(context, input) {
    const queue = queueAt(context, input);
    if (!queue.ok) return queue;
    const { Label: label = "", AWSAccountIds: accountIds = [], Actions: actions = [] } = input;
    const policy = withPermission(queue.value, { label, accountIds, actions });
    if (!policy.ok) return policy;
    return decideChangeQueue(context.world, queueArn(queue.value), { policy: policy.value, now: context.now });
  },
  respond: () => NOTHING,
});
