/** Tags of rules and buses, by the ARN of what carries them. EventBridge API Reference: TagResource, UntagResource, ListTagsForResource. */
import type { Tag } from "@aws-sdk/client-eventbridge";
import { DEFAULT_BUS, type DomainEvent, eventBusArn, eventRuleArn, findEventBus } from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import type { EventsRefusal } from "./refusal.ts";
import { busMeant, rulesOf } from "./rules.ts";

export type Tags = ReadonlyMap<string, string>;
const MOST_TAGS = 50;

export const tagsFrom = (tags: readonly Tag[] = []): Tags =>
  new Map(tags.map(({ Key = "", Value = "" }) => [Key, Value]));

export const describeTags = (tags: Tags): Tag[] => [...tags].map(([Key, Value]) => ({ Key, Value }));

/** Something that carries tags, and what happens when it carries others. */
export type Tagged = Readonly<{ tags: Tags; retagged(tags: Tags): DomainEvent }>;

export function findTagged(context: OperationContext, arn: string): Result<Tagged, EventsRefusal> {
  const rule = rulesOf(context).find((each) => eventRuleArn(each) === arn);
  if (rule !== undefined) {
    return accept({
      tags: rule.tags ?? new Map(),
      retagged: (tags) => ({ kind: "EventRuleChanged", rule: { ...rule, tags } }),
    });
  }
  const { world, caller, request, now } = context;
  const meant = busMeant(context, arn);
  const isOwn = meant.accountId === caller.accountId && meant.region === request.region && meant.name !== arn;
  const bus = isOwn ? findEventBus(world, meant, now) : undefined;
  if (bus?.ok !== true || eventBusArn(meant) !== arn) return refuse(nothingAt(arn));
  return accept({
    tags: bus.value.tags,
    retagged: (tags) => ({ kind: "EventBusChanged", bus: { ...bus.value, tags } }),
  });
}

export const tooMany = (tags: Tags): boolean => tags.size > MOST_TAGS;

/** The texts are those of rules and buses that are not there. */
function nothingAt(arn: string): EventsRefusal {
  const [, , , , , kind = "", ...rest] = arn.split(/[:/]/);
  if (kind !== "rule") return { kind: "EventBusNotFound", busName: rest.join("/") };
  const name = rest.at(-1) ?? "";
  return { kind: "RuleNotFound", name, busName: rest.length > 1 ? rest.slice(0, -1).join("/") : DEFAULT_BUS };
}
