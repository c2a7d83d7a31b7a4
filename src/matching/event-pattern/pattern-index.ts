/** Many patterns at once: only those whose rarest probe the event answers are looked at. */
import { type EventFields, type WantedPaths, wantedPaths } from "./event-fields.ts";
import { matchesFields } from "./matches.ts";
import type { Alternative, EventPattern, ValueMatcher } from "./pattern.ts";
import { addProbe, type Probe, type ProbeIndex, probed, probeKey, probeOf } from "./probe.ts";

export type PatternIndex = Readonly<{
  /** What the patterns ask of an event: taking the rest of it apart would be for nothing. */
  wanted: WantedPaths;
  /** Positions of the patterns that match, in ascending order; the same as trying each. */
  matching(fields: EventFields): readonly number[];
}>;

/** The fields of one alternative that can only match by a value that is the probe's, or begins or ends so. */
type Probes = ReadonlyMap<string, readonly Probe[]>;

/** Built once for any number of events. */
export function indexPatterns(patterns: readonly EventPattern[]): PatternIndex {
  const probes = patterns.map(({ alternatives }) => alternatives.map(probesOf));
  const popularity = countProbes(probes.flat());
  const places: Places = { byPath: new Map(), byAbsence: new Map(), everywhere: [] };
  probes.forEach((alternatives, position) => {
    const keys = alternatives.map((each) => rarest(each, popularity));
    const isWhole = keys.every((key) => key !== undefined);
    const absent = isWhole ? undefined : absentPath(patterns[position]);
    if (absent !== undefined) push(places.byAbsence, absent, position);
    else if (!isWhole) places.everywhere.push(position);
    else for (const key of keys) if (key !== undefined) addTo(places.byPath, key, position);
  });
  const paths = patterns.flatMap(({ alternatives }) => alternatives.flatMap((each) => [...each.keys()]));
  return {
    wanted: wantedPaths(paths),
    matching: (fields) =>
      candidates(fields, places).filter((position) => {
        const pattern = patterns[position];
        return pattern !== undefined && matchesFields(pattern, fields);
      }),
  };
}

function probesOf(alternative: Alternative): Probes {
  return new Map(
    [...alternative].flatMap(([path, matchers]) => {
      const probes = matchers.map(probeOf);
      return probes.includes(undefined) ? [] : [[path, probes.flatMap((each) => each ?? [])]];
    }),
  );
}

/** How many patterns ask for each probe of each path. */
function countProbes(all: readonly Probes[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const probes of all)
    for (const [path, each] of probes)
      for (const probe of each) {
        const key = probeKey(path, probe);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
  return counts;
}

type Key = Readonly<{ path: string; probes: readonly Probe[] }>;

/** The field whose probes the fewest patterns ask for. */
function rarest(all: Probes, popularity: ReadonlyMap<string, number>): Key | undefined {
  let best: (Key & Readonly<{ weight: number }>) | undefined;
  for (const [path, probes] of all) {
    const weight = Math.max(...probes.map((each) => popularity.get(probeKey(path, each)) ?? 0));
    if (best === undefined || weight < best.weight) best = { path, probes, weight };
  }
  return best;
}

function addTo(byPath: Map<string, ProbeIndex>, { path, probes }: Key, position: number): void {
  const index = byPath.get(path) ?? { same: new Map(), prefixes: new Map(), suffixes: new Map() };
  byPath.set(path, index);
  for (const probe of probes) addProbe(index, probe, position);
}

function push(places: Map<string, number[]>, path: string, position: number): void {
  const positions = places.get(path);
  if (positions === undefined) places.set(path, [position]);
  else positions.push(position);
}

/** The field that must not be there, in a pattern of one alternative. */
function absentPath(pattern: EventPattern | undefined): string | undefined {
  const [only, ...others] = pattern?.alternatives ?? [];
  if (only === undefined || others.length > 0) return undefined;
  const isAbsence = (matcher: ValueMatcher): boolean => matcher.kind === "exists" && !matcher.wanted;
  return [...only].find(([, matchers]) => matchers.length > 0 && matchers.every(isAbsence))?.[0];
}

type Places = Readonly<{
  byPath: Map<string, ProbeIndex>;
  /** By a path that has to be missing. */
  byAbsence: Map<string, number[]>;
  everywhere: number[];
}>;

function candidates(fields: EventFields, { byPath, byAbsence, everywhere }: Places): readonly number[] {
  const found = new Set(everywhere);
  for (const [path, positions] of byAbsence)
    if (!fields.has(path)) for (const position of positions) found.add(position);
  for (const [path, index] of byPath)
    for (const { value } of fields.get(path) ?? []) for (const position of probed(index, value)) found.add(position);
  return [...found].sort((left, right) => left - right);
}
