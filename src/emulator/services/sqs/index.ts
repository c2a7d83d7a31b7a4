/** SQS: standard queues, their policies, and messages on the virtual clock. */
import { type DenialFacts, denialText } from "../../../authorization/index.ts";
import { type AccountId, accept, type Result, refuse } from "../../../kernel/index.ts";
import type { AnyOperation, Service, Told, UnownedContext } from "../../operation.ts";
import type { Structure, WireError } from "../../wire/index.ts";
import { addressOf } from "./operation.ts";
import { addPermission } from "./operations/add-permission.ts";
import { changeMessageVisibility } from "./operations/change-message-visibility.ts";
import { createQueue } from "./operations/create-queue.ts";
import { deleteMessage } from "./operations/delete-message.ts";
import { deleteQueue } from "./operations/delete-queue.ts";
import { getQueueAttributes } from "./operations/get-queue-attributes.ts";
import { getQueueUrl } from "./operations/get-queue-url.ts";
import { listQueues } from "./operations/list-queues.ts";
import { purgeQueue } from "./operations/purge-queue.ts";
import { receiveMessage } from "./operations/receive-message.ts";
import { removePermission } from "./operations/remove-permission.ts";
import { sendMessage } from "./operations/send-message.ts";
import { setQueueAttributes } from "./operations/set-queue-attributes.ts";
import { accessDenied, type SqsRefusal, wireError } from "./refusals.ts";

const OPERATIONS: readonly AnyOperation[] = [
  createQueue,
  deleteQueue,
  getQueueUrl,
  listQueues,
  getQueueAttributes,
  setQueueAttributes,
  addPermission,
  removePermission,
  sendMessage,
  receiveMessage,
  deleteMessage,
  purgeQueue,
  changeMessageVisibility,
];

export const sqsService: Service = {
  name: "sqs",
  eventSource: "sqs.amazonaws.com",
  actionPrefix: "sqs",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError: (refusal: SqsRefusal) => wireError(refusal),
  accessDenied,
  denialText: deniedText,
  ownerOf,
};

/** SQS writes the action in lower case, as reported by many who were refused; anonymous callers are told no reasons. */
function deniedText(facts: DenialFacts, { caller, sameOrganization }: Told): string {
  if (caller.identity.kind === "anonymous") return `Access to the resource ${facts.resource} is denied.`;
  return denialText({ ...facts, action: facts.action.toLowerCase() }, { sameOrganization });
}

/** Only what names a queue can be asked for without signing. */
function ownerOf(_context: UnownedContext, _operation: string, { QueueUrl }: Structure): Result<AccountId, WireError> {
  const address = addressOf(typeof QueueUrl === "string" ? QueueUrl : undefined);
  return address === undefined
    ? refuse({
        code: "MissingAuthenticationTokenException",
        message: "Request is missing Authentication Token",
        status: 403,
      })
    : accept(address.accountId);
}
