/** What an event's value must be, or begin or end with, for a matcher to have a chance: found by looking it up instead of by trying. */
import type { Leaf } from "./event-fields.ts";
import type { ValueMatcher } from "./pattern.ts";

export type Probe = Readonly<{ kind: "same"; value: Leaf }> | Readonly<{ kind: "prefix" | "suffix"; value: string }>;

/** Undefined where the matcher may fit almost anything. An address may match by another spelling. */
export function probeOf(matcher: ValueMatcher): Probe | undefined {
  switch (matcher.kind) {
    case "string":
      return matcher.address === undefined ? { kind: "same", value: matcher.text } : undefined;
    case "number":
    case "literal":
      return { kind: "same", value: matcher.value };
    case "prefix":
    case "suffix":
      return matcher.ignoresCase || matcher.text === "" ? undefined : { kind: matcher.kind, value: matcher.text };
    case "wildcard":
      return endOf(matcher.pieces);
    default:
      return undefined;
  }
}

/** The longer of what stands before the first and behind the last asterisk. */
function endOf(pieces: readonly string[]): Probe | undefined {
  const [first = "", ...others] = pieces;
  const last = others.at(-1);
  if (last === undefined) return { kind: "same", value: first };
  if (first === "" && last === "") return undefined;
  return first.length >= last.length ? { kind: "prefix", value: first } : { kind: "suffix", value: last };
}

export const probeKey = (path: string, { kind, value }: Probe): string => `${kind}/${typeof value}/${value}/${path}`;

type ByText = Map<string, number[]>;

/** Positions by probe; prefixes and suffixes by their length, of which there are few. */
export type ProbeIndex = Readonly<{
  same: Map<Leaf, number[]>;
  prefixes: Map<number, ByText>;
  suffixes: Map<number, ByText>;
}>;

export function addProbe({ same, prefixes, suffixes }: ProbeIndex, probe: Probe, position: number): void {
  if (probe.kind === "same") {
    add(same, probe.value, position);
    return;
  }
  const byLength = probe.kind === "prefix" ? prefixes : suffixes;
  const byText = byLength.get(probe.value.length) ?? new Map<string, number[]>();
  byLength.set(probe.value.length, byText);
  add(byText, probe.value, position);
}

function add<K>(places: Map<K, number[]>, key: K, position: number): void {
  const positions = places.get(key);
  if (positions === undefined) places.set(key, [position]);
  else positions.push(position);
}

/** Positions whose probe the value answers; one may come twice. */
export function* probed({ same, prefixes, suffixes }: ProbeIndex, value: Leaf): Generator<number> {
  yield* same.get(value) ?? [];
  if (typeof value !== "string") return;
  for (const [length, byText] of prefixes) yield* byText.get(value.slice(0, length)) ?? [];
  for (const [length, byText] of suffixes)
    if (length <= value.length) yield* byText.get(value.slice(value.length - length)) ?? [];
}
