import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instant } from "../../kernel/index.ts";
import type { Correlation, CorrelationKind } from "../formats/sigma/sigma-rule.ts";
import { CorrelationWatch } from "./correlation.ts";

type Event = Readonly<{ at: number; rule: string; group: string; value: string | readonly string[] }>;
type Fired = Readonly<{ group: string; from: number; at: number; count: number }>;

const RULES = ["a", "b", "a", "c"];

const correlationOf = (kind: CorrelationKind, members: Partial<Correlation> = {}): Correlation => ({
  kind,
  rules: RULES,
  groupBy: [{ name: "group", fields: new Map([["", "group"]]) }],
  timespanMs: 5,
  atLeast: 3,
  field: kind === "value_count" ? "value" : undefined,
  generate: false,
  ...members,
});

function watched(correlation: Correlation, events: readonly Event[], maxHeld?: number) {
  const watch = new CorrelationWatch(correlation, maxHeld);
  const fired = events.flatMap((each) => watch.take(each, each.rule, instant(each.at)));
  return {
    watch,
    fired: [...fired, ...watch.finish()].map(({ group, ...rest }) => ({ group: String(group.group), ...rest })),
  };
}

/** The same question asked anew of every instant, over all events: slow, and nothing is remembered but when it fired. */
function plainly(correlation: Correlation, events: readonly Event[]): readonly Fired[] {
  const fired: Fired[] = [];
  for (const group of new Set(events.map((each) => each.group))) {
    let since = Number.NEGATIVE_INFINITY;
    const own = events.filter((each) => each.group === group);
    for (const at of [...new Set(own.map((each) => each.at))].sort((left, right) => left - right)) {
      const seen = own.filter((each) => each.at > since && each.at >= at - correlation.timespanMs && each.at <= at);
      const found = foundIn(correlation, seen);
      if (found === undefined) continue;
      since = at;
      fired.push({ group, at, ...found });
    }
  }
  return fired;
}

function foundIn({ kind, atLeast, rules }: Correlation, seen: readonly Event[]) {
  const newestOf = (keysOf: (event: Event) => readonly string[]): readonly number[] =>
    [...new Set(seen.flatMap(keysOf))].map((key) =>
      Math.max(...seen.filter((each) => keysOf(each).includes(key)).map(({ at }) => at)),
    );
  if (kind === "event_count")
    return seen.length < atLeast ? undefined : { count: seen.length, from: Math.min(...seen.map(({ at }) => at)) };
  if (kind === "temporal_ordered") {
    const from = begunBy(rules, seen, Number.NEGATIVE_INFINITY);
    return from === undefined ? undefined : { count: rules.length, from };
  }
  const newest = newestOf(kind === "temporal" ? ({ rule }) => [rule] : ({ value }) => [value].flat());
  const wanted = kind === "temporal" ? new Set(rules).size : atLeast;
  return newest.length < wanted ? undefined : { count: newest.length, from: Math.min(...newest) };
}

/** When the newest of the ways to find all these rules, one after the other, began; every way is tried. */
function begunBy(rules: readonly string[], seen: readonly Event[], after: number): number | undefined {
  const [rule, ...others] = rules;
  const begun = seen.flatMap((each) => {
    if (each.rule !== rule || each.at < after) return [];
    const rest = seen.filter((other) => other !== each);
    return others.length === 0 || begunBy(others, rest, each.at) !== undefined ? [each.at] : [];
  });
  return begun.length === 0 ? undefined : Math.max(...begun);
}

const sorted = (fired: readonly Fired[]): readonly Fired[] =>
  fired.toSorted((left, right) => left.at - right.at || left.from - right.from || (left.group < right.group ? -1 : 1));

const EVENTS = fc.array(
  fc.record({
    at: fc.nat(20),
    rule: fc.constantFrom("a", "b", "c"),
    group: fc.constantFrom("x", "y"),
    value: fc.oneof(fc.constantFrom("1", "2", "3"), fc.array(fc.constantFrom("1", "4", "5"), { maxLength: 2 })),
  }),
  { maxLength: 14 },
);
const SHUFFLED = EVENTS.chain((events) =>
  fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
);
const KINDS = ["event_count", "value_count", "temporal", "temporal_ordered"] as const;

describe.each(KINDS)("%s", (kind) => {
  test("is what a second, slow implementation finds, in whatever order the records come", () => {
    const correlation = correlationOf(kind);
    fc.assert(
      fc.property(SHUFFLED, ([events, shuffled]) => {
        const expected = sorted(plainly(correlation, events));
        expect(watched(correlation, events).fired).toEqual(expected);
        expect(watched(correlation, shuffled).fired).toEqual(expected);
      }),
    );
  });

  test("is the same where little fits, as long as the records come in order", () => {
    const correlation = correlationOf(kind);
    fc.assert(
      fc.property(EVENTS, (events) => {
        const inOrder = events
          .toSorted((left, right) => left.at - right.at)
          .filter((each, index, all) => all[index - 1]?.at !== each.at);
        const { watch, fired } = watched(correlation, inOrder, 14);
        fc.pre(watch.forgotten === 0);
        expect(watch.late).toBe(0);
        expect(sorted(fired)).toEqual(sorted(plainly(correlation, inOrder)));
      }),
    );
  });
});

describe("where more comes than fits", () => {
  const event = (at: number, group = "x"): Event => ({ at, rule: "a", group, value: "1" });
  const two = correlationOf("event_count", { rules: ["a"], atLeast: 2 });

  test("the earlier half is judged, and what is older than that comes too late", () => {
    const { watch, fired } = watched(
      two,
      [event(10), event(20), event(30), event(40), event(50), event(29), event(28)],
      8,
    );
    expect(fired).toEqual([]);
    expect(watch.late).toBe(2);
    expect(watched(two, [event(10), event(20), event(30), event(40), event(50), event(44)], 8).fired).toMatchObject([
      { from: 40, at: 44 },
    ]);
  });

  test("a group that is not over yet goes on", () => {
    const events = [event(10), event(11, "y"), event(12, "z"), event(90), event(91), event(14)];
    expect(watched(two, events, 16).fired).toMatchObject([
      { group: "x", from: 10, at: 14 },
      { from: 90, at: 91 },
    ]);
  });

  test("a flood of groups makes room and says so", () => {
    const flood = Array.from({ length: 1_000 }, (_, index) => event(1_000, `g${index}`));
    expect(watched(two, flood, 100).watch.forgotten).toBeGreaterThan(0);
    expect(watched(two, flood).watch).toMatchObject({ forgotten: 0, late: 0 });
  });

  test("one record with very many values is judged at once", () => {
    const many = { ...event(1), value: Array.from({ length: 200_000 }, (_, index) => `v${index}`) };
    const counted = correlationOf("value_count", { rules: ["a"], atLeast: 10_000 });
    expect(watched(counted, [many]).fired).toMatchObject([{ count: 200_000 }]);
  });
});
