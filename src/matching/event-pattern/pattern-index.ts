/** Many patterns at once: only those whose rarest literal stands in the event are looked at. */
import type { EventFields } from "./event-fields.ts";
import { matchesFields } from "./matches.ts";
import type { Alternative, EventPattern, ValueMatcher } from "./pattern.ts";

export type PatternIndex = Readonly<{
  /** Positions of the patterns that match, in ascending order; the same as trying each. */
  matching(fields: EventFields): readonly number[];
}>;

type Literal = string | number | boolean | null;
type Literals = ReadonlyMap<string, readonly Literal[]>;

/** Built once for any number of events. */
export function indexPatterns(patterns: readonly EventPattern[]): PatternIndex {
  const literals = patterns.map(({ alternatives }) => alternatives.map(literalsOf));
  const popularity = countLiterals(literals.flat());
  const everywhere: number[] = [];
  const byPath = new Map<string, Map<Literal, number[]>>();
  literals.forEach((alternatives, position) => {
    const keys = alternatives.map((each) => rarest(each, popularity));
    if (keys.some((key) => key === undefined)) everywhere.push(position);
    else for (const key of keys) if (key !== undefined) addTo(byPath, key, position);
  });
  return {
    matching: (fields) =>
      candidates(fields, byPath, everywhere).filter((position) => {
        const pattern = patterns[position];
        return pattern !== undefined && matchesFields(pattern, fields);
      }),
  };
}

/** The fields that can only match by one of a few literals. */
function literalsOf(alternative: Alternative): Literals {
  return new Map(
    [...alternative].flatMap(([path, matchers]) => {
      const values = matchers.map(literalOf);
      return values.includes(undefined) ? [] : [[path, values.flatMap((each) => (each === undefined ? [] : [each]))]];
    }),
  );
}

/** An address may match by another spelling, and so is no literal. */
function literalOf(matcher: ValueMatcher): Literal | undefined {
  if (matcher.kind === "string") return matcher.address === undefined ? matcher.text : undefined;
  return matcher.kind === "number" || matcher.kind === "literal" ? matcher.value : undefined;
}

function countLiterals(all: readonly Literals[]): ReadonlyMap<string, ReadonlyMap<Literal, number>> {
  const counts = new Map<string, Map<Literal, number>>();
  for (const literals of all) {
    for (const [path, values] of literals) {
      const count = counts.get(path) ?? new Map<Literal, number>();
      counts.set(path, count);
      for (const value of values) count.set(value, (count.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

type Key = Readonly<{ path: string; values: readonly Literal[] }>;

/** The field whose literals the fewest patterns ask for. */
function rarest(literals: Literals, popularity: ReturnType<typeof countLiterals>): Key | undefined {
  let best: (Key & Readonly<{ weight: number }>) | undefined;
  for (const [path, values] of literals) {
    const weight = Math.max(...values.map((value) => popularity.get(path)?.get(value) ?? 0));
    if (best === undefined || weight < best.weight) best = { path, values, weight };
  }
  return best;
}

function addTo(byPath: Map<string, Map<Literal, number[]>>, { path, values }: Key, position: number): void {
  const byValue = byPath.get(path) ?? new Map<Literal, number[]>();
  byPath.set(path, byValue);
  for (const value of values) {
    const positions = byValue.get(value);
    if (positions === undefined) byValue.set(value, [position]);
    else positions.push(position);
  }
}

function candidates(
  fields: EventFields,
  byPath: ReadonlyMap<string, ReadonlyMap<Literal, readonly number[]>>,
  everywhere: readonly number[],
): readonly number[] {
  const found = new Set(everywhere);
  for (const [path, byValue] of byPath) {
    for (const { value } of fields.get(path) ?? []) {
      for (const position of byValue.get(value) ?? []) found.add(position);
    }
  }
  return [...found].sort((left, right) => left - right);
}
