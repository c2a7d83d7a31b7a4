/** From the trail to whoever is told: records reach the account's default event bus later, rules match them, targets hear of it. */
import { assumptionReader, type EventRule, eventRuleKey, type World } from "../domain/index.ts";
import { type AccountId, type Instant, instant } from "../kernel/index.ts";
import { compileEventPattern, type EventPattern, eventFields, matchesFields } from "../matching/index.ts";
import { type BusEvent, busEvent, detailTypeOf, isHiddenFromEnabled, isMembershipEvent } from "../trail/index.ts";
import { dueQueue } from "./delivery/due-queue.ts";
import type { Recorded } from "./recorder.ts";

/** AWS delivers records to this bus and to no other. */
export const DEFAULT_BUS = "default";

/** One target of one rule was told of one event. */
export type Notification = Readonly<{
  at: Instant;
  ruleKey: string;
  ruleName: string;
  accountId: AccountId;
  region: string;
  targetId: string;
  targetArn: string;
  event: BusEvent;
  /** Named assumptions on which it rests. */
  assumptions: readonly string[];
}>;

export type Delivery = Readonly<{
  /** Takes a record; it is due at `reachesBusAt`, where a rule listens by now. */
  accept(recorded: Recorded): void;
  /**
   * Carries out, in order, what falls due up to and including an instant, with the rules as they stand in the world now: whoever
   * changes the world at an instant calls this for that instant first.
   */
  advanceTo(now: Instant): void;
  /** What targets were told, oldest first; with `upTo`, only up to and including that instant. */
  notifications(upTo?: Instant): readonly Notification[];
  statistics(): DeliveryStatistics;
}>;

export type DeliveryStatistics = Readonly<{
  /** Records that have not reached their bus. */
  pending: number;
  /** Records and notifications that a limit dropped, oldest first: silence about them proves nothing. */
  lostRecords: number;
  lostNotifications: number;
}>;

export type DeliveryLimits = Readonly<{ pending: number; notifications: number }>;
export const DEFAULT_DELIVERY_LIMITS: DeliveryLimits = { pending: 200_000, notifications: 100_000 };

export type DeliveryDependencies = Readonly<{
  world: () => World;
  assumptions: Readonly<Record<string, string>>;
  limits?: DeliveryLimits;
}>;

export function deliveryQueue(dependencies: DeliveryDependencies): Delivery {
  const { world, assumptions, limits = DEFAULT_DELIVERY_LIMITS } = dependencies;
  const queue = dueQueue<Recorded>();
  let outbox: Notification[] = [];
  let lostRecords = 0;
  let lostNotifications = 0;
  const patternOf = compiledPatterns();
  const hasRule = busesWithRules(world);
  return {
    accept(recorded) {
      if (!hasRule(`${recorded.accountId}/${recorded.region}`)) return;
      queue.put(recorded.reachesBusAt, recorded);
      if (queue.size() > limits.pending && queue.take(FOREVER) !== undefined) lostRecords++;
    },
    advanceTo(now) {
      let due = queue.take(now);
      if (due === undefined) return;
      const rules = rulesByBus(world());
      for (; due !== undefined; due = queue.take(now)) {
        const onBus = rules.get(`${due.item.accountId}/${due.item.region}`);
        if (onBus !== undefined) outbox.push(...deliver(due, onBus, { assumptions, patternOf }));
      }
      const surplus = outbox.length - limits.notifications;
      if (surplus <= 0) return;
      outbox = outbox.slice(surplus);
      lostNotifications += surplus;
    },
    notifications: (upTo) => (upTo === undefined ? [...outbox] : outbox.filter(({ at }) => at <= upTo)),
    statistics: () => ({ pending: queue.size(), lostRecords, lostNotifications }),
  };
}

const FOREVER = instant(Number.POSITIVE_INFINITY);

type PatternOf = (rule: EventRule) => EventPattern | undefined;
type Reading = Readonly<{ assumptions: Readonly<Record<string, string>>; patternOf: PatternOf }>;

function deliver(
  { at, item }: Readonly<{ at: Instant; item: Recorded }>,
  rules: readonly EventRule[],
  { assumptions, patternOf }: Reading,
): readonly Notification[] {
  const { record, accountId, region } = item;
  const reader = assumptionReader(assumptions);
  const detailType = isMembershipEvent(record) ? reader.value("membership-detail-type") : detailTypeOf(record);
  const event = busEvent(record, accountId, detailType);
  const fields = eventFields(event);
  const restsOn = [...new Set([...item.assumptions, ...reader.touched()])];
  return rules
    .filter((rule) => rule.state !== "ENABLED" || !isHiddenFromEnabled(record))
    .filter((rule) => {
      const pattern = patternOf(rule);
      return pattern !== undefined && matchesFields(pattern, fields);
    })
    .flatMap((rule) =>
      rule.targets.map((target) => ({
        ...{ at, ruleKey: eventRuleKey(rule), ruleName: rule.name, accountId, region },
        ...{ targetId: target.id, targetArn: target.arn, event, assumptions: restsOn },
      })),
    );
}

/** The rules that can fire, in the order in which they were made. */
function rulesByBus(world: World): ReadonlyMap<string, readonly EventRule[]> {
  const byBus = new Map<string, EventRule[]>();
  for (const rule of world.eventRules.values()) {
    if (rule.state === "DISABLED" || rule.busName !== DEFAULT_BUS || rule.targets.length === 0) continue;
    const key = `${rule.accountId}/${rule.region}`;
    const known = byBus.get(key);
    if (known === undefined) byBus.set(key, [rule]);
    else known.push(rule);
  }
  return byBus;
}

/**
 * Whether anything listens on an account's bus. A record is let go where nothing does: a rule made while the record was on its
 * way would not see it. Recounted when the number of rules has changed.
 */
function busesWithRules(world: () => World): (bus: string) => boolean {
  let counted = -1;
  let buses: ReadonlySet<string> = new Set();
  return (bus) => {
    const { eventRules } = world();
    if (eventRules.size !== counted) {
      counted = eventRules.size;
      buses = new Set([...eventRules.values()].map(({ accountId, region }) => `${accountId}/${region}`));
    }
    return buses.has(bus);
  };
}

/** A rule's value never changes, so its pattern is compiled once; a pattern that EventBridge would refuse matches nothing. */
function compiledPatterns(): PatternOf {
  const compiled = new WeakMap<EventRule, EventPattern | null>();
  return (rule) => {
    const known = compiled.get(rule);
    if (known !== undefined) return known ?? undefined;
    const pattern = compileEventPattern(rule.pattern);
    compiled.set(rule, pattern.ok ? pattern.value : null);
    return pattern.ok ? pattern.value : undefined;
  };
}
