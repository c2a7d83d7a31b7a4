/** What SQS lets happen to queues once access is granted. Amazon SQS API Reference: CreateQueue, DeleteQueue, PurgeQueue. */
import { type AccountId, accept, addMs, type Instant, type Result, refuse, seconds } from "../../kernel/index.ts";
import type { QueueEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { DEFAULT_QUEUE_SETTINGS, type Queue, type QueueReference, type QueueSettings, queueArn } from "./queue.ts";

export type QueueRefusal =
  | Readonly<{ kind: "NoSuchQueue" }>
  | Readonly<{ kind: "QueueDeletedRecently" }>
  | Readonly<{ kind: "QueueExistsOtherwise"; attribute: string }>
  | Readonly<{ kind: "PurgeInProgress"; name: string }>
  | Readonly<{ kind: "InvalidQueueName" }>
  | Readonly<{ kind: "InvalidReceipt"; receiptHandle: string }>
  | Readonly<{ kind: "MessageNotInFlight" }>
  | Readonly<{ kind: "MessageTooLong"; limit: number }>
  | Readonly<{ kind: "EmptyBody" }>
  /** More than the emulator holds in memory. */
  | Readonly<{ kind: "QueueFull"; limit: number }>;

type Decision = Result<readonly QueueEvent[], QueueRefusal>;

const NAME = /^[A-Za-z0-9_-]{1,80}$/;
/** CreateQueue and PurgeQueue: both wait a minute. */
const PAUSE_MS = seconds(60);

export type QueueCreation = QueueReference &
  Readonly<{
    accountId: AccountId;
    settings: Partial<QueueSettings>;
    policy: string | undefined;
    now: Instant;
  }>;

/** Whoever creates a queue again with the same attributes is given the one that is there. */
export function decideCreateQueue(world: World, creation: QueueCreation): Decision {
  const { name, accountId, region, settings, policy, now } = creation;
  if (!NAME.test(name)) return refuse({ kind: "InvalidQueueName" });
  const arn = queueArn(creation);
  const existing = world.queues.get(arn);
  if (existing !== undefined) return decideSame(existing, creation);
  const deletedAt = world.queueDeletions.get(arn);
  if (deletedAt !== undefined && now < addMs(deletedAt, PAUSE_MS)) return refuse({ kind: "QueueDeletedRecently" });
  const made = { ...DEFAULT_QUEUE_SETTINGS, ...settings };
  const times = { createdAt: now, modifiedAt: now, purgedAt: undefined };
  return accept([{ kind: "QueueChanged", queue: { name, accountId, region, ...times, settings: made, policy } }]);
}

function decideSame(existing: Queue, { settings, policy }: QueueCreation): Decision {
  const different = Object.entries(settings).find(
    ([name, value]) => value !== existing.settings[name as keyof QueueSettings],
  );
  if (different !== undefined) return refuse({ kind: "QueueExistsOtherwise", attribute: different[0] });
  const isOther = policy !== undefined && policy !== existing.policy;
  return isOther ? refuse({ kind: "QueueExistsOtherwise", attribute: "policy" }) : accept([]);
}

export function decideDeleteQueue(world: World, arn: string, at: Instant): Decision {
  const queue = findQueue(world, arn);
  return queue.ok ? accept([{ kind: "QueueDeleted", arn, at }]) : queue;
}

export type QueueChange = Readonly<{ settings?: Partial<QueueSettings>; policy?: string | undefined; now: Instant }>;

/** A change that has the member `policy` sets it, also to undefined, which takes it away. */
export function decideChangeQueue(world: World, arn: string, change: QueueChange): Decision {
  const queue = findQueue(world, arn);
  if (!queue.ok) return queue;
  const settings = { ...queue.value.settings, ...change.settings };
  const policy = "policy" in change ? change.policy : queue.value.policy;
  return accept([{ kind: "QueueChanged", queue: { ...queue.value, settings, policy, modifiedAt: change.now } }]);
}

export function decidePurgeQueue(world: World, arn: string, now: Instant): Decision {
  const queue = findQueue(world, arn);
  if (!queue.ok) return queue;
  const { purgedAt, name } = queue.value;
  if (purgedAt !== undefined && now < addMs(purgedAt, PAUSE_MS)) return refuse({ kind: "PurgeInProgress", name });
  return accept([{ kind: "QueuePurged", arn, at: now }]);
}

export function findQueue(world: World, arn: string): Result<Queue, QueueRefusal> {
  const queue = world.queues.get(arn);
  return queue === undefined ? refuse({ kind: "NoSuchQueue" }) : accept(queue);
}

/** The account's queues in one Region by name. */
export const queuesOf = (
  world: World,
  { accountId, region }: Readonly<{ accountId: AccountId; region: string }>,
): readonly Queue[] =>
  [...world.queues.values()]
    .filter((queue) => queue.accountId === accountId && queue.region === region)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
