/**
 * How the settings of management policies merge on the way from the root to an account, by inheritance operators.
 * User Guide: "Policy syntax and inheritance for management policy types".
 */

const VALUE_OPERATORS = ["@@assign", "@@append", "@@remove"] as const;
type ValueOperator = (typeof VALUE_OPERATORS)[number];
const CHILD_CONTROL = "@@operators_allowed_for_child_policies";

type Allowed = ReadonlySet<ValueOperator>;
const ALL: Allowed = new Set(VALUE_OPERATORS);

/** One place in the merged document: a setting with a value, or a section with more places. */
type Place = {
  value: unknown;
  places: Map<string, Place>;
  /** What policies further down may do here. */
  allowed: Allowed;
  /** What the policies of the level in hand leave to those further down; undefined while they say nothing. */
  narrowed: Allowed | undefined;
  /** Names in it are told apart without regard to case. */
  isCaseless: boolean;
  /** Set by an earlier policy of the level in hand: then a later one of the same level does not assign it again. */
  assigned: boolean;
};

const emptyPlace = (isCaseless = false): Place => ({
  isCaseless,
  value: undefined,
  places: new Map(),
  allowed: ALL,
  narrowed: undefined,
  assigned: false,
});

/**
 * The merged settings, without operators. `levels` go from the root to the account, each with the parsed documents attached there
 * in order of attachment. At one level the first assignment wins and child controls intersect; they bind only lower levels.
 * Assumed, as the guide shows no example of it: a control on a section binds everything below that section. In the section
 * `caseless` names that differ in case alone are one, spelled as it was first: which spelling AWS shows is not documented.
 */
export function mergeSettings(levels: readonly (readonly object[])[], caseless?: string): object {
  const root = emptyPlace();
  if (caseless !== undefined) root.places.set(caseless, emptyPlace(true));
  for (const documents of levels) {
    for (const document of documents) merge(root, document, ALL);
    closeLevel(root);
  }
  return sectionOf(root);
}

function merge(place: Place, source: object, above: Allowed): void {
  const allowed = intersection(above, place.allowed);
  const fields = new Map<string, unknown>(Object.entries(source));
  if (fields.has(CHILD_CONTROL))
    place.narrowed = intersection(place.narrowed ?? ALL, operatorsIn(fields.get(CHILD_CONTROL)));
  for (const operator of VALUE_OPERATORS)
    if (fields.has(operator) && allowed.has(operator)) operate(place, operator, fields.get(operator));
  for (const [name, value] of fields) if (!name.startsWith("@@")) mergeField(place, { name, value, allowed });
}

/** A value that stands without an operator is taken as assigned. */
function mergeField(
  place: Place,
  { name, value, allowed }: Readonly<{ name: string; value: unknown; allowed: Allowed }>,
): void {
  const known = place.isCaseless ? spelledAs(place, name) : name;
  const below = place.places.get(known) ?? emptyPlace();
  place.places.set(known, below);
  const isSection = typeof value === "object" && value !== null && !Array.isArray(value);
  merge(below, isSection ? value : { "@@assign": value }, allowed);
}

function spelledAs({ places }: Place, name: string): string {
  const lower = name.toLowerCase();
  for (const known of places.keys()) if (known.toLowerCase() === lower) return known;
  return name;
}

/** Appending and removing are for lists; on a single value they do nothing. */
function operate(place: Place, operator: ValueOperator, operand: unknown): void {
  if (operator === "@@assign") {
    if (place.assigned) return;
    place.value = operand;
    place.assigned = true;
    return;
  }
  const before: unknown = place.value ?? [];
  if (!Array.isArray(before)) return;
  const texts = new Set(listOf(operator === "@@append" ? before : operand).map(textOf));
  if (operator === "@@append") {
    place.value = [...before, ...listOf(operand).filter((each) => !texts.has(textOf(each)))];
    return;
  }
  const left = before.filter((each) => !texts.has(textOf(each)));
  place.value = left.length === 0 ? undefined : left;
}

const textOf = (value: unknown): string => JSON.stringify(value) ?? "";
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function operatorsIn(value: unknown): Allowed {
  const words = listOf(value);
  return words.includes("@@all") ? ALL : new Set(VALUE_OPERATORS.filter((each) => words.includes(each)));
}

const intersection = (one: Allowed, other: Allowed): Allowed =>
  one === ALL ? other : new Set([...one].filter((each) => other.has(each)));

/** What is taken away at one level is not given back at another. */
function closeLevel(place: Place): void {
  if (place.narrowed !== undefined) place.allowed = intersection(place.allowed, place.narrowed);
  place.narrowed = undefined;
  place.assigned = false;
  for (const below of place.places.values()) closeLevel(below);
}

/** Sections with nothing left in them are not shown; a list that is assigned empty is. */
function sectionOf({ places }: Place): object {
  const shown = [...places].map(([name, place]) => [name, shownValue(place)] as const);
  return Object.fromEntries(shown.filter(([, value]) => value !== undefined));
}

function shownValue(place: Place): unknown {
  if (place.value !== undefined) return place.value;
  const section = sectionOf(place);
  return Object.keys(section).length === 0 ? undefined : section;
}
