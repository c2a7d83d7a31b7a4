/**
 * Counts what a Sigma correlation waits for, in bounded memory. Windows end at the newest event of their group; what comes later than a whole
 * timespan behind it is too late to count. After firing, a group begins anew. Sigma does not say what a record without a group's field
 * means: here it belongs to no group.
 */
import { type Instant, instant, unreachable } from "../../kernel/index.ts";
import { valuesAt } from "../formats/sigma/sigma-matches.ts";
import type { Correlation } from "../formats/sigma/sigma-rule.ts";

export type CorrelationFired = Readonly<{
  from: Instant;
  at: Instant;
  count: number;
  group: Readonly<Record<string, string>>;
}>;

type Group = {
  readonly key: Readonly<Record<string, string>>;
  newest: number;
  /** Sorted instants of events, for event_count. */
  instants: number[];
  /** The newest instant of each value or of each rule. */
  readonly latest: Map<string, number>;
  /** For temporal_ordered: when the newest chain that reaches this far began. */
  chains: (number | undefined)[];
};

const MAX_GROUPS = 10_000;
const MAX_VALUES = 10_000;

export class CorrelationWatch {
  readonly #correlation: Correlation;
  /** In the order of the last event, the one to forget first in front. */
  readonly #groups = new Map<string, Group>();
  /** Groups that had to make room, and events that came too late. */
  forgotten = 0;
  late = 0;

  constructor(correlation: Correlation) {
    this.#correlation = correlation;
  }

  /** `reference` is the name by which the correlation calls the rule that matched. */
  take(record: unknown, reference: string, at: Instant): CorrelationFired | undefined {
    const key = this.#keyOf(record, reference);
    if (key === undefined) return undefined;
    const group = this.#groupFor(key, at);
    if (at < group.newest - this.#correlation.timespanMs) {
      this.late++;
      return undefined;
    }
    group.newest = Math.max(group.newest, at);
    const found = this.#count(group, { record, reference, at });
    if (found === undefined || found.count < this.#wanted()) return undefined;
    this.#groups.delete(JSON.stringify(key));
    return { from: instant(found.from), at: instant(group.newest), count: found.count, group: key };
  }

  #wanted(): number {
    const { kind, atLeast, rules } = this.#correlation;
    return kind === "event_count" || kind === "value_count" ? atLeast : rules.length;
  }

  #keyOf(record: unknown, reference: string): Readonly<Record<string, string>> | undefined {
    const entries: [string, string][] = [];
    for (const { name, fields } of this.#correlation.groupBy) {
      const field = fields.get(reference) ?? fields.get("");
      const value = field === undefined ? undefined : valuesAt(record, field)[0];
      if (value === undefined || value === null) return undefined;
      entries.push([name, typeof value === "object" ? JSON.stringify(value) : String(value)]);
    }
    return Object.fromEntries(entries);
  }

  #groupFor(key: Readonly<Record<string, string>>, at: Instant): Group {
    const text = JSON.stringify(key);
    const group = this.#groups.get(text) ?? {
      key,
      newest: at,
      instants: [],
      latest: new Map<string, number>(),
      chains: [],
    };
    this.#groups.delete(text);
    this.#groups.set(text, group);
    if (this.#groups.size > MAX_GROUPS) {
      const [first] = this.#groups.keys();
      if (first !== undefined) this.#groups.delete(first);
      this.forgotten++;
    }
    return group;
  }

  #count(group: Group, event: Readonly<{ record: unknown; reference: string; at: number }>): Found | undefined {
    const { kind, timespanMs, field, rules } = this.#correlation;
    const from = group.newest - timespanMs;
    switch (kind) {
      case "event_count":
        return countEvents(group, event.at, from);
      case "value_count":
        return countValues(group, {
          values: field === undefined ? [] : valuesAt(event.record, field),
          at: event.at,
          from,
        });
      case "temporal":
        return countValues(group, { values: [event.reference], at: event.at, from });
      case "temporal_ordered":
        return countSteps(group, { rules, reference: event.reference, at: event.at, from });
      default:
        return unreachable(kind);
    }
  }
}

type Found = Readonly<{ count: number; from: number }>;

function countEvents(group: Group, at: number, from: number): Found {
  const place = group.instants.findLastIndex((each) => each <= at) + 1;
  group.instants.splice(place, 0, at);
  const first = group.instants.findIndex((each) => each >= from);
  if (first > 0) group.instants = group.instants.slice(first);
  return { count: group.instants.length, from: group.instants[0] ?? at };
}

function countValues(
  group: Group,
  { values, at, from }: Readonly<{ values: readonly unknown[]; at: number; from: number }>,
): Found {
  for (const value of values) {
    if (value === undefined || value === null) continue;
    const text = typeof value === "object" ? JSON.stringify(value) : String(value);
    if (group.latest.size < MAX_VALUES || group.latest.has(text))
      group.latest.set(text, Math.max(at, group.latest.get(text) ?? at));
  }
  for (const [value, latest] of group.latest) if (latest < from) group.latest.delete(value);
  return { count: group.latest.size, from: Math.min(at, ...group.latest.values()) };
}

type Step = Readonly<{ rules: readonly string[]; reference: string; at: number; from: number }>;

/** Rules must come in the order in which they are listed; one event may stand for one step. */
function countSteps(group: Group, { rules, reference, at, from }: Step): Found | undefined {
  for (let step = rules.length - 1; step >= 0; step--) {
    if (rules[step] !== reference) continue;
    const began = step === 0 ? at : group.chains[step - 1];
    if (began !== undefined && began >= from) group.chains[step] = began;
  }
  const began = group.chains[rules.length - 1];
  return began !== undefined && began >= from ? { count: rules.length, from: began } : undefined;
}
