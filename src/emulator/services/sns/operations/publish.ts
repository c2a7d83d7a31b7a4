/** Publish: to whoever subscribes to a topic. Amazon SNS API Reference, Publish. */
import type { PublishInput, PublishResponse } from "@aws-sdk/client-sns";
import { findTopic } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { onTopic } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

/** Bytes of a message. */
const MOST_BYTES = 262_144;
const EMULATED: ReadonlySet<string> = new Set(["TopicArn", "TargetArn", "Message", "Subject"]);

const topicMeant = ({ TopicArn, TargetArn = "" }: PublishInput): string => TopicArn ?? TargetArn;

export const publish = defineOperation<PublishInput, PublishResponse>({
  name: "Publish",
  readOnly: false,
  isDataEvent: true,
  permissions: (context, input) => onTopic(context, "Publish", topicMeant(input)),

  decide({ world, ids }, input) {
    const foreign = Object.entries(input).find(([name, value]) => value !== undefined && !EMULATED.has(name));
    if (foreign !== undefined) return refuse({ kind: "NotEmulated", what: `${foreign[0]} of a message` });
    const { Message = "", Subject } = input;
    if (Message === "") return refuse({ kind: "InvalidParameter", text: "Empty message" });
    if (Buffer.byteLength(Message) > MOST_BYTES) return refuse({ kind: "InvalidParameter", text: "Message too long" });
    if (Subject !== undefined && !/^[\x20-\x7e]{1,100}$/.test(Subject))
      return refuse({ kind: "InvalidParameter", text: "Subject" });
    const topic = findTopic(world, topicMeant(input));
    if (!topic.ok) return topic;
    const arn = topicMeant(input);
    return accept([{ kind: "MessagePublished", arn, messageId: ids.uuid(), subject: Subject, message: Message }]);
  },

  respond: (_context, _input, [event]) => (event?.kind === "MessagePublished" ? { MessageId: event.messageId } : {}),
});
