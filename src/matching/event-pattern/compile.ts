/** From a pattern's text to a pattern, or to the reason that AWS gives. EventBridge User Guide, "Creating event patterns". */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { onlyAddress, parseAddress } from "./ip-address.ts";
import { type Token, TokenReader } from "./json-tokens.ts";
import { readMatchExpression } from "./match-expression.ts";
import type { Alternative, EventPattern, ValueMatcher } from "./pattern.ts";
import { type PatternProblem, PatternRefused, refusePattern } from "./problem.ts";

/** Characters: the API's own limit on `EventPattern`. */
export const EVENT_PATTERN_MAX_LENGTH = 4_096;
/** detection.md 2.1: fields of one alternative, and alternatives after every `$or` is written out. */
export const EVENT_PATTERN_MAX_FIELDS = 256;
export const EVENT_PATTERN_MAX_ALTERNATIVES = 1_000;

/** What may not be a field inside `$or`: the operators, and words kept for later ones. */
const RESERVED_IN_OR: ReadonlySet<string> = new Set(
  (
    "exactly equals-ignore-case prefix suffix anything-but exists wildcard numeric cidr = < <= > >= regex not-wildcard " +
    "not-equals-ignore-case date-after date-on-or-after date-before date-on-or-before in-date-range ip-address-in-range " +
    "ip-address-not-in-range"
  ).split(" "),
);

type MutableAlternative = Map<string, readonly ValueMatcher[]>;

/** Where the compiler stands: the branches so far are replaced as `$or` multiplies them. */
type Scope = Readonly<{ reader: TokenReader; path: readonly string[]; insideOr: boolean }>;

/**
 * Compiles a pattern once for many events. The refusal's message is AWS's: `Event pattern is not valid. Reason: …`, with the
 * place on a second line where AWS gives one.
 */
export function compileEventPattern(text: string): Result<EventPattern, PatternProblem> {
  try {
    return accept({ text, alternatives: compile(text) });
  } catch (problem) {
    if (!(problem instanceof PatternRefused)) throw problem;
    return refuse({ message: `Event pattern is not valid. Reason: ${problem.message}` });
  }
}

function compile(text: string): readonly Alternative[] {
  if (text.length > EVENT_PATTERN_MAX_LENGTH) {
    refusePattern(`pattern has ${text.length} characters, at most ${EVENT_PATTERN_MAX_LENGTH} are allowed`);
  }
  const reader = new TokenReader(text);
  if (reader.next().kind !== "startObject") reader.refuse("Filter is not an object");
  const alternatives = readObject({ reader, path: [], insideOr: false }, [new Map()]);
  if (alternatives.some((each) => each.size > EVENT_PATTERN_MAX_FIELDS)) {
    refusePattern(`Size of rule exceeds max value of ${EVENT_PATTERN_MAX_FIELDS}`);
  }
  return alternatives;
}

/** Reads the fields of one object, whose opening brace has been read, into every branch. */
function readObject(scope: Scope, branches: readonly MutableAlternative[]): readonly MutableAlternative[] {
  const { reader } = scope;
  let current = branches;
  let isEmpty = true;
  for (let name = reader.next(); name.kind !== "endObject"; name = reader.next()) {
    isEmpty = false;
    current = name.text === "$or" ? readOr(scope, current) : readField(scope, name, current);
  }
  if (isEmpty) reader.refuse("Empty objects are not allowed");
  return current;
}

function readField(
  scope: Scope,
  { text: name }: Token,
  branches: readonly MutableAlternative[],
): readonly MutableAlternative[] {
  const { reader } = scope;
  if (scope.insideOr && RESERVED_IN_OR.has(name)) {
    reader.refuse(`${name} is Ruler reserved fieldName which cannot be used inside $or.`);
  }
  const path = [...scope.path, name];
  const opening = reader.next();
  if (opening.kind === "startObject") return readObject({ ...scope, path }, branches);
  if (opening.kind !== "startArray") reader.refuse(`"${name}" must be an object or an array`);
  const matchers = readMatchers(reader);
  // The last spelling of a path wins, also over one outside `$or`.
  for (const branch of branches) branch.set(path.join("."), matchers);
  return branches;
}

function readOr(scope: Scope, branches: readonly MutableAlternative[]): readonly MutableAlternative[] {
  const { reader } = scope;
  if (reader.next().kind !== "startArray") reader.refuse("It must be an Array followed with $or.");
  const grown: MutableAlternative[] = [];
  let count = 0;
  for (let token = reader.next(); token.kind !== "endArray"; token = reader.next()) {
    if (token.kind !== "startObject") reader.refuse("Only JSON object is allowed in array of $or relationship.");
    count++;
    const copies = branches.map((branch) => new Map(branch));
    grown.push(...readObject({ ...scope, insideOr: true }, copies));
    if (grown.length > EVENT_PATTERN_MAX_ALTERNATIVES) {
      refusePattern(`Rule is too complex - $or stands for more than ${EVENT_PATTERN_MAX_ALTERNATIVES} combinations`);
    }
  }
  if (count < 2) reader.refuse("There must have at least 2 Objects in $or relationship.");
  return grown;
}

function readMatchers(reader: TokenReader): readonly ValueMatcher[] {
  const matchers: ValueMatcher[] = [];
  for (let token = reader.next(); token.kind !== "endArray"; token = reader.next()) {
    matchers.push(readMatcher(reader, token));
  }
  if (matchers.length === 0) reader.refuse("Empty arrays are not allowed");
  return matchers;
}

function readMatcher(reader: TokenReader, token: Token): ValueMatcher {
  switch (token.kind) {
    case "startObject":
      return readMatchExpression(reader);
    case "string": {
      const address = parseAddress(token.text);
      return { kind: "string", text: token.text, address: address && onlyAddress(address) };
    }
    case "number":
      return { kind: "number", value: Number(token.text) };
    case "true":
    case "false":
      return { kind: "literal", value: token.kind === "true" };
    case "null":
      return { kind: "literal", value: null };
    default:
      return reader.refuse("Match value must be String, number, true, false, or null");
  }
}
