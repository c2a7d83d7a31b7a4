/** Which topic each operation of SNS is authorized on. Service Authorization Reference: "Amazon SNS". */
import { isAccountId, parseAccountId } from "../../../kernel/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";

/** The policy of a topic that is there has a say; `AWS:SourceOwner` is the account of whoever calls. */
export function onTopic({ world, caller }: OperationContext, name: string, arn = ""): readonly RequiredPermission[] {
  const account = arn.split(":")[4] ?? "";
  const topic = world.topics.get(arn);
  return [
    {
      action: `sns:${name}`,
      resource: arn,
      context: { "aws:sourceowner": caller.accountId },
      ...(isAccountId(account) ? { resourceAccountId: parseAccountId(account) ?? caller.accountId } : {}),
      ...(topic === undefined
        ? {}
        : { resourcePolicy: { type: "resource", name: topic.name, text: topic.policy } as const }),
    },
  ];
}

/** `arn:aws:sns:REGION:ACCOUNT:TOPIC:ID`. */
export const topicOfSubscription = (arn = ""): string => arn.split(":").slice(0, 6).join(":");
