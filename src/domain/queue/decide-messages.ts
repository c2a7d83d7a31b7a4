/** How messages come, are seen, hide and go. Everything that time changes is read off the clock. Amazon SQS Developer Guide: "Visibility timeout", "Delay queues". */
import { accept, addMs, type Identifiers, type Instant, type Result, refuse, seconds } from "../../kernel/index.ts";
import type { QueueEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { findQueue, type QueueRefusal } from "./decide-queues.ts";
import type { MessageAttribute, Queue, QueueMessage } from "./queue.ts";

type Decision = Result<readonly QueueEvent[], QueueRefusal>;

/** The emulator's own: messages live in memory. */
const MAX_MESSAGES = 10_000;

/** Twelve hours, counted from the reception. */
export const LONGEST_VISIBILITY_SECONDS = 43_200;

export type Sending = Readonly<{
  id: string;
  body: string;
  /** Of the body in UTF-8 and of its attributes. */
  sizeBytes: number;
  attributes: ReadonlyMap<string, MessageAttribute>;
  senderId: string;
  delaySeconds: number | undefined;
  now: Instant;
}>;

export function decideSendMessage(world: World, arn: string, sending: Sending): Decision {
  const queue = findQueue(world, arn);
  if (!queue.ok) return queue;
  const { id, body, sizeBytes, attributes, senderId, delaySeconds, now } = sending;
  const { maximumMessageBytes, delaySeconds: usual } = queue.value.settings;
  if (body === "") return refuse({ kind: "EmptyBody" });
  if (sizeBytes > maximumMessageBytes) return refuse({ kind: "MessageTooLong", limit: maximumMessageBytes });
  const held = [...world.queueMessages.values()].reduce((sum, messages) => sum + messages.size, 0);
  if (held >= MAX_MESSAGES) return refuse({ kind: "QueueFull", limit: MAX_MESSAGES });
  const visibleFrom = addMs(now, seconds(delaySeconds ?? usual));
  const message: QueueMessage = {
    ...{ id, body, attributes, senderId, sentAt: now, visibleFrom },
    ...{ firstReceivedAt: undefined, receiveCount: 0, receiptHandle: undefined },
  };
  return accept([{ kind: "MessageChanged", arn, message }]);
}

export type Receiving = Readonly<{
  most: number;
  visibilityTimeoutSeconds: number | undefined;
  ids: Pick<Identifiers, "uuid">;
  now: Instant;
}>;

/** Messages that are visible now, oldest first; what outlived its retention is taken away on the way. */
export function decideReceiveMessages(world: World, arn: string, receiving: Receiving): Decision {
  const queue = findQueue(world, arn);
  if (!queue.ok) return queue;
  const { most, visibilityTimeoutSeconds, ids, now } = receiving;
  const hidden = seconds(visibilityTimeoutSeconds ?? queue.value.settings.visibilityTimeoutSeconds);
  const all = [...(world.queueMessages.get(arn)?.values() ?? [])];
  const expired = all.filter((message) => isExpired(queue.value, message, now));
  const seen = all
    .filter((message) => message.visibleFrom <= now && !expired.includes(message))
    .slice(0, most)
    .map((message) => ({
      ...message,
      visibleFrom: addMs(now, hidden),
      firstReceivedAt: message.firstReceivedAt ?? now,
      receiveCount: message.receiveCount + 1,
      receiptHandle: `${message.id}/${ids.uuid()}`,
    }));
  return accept([
    ...expired.map(({ id }) => ({ kind: "MessageDeleted", arn, id }) as const),
    ...seen.map((message) => ({ kind: "MessageChanged", arn, message }) as const),
  ]);
}

/** A receipt of an earlier reception deletes nothing and is no error; one that no reception gave out is. */
export function decideDeleteMessage(world: World, arn: string, receiptHandle: string): Decision {
  const queue = findQueue(world, arn);
  if (!queue.ok) return queue;
  const id = idOf(receiptHandle);
  if (id === undefined) return refuse({ kind: "InvalidReceipt", receiptHandle });
  const message = world.queueMessages.get(arn)?.get(id);
  return accept(message?.receiptHandle === receiptHandle ? [{ kind: "MessageDeleted", arn, id }] : []);
}

export type VisibilityChange = Readonly<{ receiptHandle: string; timeoutSeconds: number; now: Instant }>;

export function decideChangeVisibility(
  world: World,
  arn: string,
  { receiptHandle, timeoutSeconds, now }: VisibilityChange,
): Decision {
  const queue = findQueue(world, arn);
  if (!queue.ok) return queue;
  const id = idOf(receiptHandle);
  if (id === undefined) return refuse({ kind: "InvalidReceipt", receiptHandle });
  const message = world.queueMessages.get(arn)?.get(id);
  const inFlight = message?.receiptHandle === receiptHandle && message.visibleFrom > now;
  if (!inFlight || isExpired(queue.value, message, now)) return refuse({ kind: "MessageNotInFlight" });
  return accept([
    { kind: "MessageChanged", arn, message: { ...message, visibleFrom: addMs(now, seconds(timeoutSeconds)) } },
  ]);
}

export type MessageCounts = Readonly<{ visible: number; inFlight: number; delayed: number }>;

export function countMessages(world: World, arn: string, now: Instant): MessageCounts {
  const queue = world.queues.get(arn);
  const counts = { visible: 0, inFlight: 0, delayed: 0 };
  if (queue === undefined) return counts;
  for (const message of world.queueMessages.get(arn)?.values() ?? []) {
    if (isExpired(queue, message, now)) continue;
    if (message.visibleFrom <= now) counts.visible++;
    else if (message.receiveCount > 0) counts.inFlight++;
    else counts.delayed++;
  }
  return counts;
}

const isExpired = ({ settings }: Queue, { sentAt }: QueueMessage, now: Instant): boolean =>
  now >= addMs(sentAt, seconds(settings.retentionSeconds));

const RECEIPT = /^([0-9a-f-]{36})\/[0-9a-f-]{36}$/;
const idOf = (receiptHandle: string): string | undefined => RECEIPT.exec(receiptHandle)?.[1];
