/** The rules that can fire, by bus, and what they match. */
import { DEFAULT_BUS, type EventRule, eventRuleKey, type World } from "../../domain/index.ts";
import { addMs, type Instant } from "../../kernel/index.ts";
import {
  compileEventPattern,
  type EventPattern,
  eventFields,
  indexPatterns,
  type PatternIndex,
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
  const { rules: able, index } = indexOf(onBus);
  for (const position of index.matching(eventFields(passing.event, index.wanted))) {
    const rule = able[position];
    if (rule === undefined || (rule.state === "ENABLED" && passing.isHidden)) continue;
    for (const target of rule.targets) {
      const subject = `${passing.event.id} ${eventRuleKey(rule)} ${target.id}`;
      const slowMs = line.faults.targetSlowMs({ rule, target, subject });
      const due = addMs(line.faults.delayed("rule-target", at, subject), slowMs);
      line.put(due, { kind: "target", sending: { rule, target, passing, attempt: 1, matchedAt: at, since: due } });
    }
  }
}

/** `rules` are those whose patterns compile, in the order of the index. */
type Indexed = Readonly<{ of: readonly EventRule[]; rules: readonly EventRule[]; index: PatternIndex }>;

/** By the first rule of the bus, so that an index lives as long as the rules do. */
const indexes = new WeakMap<EventRule, Indexed>();

/** Built anew when a rule of the bus has changed, come or gone. */
function indexOf(onBus: readonly EventRule[]): Indexed {
  const [first] = onBus;
  const known = first && indexes.get(first);
  if (known !== undefined && known.of.length === onBus.length && known.of.every((each, at) => each === onBus[at]))
    return known;
  const able = onBus.flatMap((rule) => {
    const pattern = patternOf(rule);
    return pattern === undefined ? [] : [{ rule, pattern }];
  });
  const index = indexPatterns(able.map(({ pattern }) => pattern));
  const indexed = { of: onBus, rules: able.map(({ rule }) => rule), index };
  if (first !== undefined) indexes.set(first, indexed);
  return indexed;
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
