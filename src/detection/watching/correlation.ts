/**
 * Watches for what a Sigma correlation waits for, in bounded memory. Records come in any order (CloudTrail's files are of one account and
 * Region each), so what the rules fit is held until the end and judged in the order of the events. When more is held than fits, the
 * earlier half of it is judged, and what comes later and is older than that comes too late. Sigma does not say what a record without a
 * group's field means: here it belongs to no group.
 */
import { type Instant, instant, sha256 } from "../../kernel/index.ts";
import { valuesAt } from "../formats/sigma/sigma-matches.ts";
import type { Correlation } from "../formats/sigma/sigma-rule.ts";
import { CorrelationCount, type CountedEvent } from "./correlation-count.ts";

export type CorrelationFired = Readonly<{
  from: Instant;
  at: Instant;
  count: number;
  group: Readonly<Record<string, string>>;
}>;

type Group = {
  readonly key: Readonly<Record<string, string>>;
  /** In the order of arrival. */
  held: CountedEvent[];
  readonly count: CorrelationCount;
};

/** Events that one correlation holds, and values with them; a group of its own takes the place of several. About ten megabytes. */
const MAX_HELD = 50_000;
const GROUP_WEIGHT = 4;
/** Longer values are known by their digest. */
const MAX_VALUE_LENGTH = 200;

export class CorrelationWatch {
  readonly #correlation: Correlation;
  readonly #maxHeld: number;
  readonly #groups = new Map<string, Group>();
  #held = 0;
  /** What is not newer has been judged. */
  #judgedUntil = Number.NEGATIVE_INFINITY;
  /** Groups that had to make room, and events that came too late. */
  forgotten = 0;
  late = 0;

  constructor(correlation: Correlation, maxHeld = MAX_HELD) {
    this.#correlation = correlation;
    this.#maxHeld = maxHeld;
  }

  /** `reference` is the name by which the correlation calls the rule that matched. Answers what had to be judged to make room. */
  take(record: unknown, reference: string, at: Instant): readonly CorrelationFired[] {
    const key = this.#keyOf(record, reference);
    if (key === undefined) return [];
    if (at <= this.#judgedUntil) {
      this.late++;
      return [];
    }
    const event = { at, reference, values: this.#valuesIn(record) };
    const group = this.#groupFor(key);
    this.#held += weightOf(event) + (group.held.length === 0 ? GROUP_WEIGHT : 0);
    group.held.push(event);
    return this.#held > this.#maxHeld ? this.#makeRoom() : [];
  }

  /** Judges all that is held. */
  finish(): readonly CorrelationFired[] {
    return this.#judge(Number.POSITIVE_INFINITY);
  }

  #valuesIn(record: unknown): readonly string[] {
    const { kind, field } = this.#correlation;
    if (kind !== "value_count" || field === undefined) return [];
    const present = valuesAt(record, field).filter((each) => each !== undefined && each !== null);
    return [...new Set(present.map((each) => shortened(textOf(each))))];
  }

  #keyOf(record: unknown, reference: string): Readonly<Record<string, string>> | undefined {
    const entries: [string, string][] = [];
    for (const { name, fields } of this.#correlation.groupBy) {
      const field = fields.get(reference) ?? fields.get("");
      const value = field === undefined ? undefined : valuesAt(record, field)[0];
      if (value === undefined || value === null) return undefined;
      entries.push([name, textOf(value)]);
    }
    return Object.fromEntries(entries);
  }

  #groupFor(key: Readonly<Record<string, string>>): Group {
    const name = shortened(JSON.stringify(key));
    const group = this.#groups.get(name) ?? { key, held: [], count: new CorrelationCount(this.#correlation) };
    this.#groups.set(name, group);
    return group;
  }

  /** Judges the earlier half of what is held, and forgets what can no longer count. */
  #makeRoom(): readonly CorrelationFired[] {
    const instants = [...this.#groups.values()]
      .flatMap(({ held }) => held.map(({ at }) => at))
      .toSorted((a, b) => a - b);
    const middle = instants[Math.floor(instants.length / 2)] ?? Number.NEGATIVE_INFINITY;
    const fired = this.#judge(middle);
    this.#forgetOld();
    return fired;
  }

  #judge(until: number): readonly CorrelationFired[] {
    const fired = [...this.#groups.values()].flatMap((group) => judged(group, until));
    this.#judgedUntil = until;
    this.#held = 0;
    for (const { held } of this.#groups.values())
      this.#held += held.reduce((sum, each) => sum + weightOf(each), held.length === 0 ? 0 : GROUP_WEIGHT);
    return fired.toSorted((left, right) => left.at - right.at || left.from - right.from || byGroup(left, right));
  }

  /** Groups that have been silent for a timespan are as good as new; of the others, those that were silent longest make room. */
  #forgetOld(): void {
    const oldest = this.#judgedUntil - this.#correlation.timespanMs;
    for (const [name, { held, count }] of this.#groups)
      if (held.length === 0 && (count.newest < oldest || count.size === 0)) this.#groups.delete(name);
    const idle = [...this.#groups].filter(([, { held }]) => held.length === 0);
    let kept = idle.reduce((sum, [, { count }]) => sum + GROUP_WEIGHT + count.size, 0);
    for (const [name, { count }] of idle.toSorted(([, left], [, right]) => left.count.newest - right.count.newest)) {
      if (kept <= this.#maxHeld / 2) break;
      kept -= GROUP_WEIGHT + count.size;
      this.#groups.delete(name);
      this.forgotten++;
    }
  }
}

const weightOf = ({ values }: CountedEvent): number => 1 + values.length;

const textOf = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);

const shortened = (text: string): string => (text.length <= MAX_VALUE_LENGTH ? text : sha256(text));

function byGroup({ group: left }: CorrelationFired, { group: right }: CorrelationFired): number {
  const [one, other] = [JSON.stringify(left), JSON.stringify(right)];
  return one === other ? 0 : one < other ? -1 : 1;
}

/** What fires among the events until then, which are no longer held afterwards. */
function judged(group: Group, until: number): readonly CorrelationFired[] {
  const due = group.held.filter(({ at }) => at <= until).toSorted((left, right) => left.at - right.at);
  group.held = group.held.filter(({ at }) => at > until);
  const fired: CorrelationFired[] = [];
  for (let first = 0; first < due.length; ) {
    const at = due[first]?.at ?? 0;
    let end = first + 1;
    while (due[end]?.at === at) end++;
    const found = group.count.take(at, due.slice(first, end));
    if (found !== undefined)
      fired.push({ from: instant(found.from), at: instant(found.at), count: found.count, group: group.key });
    first = end;
  }
  return fired;
}
