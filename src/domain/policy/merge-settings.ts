/**
 * How the settings of management policies merge on the way from the root to an account, by inheritance operators.
 * User Guide: "Policy syntax and inheritance for management policy types".
 */

const VALUE_OPERATORS = ["@@assign", "@@append", "@@remove"] as const;
type ValueOperator = (typeof VALUE_OPERATORS)[number];
const CHILD_CONTROL = "@@operators_allowed_for_child_policies";

type Allowed = ReadonlySet<ValueOperator>;
const ALL: Allowed = new Set(VALUE_OPERATORS);

type Value = string | readonly string[];

/** What the policies of the level in hand say about one place. */
type Said = {
  assigned: Value | undefined;
  appended: string[];
  removed: string[];
  /** What they leave to those further down; undefined while they say nothing. */
  control: Allowed | undefined;
};

/** One place in the merged document: a setting with a value, or a section with more places. */
type Place = {
  /** As it was first written. */
  name: string;
  value: Value | undefined;
  /** By their names in lower case. */
  places: Map<string, Place>;
  /** What policies further down may do here. */
  allowed: Allowed;
  said: Said;
};

const silence = (): Said => ({ assigned: undefined, appended: [], removed: [], control: undefined });
const emptyPlace = (name: string): Place => ({
  name,
  value: undefined,
  places: new Map(),
  allowed: ALL,
  said: silence(),
});

/** The outermost sections that differ from all others. */
export type MergedSections = Readonly<{
  /** Names directly in it are shown when there is nothing below them. */
  shownEmpty?: string;
  /** Names directly in it are shown as they were first written. */
  spelledAsWritten?: string;
}>;

/**
 * The merged settings, without operators. `levels` go from the root to the account, each with the parsed documents attached there
 * in order of attachment. At one level the first assignment counts, then everything is appended and then everything removed, whichever
 * document says it (observed by others); child controls intersect and bind only lower levels. A control on a setting governs its value,
 * a control on a section the names in it: lower levels add one where they may assign or append (which of the two it takes is
 * inferred). Operators beside the outermost sections change nothing (observed by others).
 *
 * Names are compared without regard to case and shown in lower case (observed by others for tag and chat policies). Numbers, booleans
 * and nulls become texts (observed by others for tag policies).
 */
export function mergeSettings(levels: readonly (readonly object[])[], sections: MergedSections = {}): object {
  const root = emptyPlace("");
  for (const documents of levels) {
    for (const document of documents) hear(root, document);
    closeLevel(root);
  }
  return sectionOf(root, ({ name }, outer) => ({
    isShownEmpty: outer !== undefined && outer === sections.shownEmpty,
    name: outer !== undefined && outer === sections.spelledAsWritten ? name : name.toLowerCase(),
  }));
}

function hear({ said, places, allowed }: Place, source: object): void {
  for (const [key, value] of Object.entries(source)) {
    if (key.startsWith("@@")) note(said, key.toLowerCase(), value);
    else enter({ places, allowed }, key, value);
  }
}

/** A value that stands without an operator is taken as assigned. */
function enter({ places, allowed }: Pick<Place, "places" | "allowed">, name: string, value: unknown): void {
  const known = places.get(name.toLowerCase());
  if (known === undefined && !allowed.has("@@assign") && !allowed.has("@@append")) return;
  const place = known ?? emptyPlace(name);
  places.set(name.toLowerCase(), place);
  hear(place, isSection(value) ? value : { "@@assign": value });
}

const isSection = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function note(said: Said, operator: string, operand: unknown): void {
  if (operator === "@@assign") said.assigned ??= Array.isArray(operand) ? operand.map(textOf) : textOf(operand);
  if (operator === "@@append") said.appended.push(...listOf(operand).map(textOf));
  if (operator === "@@remove") said.removed.push(...listOf(operand).map(textOf));
  if (operator === CHILD_CONTROL) said.control = intersection(said.control ?? ALL, operatorsIn(operand));
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

function operatorsIn(value: unknown): Allowed {
  const words = new Set(listOf(value).map((each) => textOf(each).toLowerCase()));
  return words.has("@@all") ? ALL : new Set(VALUE_OPERATORS.filter((each) => words.has(each)));
}

const intersection = (one: Allowed, other: Allowed): Allowed =>
  one === ALL ? other : new Set([...one].filter((each) => other.has(each)));

/** What is taken away at one level is not given back at another. */
function closeLevel(place: Place): void {
  place.value = valueAfter(place);
  if (place.said.control !== undefined) place.allowed = intersection(place.allowed, place.said.control);
  place.said = silence();
  for (const below of place.places.values()) closeLevel(below);
}

/** Appending and removing are for lists; on a single value they do nothing. Of a list that was not there nothing is removed. */
function valueAfter({ value: before, allowed, said: { assigned, appended, removed } }: Place): Value | undefined {
  let value = allowed.has("@@assign") ? (assigned ?? before) : before;
  if (appended.length > 0 && allowed.has("@@append") && typeof value !== "string")
    value = [...new Set([...(value ?? []), ...appended])];
  if (removed.length > 0 && allowed.has("@@remove") && typeof value === "object")
    value = value.filter((each) => !removed.includes(each));
  return value;
}

/** How a place is shown; `outer` names the outermost section that it stands directly in, and is empty further in. */
type Shown = (place: Place, outer: string | undefined) => Readonly<{ name: string; isShownEmpty: boolean }>;

/** Sections with nothing in them are not shown; a list with nothing in it is. */
function sectionOf({ places }: Place, shown: Shown, outer?: string): object {
  const entries: [string, unknown][] = [];
  for (const [key, place] of places) {
    const { name, isShownEmpty } = shown(place, outer);
    const value = place.value ?? sectionOf(place, shown, outer === undefined ? key : "");
    if (isShownEmpty || place.value !== undefined || Object.keys(value).length > 0) entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}
