/** Rules by name, their ARNs and their bus, for every operation of EventBridge. */
import { type EventRule, eventRuleKey } from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import { DEFAULT_BUS } from "../../delivery.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import type { EventsRefusal } from "./refusal.ts";

/** EventBridge quotas: rules of one bus, targets of one rule. */
export const MAX_RULES = 300;
export const MAX_TARGETS = 5;

export type RuleReference = Readonly<{ name: string; busName: string | undefined }>;

/** Every account has its default bus, and here no other. `busName` may be the bus's ARN. */
export function findBus(context: OperationContext, busName: string = DEFAULT_BUS): Result<string, EventsRefusal> {
  const { caller, request } = context;
  const arn = `arn:aws:events:${request.region}:${caller.accountId}:event-bus/${DEFAULT_BUS}`;
  if (busName === DEFAULT_BUS || busName === arn) return accept(DEFAULT_BUS);
  return refuse({ kind: "EventBusNotFound", busName });
}

export function findRule(context: OperationContext, reference: RuleReference): Result<EventRule, EventsRefusal> {
  const bus = findBus(context, reference.busName);
  if (!bus.ok) return bus;
  const rule = context.world.eventRules.get(keyOf(context, reference.name));
  return rule === undefined ? refuse({ kind: "RuleNotFound", name: reference.name, busName: bus.value }) : accept(rule);
}

export const keyOf = ({ caller, request }: OperationContext, name: string): string =>
  eventRuleKey({ accountId: caller.accountId, region: request.region, busName: DEFAULT_BUS, name });

/** The caller's rules in this Region, by name. */
export function rulesOf({ world, caller, request }: OperationContext): readonly EventRule[] {
  return [...world.eventRules.values()]
    .filter((rule) => rule.accountId === caller.accountId && rule.region === request.region)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

export const ruleArn = ({ caller, request }: OperationContext, name: string): string =>
  `arn:aws:events:${request.region}:${caller.accountId}:rule/${name}`;

/** Service Authorization Reference, "Amazon EventBridge": the action on the rule. */
export const onRule = (context: OperationContext, action: string, name: string | undefined): RequiredPermission[] => [
  { action: `events:${action}`, resource: ruleArn(context, name ?? "") },
];
