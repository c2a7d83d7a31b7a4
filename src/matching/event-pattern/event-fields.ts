/** An event taken apart into its leaves, each with the elements of arrays that it stands in. */
import { invariant } from "../../kernel/index.ts";

export type Leaf = string | number | boolean | null;

/** For each array on the way to the leaf: which array, and which of its elements. */
export type Membership = ReadonlyMap<number, number>;
export type LeafValue = Readonly<{ value: Leaf; membership: Membership }>;

/** By path, joined with dots whatever the keys hold. */
export type EventFields = ReadonlyMap<string, readonly LeafValue[]>;

const NO_MEMBERSHIP: Membership = new Map();
const MAX_DEPTH = 1_000;

/** Paths that somebody asks for, with everything on the way to them. */
export type WantedPaths = ReadonlySet<string>;

export function wantedPaths(paths: Iterable<string>): WantedPaths {
  const wanted = new Set<string>();
  for (const path of paths) {
    for (let at = path.indexOf("."); at >= 0; at = path.indexOf(".", at + 1)) wanted.add(path.slice(0, at));
    wanted.add(path);
  }
  return wanted;
}

type Collector = { fields: Map<string, LeafValue[]>; arrays: number; wanted: WantedPaths | undefined };

/** Flattens an event given as parsed JSON, or only what is `wanted` of it. Done once, it serves any number of patterns. */
export function eventFields(event: unknown, wanted?: WantedPaths): EventFields {
  const collector: Collector = { fields: new Map(), arrays: 0, wanted };
  collect(collector, event, { path: "", membership: NO_MEMBERSHIP, depth: 0 });
  return collector.fields;
}

type Place = Readonly<{ path: string; membership: Membership; depth: number }>;

function collect(collector: Collector, value: unknown, place: Place): void {
  invariant(place.depth <= MAX_DEPTH, "an event is nested too deep to be matched");
  if (Array.isArray(value)) collectArray(collector, value, place);
  else if (typeof value === "object" && value !== null) collectObject(collector, value, place);
  else if (isLeaf(value)) add(collector, place, value);
}

function collectObject(collector: Collector, value: object, place: Place): void {
  const depth = place.depth + 1;
  const members = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(members)) {
    const path = place.depth === 0 ? key : `${place.path}.${key}`;
    if (collector.wanted?.has(path) === false) continue;
    collect(collector, members[key], { path, membership: place.membership, depth });
  }
}

function collectArray(collector: Collector, elements: readonly unknown[], place: Place): void {
  const array = collector.arrays++;
  elements.forEach((element, index) => {
    if (typeof element !== "object" || element === null) {
      // Plain values of one array may satisfy different fields together; only objects and arrays bind them.
      collect(collector, element, place);
      return;
    }
    const membership = new Map(place.membership).set(array, index);
    collect(collector, element, { path: place.path, membership, depth: Math.max(1, place.depth + 1) });
  });
}

const isLeaf = (value: unknown): value is Leaf =>
  value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";

function add(collector: Collector, { path, membership }: Place, value: Leaf): void {
  const values = collector.fields.get(path);
  if (values === undefined) collector.fields.set(path, [{ value, membership }]);
  else values.push({ value, membership });
}
