/** From a topic to each of its subscriptions. Amazon SNS Developer Guide: "Fanout to Amazon SQS queues". */
import type { Topic } from "../../domain/index.ts";
import type { Instant } from "../../kernel/index.ts";
import type { Line, Published } from "./line.ts";

/** Puts one message for each subscriber on the line. */
export function publish(
  line: Line,
  topic: Topic,
  { at, ...message }: Omit<Published, "topic" | "subscription"> & Readonly<{ at: Instant }>,
): void {
  for (const subscription of topic.subscriptions.values()) {
    const due = line.faults.delayed("topic-subscriber", at, `${message.messageId} ${subscription.arn}`);
    line.put(due, { kind: "subscriber", published: { ...message, topic, subscription } });
  }
}
