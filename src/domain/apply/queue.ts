/** Writes queues and their messages. */
import { unreachable } from "../../kernel/index.ts";
import type { QueueEvent } from "../domain-event.ts";
import { queueArn } from "../queue/queue.ts";
import { type MutableWorld, open } from "./mutable-world.ts";

export function applyQueueEvent(world: MutableWorld, event: QueueEvent): void {
  switch (event.kind) {
    case "QueueChanged": {
      const arn = queueArn(event.queue);
      world.queues.set(arn, event.queue);
      world.queueDeletions.delete(arn);
      if (!world.queueMessages.has(arn)) world.queueMessages.set(arn, new Map());
      return;
    }
    case "QueueDeleted":
      world.queues.delete(event.arn);
      world.queueMessages.delete(event.arn);
      world.queueDeletions.set(event.arn, event.at);
      return;
    case "QueuePurged": {
      const queue = world.queues.get(event.arn);
      if (queue !== undefined) world.queues.set(event.arn, { ...queue, purgedAt: event.at });
      world.queueMessages.set(event.arn, new Map());
      return;
    }
    case "MessageChanged":
      open(world.queueMessages.get(event.arn) ?? new Map()).set(event.message.id, event.message);
      return;
    case "MessageDeleted":
      open(world.queueMessages.get(event.arn) ?? new Map()).delete(event.id);
      return;
    default:
      unreachable(event);
  }
}
