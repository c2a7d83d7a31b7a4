/** The end of a stack: its resources go with it, but for those that are to stay. CloudFormation User Guide: "DeletionPolicy attribute". */
import { type Instant, unreachable } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { eventRuleKey } from "../event-rule/event-rule.ts";
import type { World } from "../world.ts";
import type { Stack, StackResource } from "./stack.ts";

/** What was deleted by hand is no obstacle; a bucket that holds objects is. CloudFormation User Guide: "Troubleshooting", "Delete stack fails". */
export function removeStack(world: World, stack: Stack, at: Instant): readonly DomainEvent[] {
  const leaving = stack.resources.filter(({ isRetained }) => !isRetained);
  const stuck = leaving.filter((each) => isStuck(world, each));
  const gone = leaving.filter((each) => !stuck.includes(each)).toReversed();
  const events = gone.flatMap((each) => removal(world, stack, each));
  const names = stuck.map(({ logicalId }) => logicalId);
  const ended: Stack =
    stuck.length === 0
      ? { ...stack, status: "DELETE_COMPLETE", deletedAt: at }
      : {
          ...stack,
          status: "DELETE_FAILED",
          reason: `The following resource(s) failed to delete: [${names.join(", ")}].`,
          resources: stack.resources.filter((each) => each.isRetained || stuck.includes(each)),
        };
  return [...events, { kind: "StackChanged", stack: ended }];
}

const isStuck = (world: World, { type, physicalId }: StackResource): boolean =>
  type === "AWS::S3::Bucket" && (world.bucketContents.get(physicalId)?.objects.size ?? 0) > 0;

function removal(
  world: World,
  { accountId, region }: Stack,
  { type, physicalId }: StackResource,
): readonly DomainEvent[] {
  switch (type) {
    case "AWS::IAM::Role":
      return world.identities.get(accountId)?.roles.has(physicalId) === true
        ? [{ kind: "RoleDeleted", accountId, roleName: physicalId }]
        : [];
    case "AWS::Events::Rule": {
      const bar = physicalId.indexOf("|");
      const busName = bar < 0 ? "default" : physicalId.slice(0, bar);
      const key = eventRuleKey({ accountId, region, busName, name: physicalId.slice(bar + 1) });
      return world.eventRules.has(key) ? [{ kind: "EventRuleDeleted", key }] : [];
    }
    case "AWS::S3::Bucket":
      return world.buckets.get(physicalId)?.accountId === accountId
        ? [{ kind: "BucketDeleted", name: physicalId }]
        : [];
    default:
      return unreachable(type);
  }
}
