/** Does an event match a pattern? Fields are AND, values are OR, and one element of an array must satisfy its fields together. */
import { type EventFields, eventFields, type LeafValue, type Membership } from "./event-fields.ts";
import type { Alternative, EventPattern, ValueMatcher } from "./pattern.ts";
import { valueMatches } from "./value-matches.ts";

/** `event` is parsed JSON. */
export function matches(pattern: EventPattern, event: unknown): boolean {
  return matchesFields(pattern, eventFields(event));
}

/** The same for an event that was taken apart already, when many patterns look at it. */
export function matchesFields(pattern: EventPattern, fields: EventFields): boolean {
  return pattern.alternatives.some((alternative) => matchesAlternative(alternative, fields));
}

function matchesAlternative(alternative: Alternative, fields: EventFields): boolean {
  const bound: Membership[][] = [];
  for (const [path, matchers] of alternative) {
    const values = fields.get(path);
    const fitting = values?.filter(({ value }) => matchers.some((matcher) => valueMatches(matcher, value))) ?? [];
    if (fitting.length === 0) {
      if (values === undefined && matchers.some(wantsAbsence)) continue;
      return false;
    }
    // A value outside every array fits beside any other.
    if (fitting.every(({ membership }) => membership.size > 0)) bound.push(membershipsOf(fitting));
  }
  return bound.length < 2 || areConsistent(bound);
}

const wantsAbsence = (matcher: ValueMatcher): boolean => matcher.kind === "exists" && !matcher.wanted;
const membershipsOf = (values: readonly LeafValue[]): Membership[] => values.map(({ membership }) => membership);

/** Is there one choice for each field in which no array is entered at two different elements? */
function areConsistent(fields: readonly (readonly Membership[])[]): boolean {
  let choices: readonly Membership[] = [new Map()];
  fields.forEach((field, index) => {
    // Only arrays that a later field also stands in can still collide; forgetting the others keeps the choices few.
    const later = new Set<number>();
    for (const each of fields.slice(index + 1))
      for (const membership of each) for (const array of membership.keys()) later.add(array);
    choices = extend(choices, field, later);
  });
  return choices.length > 0;
}

function extend(
  choices: readonly Membership[],
  field: readonly Membership[],
  later: ReadonlySet<number>,
): readonly Membership[] {
  const extended = new Map<string, Membership>();
  const partners = partnersIn(choices);
  for (const membership of field) {
    for (const choice of partners(membership)) {
      const joined = join(choice, membership, later);
      if (joined !== undefined) extended.set(keyOf(joined), joined);
    }
  }
  return [...extended.values()];
}

/** Finds the choices that agree about the outermost array, so that two fields of a long array are not compared pair by pair. */
function partnersIn(choices: readonly Membership[]): (membership: Membership) => readonly Membership[] {
  const byArray = new Map<number, Map<number | undefined, Membership[]>>();
  return (membership) => {
    const [outermost] = membership;
    if (outermost === undefined) return choices;
    const [array, element] = outermost;
    const groups = byArray.get(array) ?? grouped(choices, array);
    byArray.set(array, groups);
    return [...(groups.get(element) ?? []), ...(groups.get(undefined) ?? [])];
  };
}

function grouped(choices: readonly Membership[], array: number): Map<number | undefined, Membership[]> {
  const groups = new Map<number | undefined, Membership[]>();
  for (const choice of choices) {
    const group = groups.get(choice.get(array));
    if (group === undefined) groups.set(choice.get(array), [choice]);
    else group.push(choice);
  }
  return groups;
}

function join(left: Membership, right: Membership, kept: ReadonlySet<number>): Membership | undefined {
  const joined = new Map<number, number>();
  for (const [array, element] of right) {
    const other = left.get(array);
    if (other !== undefined && other !== element) return undefined;
    if (kept.has(array)) joined.set(array, element);
  }
  for (const [array, element] of left) {
    if (kept.has(array)) joined.set(array, element);
  }
  return joined;
}

const keyOf = (membership: Membership): string => [...membership].sort(([left], [right]) => left - right).join(";");
