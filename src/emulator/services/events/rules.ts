/** Rules by name, their ARNs and their bus, for every operation of EventBridge. */
import {
  DEFAULT_BUS,
  type EventBusReference,
  type EventRule,
  eventRuleArn,
  eventRuleKey,
  findEventBus,
} from "../../../domain/index.ts";
import { accept, parseAccountId, type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import type { EventsRefusal } from "./refusal.ts";

/** EventBridge quotas: rules of one bus, targets of one rule. */
export const MAX_RULES = 300;
export const MAX_TARGETS = 5;

export type RuleReference = Readonly<{ name: string; busName: string | undefined }>;

const BUS_ARN = /^arn:aws[\w-]*:events:([a-z0-9-]+):(\d{12}):event-bus\/(.+)$/;

/** The bus that a name or an ARN means to this caller; an ARN may be that of another account's bus. */
export function busMeant({ caller, request }: OperationContext, busName: string = DEFAULT_BUS): EventBusReference {
  const [, region = "", account = "", name = ""] = BUS_ARN.exec(busName) ?? [];
  const accountId = parseAccountId(account);
  return accountId === undefined
    ? { accountId: caller.accountId, region: request.region, name: busName }
    : { accountId, region, name };
}

/** The name of one of the caller's own buses in this Region. `busName` may be the bus's ARN. */
export function findBus(context: OperationContext, busName: string = DEFAULT_BUS): Result<string, EventsRefusal> {
  const { caller, request, world, now } = context;
  const meant = busMeant(context, busName);
  const isOwn = meant.accountId === caller.accountId && meant.region === request.region;
  if (!isOwn) return refuse({ kind: "EventBusNotFound", busName });
  const found = findEventBus(world, meant, now);
  return found.ok ? accept(found.value.name) : found;
}

export function findRule(context: OperationContext, reference: RuleReference): Result<EventRule, EventsRefusal> {
  const bus = findBus(context, reference.busName);
  if (!bus.ok) return bus;
  const rule = context.world.eventRules.get(keyOf(context, reference));
  return rule === undefined ? refuse({ kind: "RuleNotFound", name: reference.name, busName: bus.value }) : accept(rule);
}

const placeOf = (context: OperationContext, { name, busName }: RuleReference) => {
  const { accountId, region, name: bus } = busMeant(context, busName);
  return { accountId, region, busName: bus, name };
};

export const keyOf = (context: OperationContext, reference: RuleReference): string =>
  eventRuleKey(placeOf(context, reference));

export const ruleArn = (context: OperationContext, reference: RuleReference): string =>
  eventRuleArn(placeOf(context, reference));

/** The caller's rules in this Region by name: those of one bus, or of all. */
export function rulesOf({ world, caller, request }: OperationContext, busName?: string): readonly EventRule[] {
  return [...world.eventRules.values()]
    .filter((rule) => rule.accountId === caller.accountId && rule.region === request.region)
    .filter((rule) => busName === undefined || rule.busName === busName)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** Service Authorization Reference, "Amazon EventBridge": the action on the rule. */
export const onRule = (
  context: OperationContext,
  action: string,
  reference: Readonly<{ name: string | undefined; busName: string | undefined }>,
): RequiredPermission[] => [
  {
    action: `events:${action}`,
    resource: ruleArn(context, { name: reference.name ?? "", busName: reference.busName }),
  },
];

/** The operations on one rule name it in the same two members. */
export const ruleIn = ({
  Name,
  EventBusName,
}: Readonly<{ Name?: string | undefined; EventBusName?: string | undefined }>): RuleReference => ({
  name: Name ?? "",
  busName: EventBusName,
});
