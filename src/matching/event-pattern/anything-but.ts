/** The anything-but operator, over values or over prefixes, suffixes, wildcards and texts whose case does not matter. */
import { unreachable } from "../../kernel/index.ts";
import type { Token, TokenReader } from "./json-tokens.ts";
import { comparable } from "./numeric.ts";
import type { ValueMatcher } from "./pattern.ts";
import { parseWildcard } from "./wildcard.ts";

type Nested = "prefix" | "suffix" | "equals-ignore-case" | "wildcard";

const NESTED: readonly Nested[] = ["prefix", "suffix", "equals-ignore-case", "wildcard"];
const NOT_A_STRING: Readonly<Record<Nested, string>> = {
  prefix: "prefix/suffix match pattern must be a string",
  suffix: "prefix/suffix match pattern must be a string",
  "equals-ignore-case": "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.",
  wildcard: "wildcard match pattern must be a string",
};

/** Reads the operand and the brace that closes the expression. */
export function readAnythingBut(reader: TokenReader): ValueMatcher {
  const operand = reader.next();
  const excluded = operand.kind === "startObject" ? readNested(reader) : readValues(reader, operand);
  // AWS calls a surplus key here a numeric problem.
  if (reader.next().kind !== "endObject") reader.refuse("Too many elements in numeric expression");
  return { kind: "anything-but", excluded };
}

function readNested(reader: TokenReader): readonly ValueMatcher[] {
  const name = reader.next();
  if (name.kind !== "fieldName") reader.refuse("Anything-But expression name not found");
  const operator = NESTED.find((each) => each === name.text);
  if (operator === undefined) return reader.refuse(`Unsupported anything-but pattern: ${name.text}`);
  const excluded = readOperands(reader, reader.next(), (operand) => nestedMatcher(reader, operator, operand));
  if (reader.next().kind !== "endObject") reader.refuse("Too many elements in numeric expression");
  return excluded;
}

function nestedMatcher(reader: TokenReader, operator: Nested, operand: Token): ValueMatcher {
  if (operand.kind !== "string") reader.refuse(NOT_A_STRING[operator]);
  switch (operator) {
    case "prefix":
    case "suffix":
      if (operand.text === "") reader.refuse("Null prefix/suffix not allowed");
      return { kind: operator, text: operand.text, ignoresCase: false };
    case "equals-ignore-case":
      return { kind: operator, text: operand.text.toLowerCase() };
    case "wildcard": {
      const pieces = parseWildcard(operand.text);
      return pieces.ok ? { kind: operator, pieces: pieces.value } : reader.refuse(pieces.refusal);
    }
    default:
      return unreachable(operator);
  }
}

function readValues(reader: TokenReader, first: Token): readonly ValueMatcher[] {
  const excluded = readOperands(reader, first, (operand) => valueMatcher(reader, operand));
  if (new Set(excluded.map((each) => each.kind)).size !== 1) {
    reader.refuse("Inside anything but list, either all values are number or string, mixed type is not supported");
  }
  return excluded;
}

function valueMatcher(reader: TokenReader, operand: Token): ValueMatcher {
  if (operand.kind === "string") return { kind: "string", text: operand.text, address: undefined };
  if (operand.kind === "number") return { kind: "number", value: comparable(reader, operand.text) };
  return reader.refuse("Inside anything but list, start|null|boolean is not supported.");
}

/** One operand, or those of a list; each is judged as it is read, so that the first mistake is the one reported. */
function readOperands<T>(reader: TokenReader, first: Token, read: (operand: Token) => T): readonly T[] {
  if (first.kind === "string" || first.kind === "number") return [read(first)];
  if (first.kind !== "startArray") {
    reader.refuse("Value of anything-but must be an array or single string/number value.");
  }
  const results: T[] = [];
  for (let token = reader.next(); token.kind !== "endArray"; token = reader.next()) results.push(read(token));
  return results;
}
