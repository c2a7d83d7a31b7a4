/** GetQueueAttributes: those that are asked for. Amazon SQS API Reference, GetQueueAttributes. */
import type { GetQueueAttributesRequest, GetQueueAttributesResult } from "@aws-sdk/client-sqs";
import { accept, refuse } from "../../../../kernel/index.ts";
import { describeAttributes, unknownAttribute } from "../attributes.ts";
import { dataOperation, knownQueue, queueAt } from "../operation.ts";
import { onQueue } from "../permissions.ts";

export const getQueueAttributes = dataOperation<GetQueueAttributesRequest, GetQueueAttributesResult>({
  name: "GetQueueAttributes",
  readOnly: true,
  permissions: (context, { QueueUrl }) => onQueue(context, "GetQueueAttributes", QueueUrl),
  decide(context, input) {
    const queue = queueAt(context, input);
    if (!queue.ok) return queue;
    const unknown = unknownAttribute(input.AttributeNames ?? []);
    return unknown === undefined ? accept([]) : refuse({ kind: "UnknownAttribute", name: unknown });
  },
  respond(context, input) {
    const { world, now } = context;
    const Attributes = describeAttributes(
      { world, now, queue: knownQueue(context, input) },
      input.AttributeNames ?? [],
    );
    return Object.keys(Attributes).length === 0 ? {} : { Attributes };
  },
});
