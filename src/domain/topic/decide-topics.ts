/** What SNS lets happen to topics once access is granted. Amazon SNS API Reference: CreateTopic, Subscribe, Unsubscribe, SetTopicAttributes. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { TopicEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { defaultTopicPolicy, type Subscription, type Topic, topicArn } from "./topic.ts";

export type TopicRefusal =
  | Readonly<{ kind: "TopicNotFound" }>
  | Readonly<{ kind: "InvalidTopicName" }>
  | Readonly<{ kind: "TopicExistsOtherwise" }>
  | Readonly<{ kind: "TooManyTopics" }>;

type Decision = Result<readonly TopicEvent[], TopicRefusal>;

const NAME = /^[A-Za-z0-9_-]{1,256}$/;
/** The emulator's own: topics live in memory. */
const MOST_TOPICS = 1_000;

export type TopicCreation = Readonly<{
  name: string;
  accountId: AccountId;
  region: string;
  displayName: string | undefined;
  policy: string | undefined;
  now: Instant;
}>;

/** Whoever creates a topic again with the same attributes is given the one that is there. */
export function decideCreateTopic(world: World, creation: TopicCreation): Decision {
  const { name, accountId, region, displayName, policy, now } = creation;
  if (!NAME.test(name)) return refuse({ kind: "InvalidTopicName" });
  const existing = world.topics.get(topicArn(creation));
  if (existing !== undefined) {
    const isOther =
      (displayName !== undefined && displayName !== existing.displayName) ||
      (policy !== undefined && policy !== existing.policy);
    return isOther ? refuse({ kind: "TopicExistsOtherwise" }) : accept([]);
  }
  if (world.topics.size >= MOST_TOPICS) return refuse({ kind: "TooManyTopics" });
  const topic: Topic = {
    ...{ name, accountId, region, createdAt: now },
    displayName: displayName ?? "",
    policy: policy ?? defaultTopicPolicy(creation),
    subscriptions: new Map(),
  };
  return accept([{ kind: "TopicChanged", topic }]);
}

export function findTopic(world: World, arn: string): Result<Topic, TopicRefusal> {
  const topic = world.topics.get(arn);
  return topic === undefined ? refuse({ kind: "TopicNotFound" }) : accept(topic);
}

/** A topic that is not there is deleted already. */
export const decideDeleteTopic = (world: World, arn: string, at: Instant): Decision =>
  accept(world.topics.has(arn) ? [{ kind: "TopicDeleted", arn, at }] : []);

export function decideChangeTopic(
  world: World,
  arn: string,
  change: Readonly<Partial<Pick<Topic, "displayName" | "policy">>>,
): Decision {
  const topic = findTopic(world, arn);
  return topic.ok ? accept([{ kind: "TopicChanged", topic: { ...topic.value, ...change } }]) : topic;
}

/** Somebody who subscribes again is given the subscription that is there. */
export function decideSubscribe(world: World, arn: string, subscription: Subscription): Decision {
  const topic = findTopic(world, arn);
  if (!topic.ok) return topic;
  if (subscriptionLike(topic.value, subscription) !== undefined) return accept([]);
  const subscriptions = new Map([...topic.value.subscriptions, [subscription.arn, subscription]]);
  return accept([{ kind: "TopicChanged", topic: { ...topic.value, subscriptions } }]);
}

export const subscriptionLike = (
  { subscriptions }: Topic,
  { protocol, endpoint }: Pick<Subscription, "protocol" | "endpoint">,
): Subscription | undefined =>
  [...subscriptions.values()].find((each) => each.protocol === protocol && each.endpoint === endpoint);

export function decideUnsubscribe(topic: Topic, subscriptionArn: string): Decision {
  const subscriptions = new Map([...topic.subscriptions].filter(([arn]) => arn !== subscriptionArn));
  return accept([{ kind: "TopicChanged", topic: { ...topic, subscriptions } }]);
}
