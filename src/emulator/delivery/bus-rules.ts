/** The rules that can fire, by bus, and what they match. */
import { DEFAULT_BUS, type EventRule, eventRuleKey, type World } from "../../domain/index.ts";
import type { Instant } from "../../kernel/index.ts";
import {
  compileEventPattern,
  type EventFields,
  type EventPattern,
  eventFields,
  matchesFields,
} from "../../matching/index.ts";
import type { Recorded } from "../recorder.ts";
import { busKey, type Line } from "./line.ts";
import { eventOfRecord, type PassingEvent } from "./passing-event.ts";

export type RulesByBus = ReadonlyMap<string, readonly EventRule[]>;

/** In the order in which they were made; those without a target have nobody to tell. */
export function rulesByBus(world: World): RulesByBus {
  const byBus = new Map<string, EventRule[]>();
  for (const rule of world.eventRules.values()) {
    if (rule.state === "DISABLED" || rule.targets.length === 0) continue;
    const key = busKey({ ...rule, name: rule.busName });
    const known = byBus.get(key);
    if (known === undefined) byBus.set(key, [rule]);
    else known.push(rule);
  }
  return byBus;
}

type OnBus = Readonly<{ at: Instant; rules: RulesByBus }>;

/** Nothing is written out that nobody would read. */
export function matchRecord(line: Line, recorded: Recorded, onBus: OnBus): void {
  const { accountId, region } = recorded;
  if (!onBus.rules.has(busKey({ accountId, region, name: DEFAULT_BUS }))) return;
  matchEvent(line, eventOfRecord(recorded, line.assumptions), onBus);
}

/** Puts every target of every rule that matches on the line. */
export function matchEvent(line: Line, passing: PassingEvent, { at, rules }: OnBus): void {
  const onBus = rules.get(busKey(passing.bus));
  if (onBus === undefined) return;
  let fields: EventFields | undefined;
  for (const rule of onBus) {
    if (rule.state === "ENABLED" && passing.isHidden) continue;
    const pattern = patternOf(rule);
    fields ??= eventFields(passing.event);
    if (pattern === undefined || !matchesFields(pattern, fields)) continue;
    for (const target of rule.targets) {
      const subject = `${passing.event.id} ${eventRuleKey(rule)} ${target.id}`;
      const due = line.faults.delayed("rule-target", at, subject);
      line.put(due, { kind: "target", sending: { rule, target, passing, attempt: 1, since: due } });
    }
  }
}

/** A rule's value never changes, so its pattern is compiled once; one that EventBridge would refuse matches nothing. */
const compiled = new WeakMap<EventRule, EventPattern | null>();

function patternOf(rule: EventRule): EventPattern | undefined {
  const known = compiled.get(rule);
  if (known !== undefined) return known ?? undefined;
  const pattern = compileEventPattern(rule.pattern);
  compiled.set(rule, pattern.ok ? pattern.value : null);
  return pattern.ok ? pattern.value : undefined;
}
