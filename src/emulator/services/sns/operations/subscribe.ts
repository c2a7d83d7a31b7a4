/** Subscribe: a queue, or a mailbox, which counts as confirmed. Amazon SNS API Reference, Subscribe. */
import type { SubscribeInput, SubscribeResponse } from "@aws-sdk/client-sns";
import { decideSubscribe, findTopic, subscriptionLike } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { onTopic } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

const QUEUE = /^arn:aws:sqs:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,80}$/;
const MAILBOX = /^[^\s@]{1,64}@[^\s@]{1,255}$/;
const OTHER_PROTOCOLS: ReadonlySet<string> = new Set(
  "http https email-json sms application lambda firehose".split(" "),
);

export const subscribe = defineOperation<SubscribeInput, SubscribeResponse>({
  name: "Subscribe",
  readOnly: false,
  permissions: (context, { TopicArn }) => onTopic(context, "Subscribe", TopicArn),

  decide({ world, caller, ids }, { TopicArn = "", Protocol = "", Endpoint = "", Attributes = {} }) {
    if (OTHER_PROTOCOLS.has(Protocol))
      return refuse({ kind: "NotEmulated", what: `the protocol ${Protocol} of a subscription` });
    if (Protocol !== "sqs" && Protocol !== "email") {
      return refuse({
        kind: "InvalidParameter",
        text: `Amazon SNS does not support this protocol string: ${Protocol}`,
      });
    }
    const foreign = Object.keys(Attributes).find((name) => name !== "RawMessageDelivery");
    if (foreign !== undefined)
      return refuse({ kind: "NotEmulated", what: `the attribute ${foreign} of a subscription` });
    if (!(Protocol === "sqs" ? QUEUE : MAILBOX).test(Endpoint)) {
      const text = Protocol === "sqs" ? "SQS endpoint ARN" : "Email address";
      return refuse({ kind: "InvalidParameter", text });
    }
    return decideSubscribe(world, TopicArn, {
      arn: `${TopicArn}:${ids.uuid()}`,
      protocol: Protocol,
      endpoint: Endpoint,
      owner: caller.accountId,
      isRaw: Attributes.RawMessageDelivery === "true",
    });
  },

  respond({ world }, { TopicArn = "", Protocol, Endpoint = "" }) {
    const topic = findTopic(world, TopicArn);
    const protocol = Protocol === "sqs" ? "sqs" : "email";
    return topic.ok ? { SubscriptionArn: subscriptionLike(topic.value, { protocol, endpoint: Endpoint })?.arn } : {};
  },
});
