/** GetQueueUrl: a queue's URL by its name, also in another account. Amazon SQS API Reference, GetQueueUrl. */
import type { GetQueueUrlRequest, GetQueueUrlResult } from "@aws-sdk/client-sqs";
import { findQueue } from "../../../../domain/index.ts";
import { accept, parseAccountId, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { arnOf, dataOperation, type QueueAddress, queueUrl } from "../operation.ts";
import { onAddress } from "../permissions.ts";

export const getQueueUrl = dataOperation<GetQueueUrlRequest, GetQueueUrlResult>({
  name: "GetQueueUrl",
  readOnly: true,
  permissions(context, input) {
    const address = asked(context, input);
    return address === undefined ? [] : onAddress(context, "GetQueueUrl", address);
  },
  decide(context, input) {
    const address = asked(context, input);
    if (address === undefined) return refuse({ kind: "NoSuchQueue" });
    const queue = findQueue(context.world, arnOf(context, address));
    return queue.ok ? accept([]) : queue;
  },
  respond(context, input) {
    const address = asked(context, input);
    return address === undefined ? {} : { QueueUrl: queueUrl(context, address) };
  },
});

function asked(
  { caller }: OperationContext,
  { QueueName: name = "", QueueOwnerAWSAccountId: owner }: GetQueueUrlRequest,
): QueueAddress | undefined {
  const accountId = owner === undefined ? caller.accountId : parseAccountId(owner);
  return accountId === undefined ? undefined : { accountId, name };
}
