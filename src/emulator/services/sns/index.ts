/** SNS: standard topics, their policies, and messages to queues and mailboxes. */
import type { AnyOperation, Service } from "../../operation.ts";
import { createTopic } from "./operations/create-topic.ts";
import { deleteTopic } from "./operations/delete-topic.ts";
import { getTopicAttributes } from "./operations/get-topic-attributes.ts";
import { listSubscriptions } from "./operations/list-subscriptions.ts";
import { listSubscriptionsByTopic } from "./operations/list-subscriptions-by-topic.ts";
import { listTopics } from "./operations/list-topics.ts";
import { publish } from "./operations/publish.ts";
import { setTopicAttributes } from "./operations/set-topic-attributes.ts";
import { subscribe } from "./operations/subscribe.ts";
import { unsubscribe } from "./operations/unsubscribe.ts";
import { accessDenied, wireError } from "./refusals.ts";

const OPERATIONS: readonly AnyOperation[] = [
  createTopic,
  deleteTopic,
  getTopicAttributes,
  setTopicAttributes,
  listTopics,
  subscribe,
  unsubscribe,
  listSubscriptions,
  listSubscriptionsByTopic,
  publish,
];

export const snsService: Service = {
  name: "sns",
  eventSource: "sns.amazonaws.com",
  actionPrefix: "sns",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
