/** Subscribe: a queue, a function, or a mailbox, which counts as confirmed. Amazon SNS API Reference, Subscribe. */
import type { SubscribeInput, SubscribeResponse } from "@aws-sdk/client-sns";
import { decideSubscribe, findTopic, type Subscription, subscriptionLike } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { onTopic } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

const QUEUE = /^arn:aws:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}$/;
const FUNCTION = /^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]{1,64}$/;
const MAILBOX = /^[^\s@]{1,64}@[^\s@]{1,255}$/;
const OTHER_PROTOCOLS: ReadonlySet<string> = new Set("http https email-json sms application firehose".split(" "));

/** What an endpoint must look like, and what it is called when it does not. */
const PROTOCOLS: ReadonlyMap<
  string,
  Readonly<{ name: Subscription["protocol"]; shape: RegExp; text: string }>
> = new Map([
  ["sqs", { name: "sqs", shape: QUEUE, text: "SQS endpoint ARN" }],
  ["lambda", { name: "lambda", shape: FUNCTION, text: "Lambda endpoint ARN" }],
  ["email", { name: "email", shape: MAILBOX, text: "Email address" }],
]);

export const subscribe = defineOperation<SubscribeInput, SubscribeResponse>({
  name: "Subscribe",
  readOnly: false,
  permissions: (context, { TopicArn }) => onTopic(context, "Subscribe", TopicArn),

  decide({ world, caller, ids }, { TopicArn = "", Protocol = "", Endpoint = "", Attributes = {} }) {
    if (OTHER_PROTOCOLS.has(Protocol))
      return refuse({ kind: "NotEmulated", what: `the protocol ${Protocol} of a subscription` });
    const protocol = PROTOCOLS.get(Protocol);
    if (protocol === undefined) {
      return refuse({
        kind: "InvalidParameter",
        text: `Amazon SNS does not support this protocol string: ${Protocol}`,
      });
    }
    const foreign = Object.keys(Attributes).find((name) => name !== "RawMessageDelivery");
    if (foreign !== undefined)
      return refuse({ kind: "NotEmulated", what: `the attribute ${foreign} of a subscription` });
    if (!protocol.shape.test(Endpoint)) return refuse({ kind: "InvalidParameter", text: protocol.text });
    return decideSubscribe(world, TopicArn, {
      arn: `${TopicArn}:${ids.uuid()}`,
      protocol: protocol.name,
      endpoint: Endpoint,
      owner: caller.accountId,
      isRaw: Attributes.RawMessageDelivery === "true",
    });
  },

  respond({ world }, { TopicArn = "", Protocol = "", Endpoint = "" }) {
    const topic = findTopic(world, TopicArn);
    const protocol = PROTOCOLS.get(Protocol)?.name;
    if (!topic.ok || protocol === undefined) return {};
    return { SubscriptionArn: subscriptionLike(topic.value, { protocol, endpoint: Endpoint })?.arn };
  },
});
