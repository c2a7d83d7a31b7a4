/** Amazon SNS API Reference, 2010-03-31: the input of each emulated operation; lengths and patterns are the operations' own to check. */
import { ANY_TEXT, FREE, listOf, mapOf, type ServiceConstraints, structure, text } from "./constraint.ts";

const TAGS = listOf(structure({ Key: text({ min: 1, max: 128 }), Value: text({ max: 256 }) }));
const ATTRIBUTES = mapOf(ANY_TEXT, ANY_TEXT);
const TOPIC = { TopicArn: ANY_TEXT };
const PAGE = { NextToken: ANY_TEXT };

export const SNS_CONSTRAINTS: ServiceConstraints = {
  CreateTopic: { Name: ANY_TEXT, Attributes: ATTRIBUTES, Tags: TAGS, DataProtectionPolicy: ANY_TEXT },
  DeleteTopic: TOPIC,
  GetTopicAttributes: TOPIC,
  SetTopicAttributes: { ...TOPIC, AttributeName: ANY_TEXT, AttributeValue: ANY_TEXT },
  ListTopics: PAGE,
  Subscribe: {
    ...TOPIC,
    Protocol: ANY_TEXT,
    Endpoint: ANY_TEXT,
    Attributes: ATTRIBUTES,
    ReturnSubscriptionArn: FREE,
  },
  Unsubscribe: { SubscriptionArn: ANY_TEXT },
  ListSubscriptions: PAGE,
  ListSubscriptionsByTopic: { ...TOPIC, ...PAGE },
  Publish: {
    ...TOPIC,
    TargetArn: ANY_TEXT,
    PhoneNumber: ANY_TEXT,
    Message: ANY_TEXT,
    Subject: ANY_TEXT,
    MessageStructure: ANY_TEXT,
    MessageAttributes: mapOf(ANY_TEXT, structure({ DataType: ANY_TEXT, StringValue: ANY_TEXT, BinaryValue: FREE })),
    MessageDeduplicationId: ANY_TEXT,
    MessageGroupId: ANY_TEXT,
  },
};
