/** Everything in other accounts whose own policy can admit somebody from elsewhere: buckets, queues, topics, event buses, functions and roles. */
import { bucketArn, eventBusArn, functionArn, queueArn, topicArn, type World } from "../../domain/index.ts";
import type { AccountId } from "../../kernel/index.ts";

export type SharedResource = Readonly<{
  kind: "bucket" | "queue" | "topic" | "event bus" | "function" | "role";
  name: string;
  arn: string;
  accountId: AccountId;
  /** The resource policy's or trust policy's text. */
  policy: string;
}>;

/** Those of these accounts that have a policy, in the order of kinds and then as the world holds them. */
export function* sharedResources(world: World, accounts: ReadonlySet<AccountId>): Generator<SharedResource> {
  for (const { name, accountId, policy } of world.buckets.values())
    if (accounts.has(accountId) && policy !== undefined)
      yield { kind: "bucket", name, arn: bucketArn(name), accountId, policy };
  for (const queue of world.queues.values())
    if (accounts.has(queue.accountId) && queue.policy !== undefined)
      yield { kind: "queue", name: queue.name, arn: queueArn(queue), accountId: queue.accountId, policy: queue.policy };
  for (const topic of world.topics.values())
    if (accounts.has(topic.accountId))
      yield { kind: "topic", name: topic.name, arn: topicArn(topic), accountId: topic.accountId, policy: topic.policy };
  for (const bus of world.eventBuses.values())
    if (accounts.has(bus.accountId) && bus.policy !== undefined)
      yield { kind: "event bus", name: bus.name, arn: eventBusArn(bus), accountId: bus.accountId, policy: bus.policy };
  for (const lambda of world.functions.values()) {
    const { name, accountId, policy } = lambda;
    if (accounts.has(accountId) && policy !== undefined)
      yield { kind: "function", name, arn: functionArn(lambda), accountId, policy };
  }
  for (const accountId of accounts)
    for (const { name, arn, trustPolicy } of world.identities.get(accountId)?.roles.values() ?? [])
      yield { kind: "role", name, arn, accountId, policy: trustPolicy };
}
