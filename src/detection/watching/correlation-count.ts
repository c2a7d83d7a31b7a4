/** Counts what one group of a correlation waits for, in the order of the events. A group that has fired begins anew. */
import { unreachable } from "../../kernel/index.ts";
import type { Correlation } from "../formats/sigma/sigma-rule.ts";

/** An event that one of the rules fits: the rule, as the correlation calls it, and the values that are counted. */
export type CountedEvent = Readonly<{ at: number; reference: string; values: readonly string[] }>;

type CountFired = Readonly<{ from: number; at: number; count: number }>;

/** What is left of the events that were counted, within the timespan before the newest of them. */
export class CorrelationCount {
  readonly #correlation: Correlation;
  newest = Number.NEGATIVE_INFINITY;
  /** In order, for event_count. */
  #instants: number[] = [];
  /** When each value or rule was seen last. */
  readonly #latest = new Map<string, number>();
  /** For temporal_ordered: when the newest chain that reaches this far began. */
  #chains: (number | undefined)[] = [];

  constructor(correlation: Correlation) {
    this.#correlation = correlation;
  }

  /** How much it remembers. */
  get size(): number {
    return this.#instants.length + this.#latest.size + this.#chains.length;
  }

  /**
   * `events` are all of one instant, and no older than those before. They are judged together: CloudTrail writes whole seconds, so nobody
   * knows which was first, and for temporal_ordered they count as having come in the order that it waits for.
   */
  take(at: number, events: readonly CountedEvent[]): CountFired | undefined {
    this.newest = at;
    const found = this.#count(at, events);
    if (found === undefined || found.count < this.#wanted()) return undefined;
    this.#instants = [];
    this.#latest.clear();
    this.#chains = [];
    return { ...found, at };
  }

  #wanted(): number {
    const { kind, atLeast, rules } = this.#correlation;
    if (kind === "event_count" || kind === "value_count") return atLeast;
    return kind === "temporal" ? new Set(rules).size : rules.length;
  }

  #count(at: number, events: readonly CountedEvent[]): Found | undefined {
    const { kind, timespanMs } = this.#correlation;
    const from = at - timespanMs;
    switch (kind) {
      case "event_count":
        return this.#countEvents(events, from);
      case "value_count":
        return this.#countValues(
          at,
          events.flatMap(({ values }) => values),
        );
      case "temporal":
        return this.#countValues(
          at,
          events.map(({ reference }) => reference),
        );
      case "temporal_ordered":
        return this.#countSteps(at, events);
      default:
        return unreachable(kind);
    }
  }

  #countEvents(events: readonly CountedEvent[], from: number): Found {
    const first = this.#instants.findIndex((each) => each >= from);
    if (first !== 0) this.#instants = first < 0 ? [] : this.#instants.slice(first);
    for (const { at } of events) this.#instants.push(at);
    return { count: this.#instants.length, from: this.#instants[0] ?? from };
  }

  /** The map is kept in the order of what was seen last. */
  #countValues(at: number, values: readonly string[]): Found {
    for (const value of values) {
      this.#latest.delete(value);
      this.#latest.set(value, at);
    }
    let from = at;
    for (const [value, latest] of this.#latest) {
      from = latest;
      if (latest >= at - this.#correlation.timespanMs) break;
      this.#latest.delete(value);
    }
    return { count: this.#latest.size, from };
  }

  /** Each chain that reaches some step goes on with the events of this instant; one event stands for one step. */
  #countSteps(at: number, events: readonly CountedEvent[]): Found | undefined {
    const { rules, timespanMs } = this.#correlation;
    const before = this.#chains.map((began) => (began !== undefined && began >= at - timespanMs ? began : undefined));
    const after = [...before];
    for (let reached = -1; reached < rules.length - 1; reached++) {
      const began = reached < 0 ? at : before[reached];
      if (began === undefined) continue;
      const left = countsOf(events);
      for (let step = reached + 1; step < rules.length; step++) {
        const rule = rules[step] ?? "";
        const count = left.get(rule) ?? 0;
        if (count === 0) break;
        left.set(rule, count - 1);
        after[step] = Math.max(began, after[step] ?? began);
      }
    }
    this.#chains = after;
    const whole = after[rules.length - 1];
    return whole === undefined ? undefined : { count: rules.length, from: whole };
  }
}

type Found = Readonly<{ count: number; from: number }>;

function countsOf(events: readonly CountedEvent[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { reference } of events) counts.set(reference, (counts.get(reference) ?? 0) + 1);
  return counts;
}
