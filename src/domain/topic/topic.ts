/** SNS's standard topics and who subscribes to them. Amazon SNS Developer Guide: "Creating an Amazon SNS topic". */
import type { AccountId, Instant } from "../../kernel/index.ts";

export type Subscription = Readonly<{
  arn: string;
  protocol: "sqs" | "lambda" | "email";
  /** The queue's or the function's ARN, or the address of the mailbox. */
  endpoint: string;
  owner: AccountId;
  /** The message alone, without the envelope that says where it comes from. */
  isRaw: boolean;
}>;

export type Topic = Readonly<{
  name: string;
  accountId: AccountId;
  region: string;
  displayName: string;
  /** The access policy's text. */
  policy: string;
  createdAt: Instant;
  /** By ARN. */
  subscriptions: ReadonlyMap<string, Subscription>;
}>;

export type TopicReference = Readonly<{ accountId: string; region: string; name: string }>;

/** Topics are found by their ARN. */
export const topicArn = ({ accountId, region, name }: TopicReference): string =>
  `arn:aws:sns:${region}:${accountId}:${name}`;

const OWNERS_ACTIONS = [
  "GetTopicAttributes",
  "SetTopicAttributes",
  "AddPermission",
  "RemovePermission",
  "DeleteTopic",
  "Subscribe",
  "ListSubscriptionsByTopic",
  "Publish",
];

/** What a topic has that nobody gave one: the owner may all, and alarms of the owner may publish. Amazon SNS Developer Guide, GetTopicAttributes. */
export const defaultTopicPolicy = (topic: TopicReference): string =>
  JSON.stringify({
    Version: "2008-10-17",
    Id: "__default_policy_ID",
    Statement: [
      {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: OWNERS_ACTIONS.map((name) => `SNS:${name}`),
        Resource: topicArn(topic),
        Condition: { StringEquals: { "AWS:SourceOwner": topic.accountId } },
      },
    ],
  });
