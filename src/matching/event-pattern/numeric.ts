/** The numeric operator: one comparison, or a lower bound followed by an upper one. */
import type { TokenReader } from "./json-tokens.ts";
import type { NumericRange, ValueMatcher } from "./pattern.ts";

const TOO_MANY = "Too many elements in numeric expression";
const UNBOUNDED: NumericRange = {
  bottom: Number.NEGATIVE_INFINITY,
  bottomOpen: false,
  top: Number.POSITIVE_INFINITY,
  topOpen: false,
};

/** Reads the operand and the brace that closes the expression. */
export function readNumeric(reader: TokenReader): ValueMatcher {
  if (reader.next().kind !== "startArray") reader.refuse("Value of numeric must be an array.");
  const range = readRange(reader);
  if (reader.next().kind !== "endObject") reader.refuse(TOO_MANY);
  return { kind: "numeric", range };
}

function readRange(reader: TokenReader): NumericRange {
  const operator = reader.next();
  if (operator.kind !== "string") reader.refuse(`Invalid member in numeric match: ${operator.text}`);
  switch (operator.text) {
    case "=": {
      const value = readOnlyBound(reader, "equals");
      return { bottom: value, bottomOpen: false, top: value, topOpen: false };
    }
    case "<":
    case "<=":
      return { ...UNBOUNDED, top: readOnlyBound(reader, operator.text), topOpen: operator.text === "<" };
    case ">":
    case ">=":
      return readUpperBound(reader, {
        ...UNBOUNDED,
        bottom: readNumber(reader, operator.text),
        bottomOpen: operator.text === ">",
      });
    default: {
      // The value is read first: a syntax error in it is reported before the operator.
      reader.next();
      return reader.refuse(`Unrecognized numeric range operator: ${operator.text}`);
    }
  }
}

function readOnlyBound(reader: TokenReader, operator: string): number {
  const value = readNumber(reader, operator);
  if (reader.next().kind !== "endArray") reader.refuse(TOO_MANY);
  return value;
}

function readUpperBound(reader: TokenReader, lower: NumericRange): NumericRange {
  const operator = reader.next();
  if (operator.kind === "endArray") return lower;
  if (operator.kind !== "string") reader.refuse(`Bad value in numeric range: ${operator.text}`);
  if (operator.text !== "<" && operator.text !== "<=") reader.refuse(`Bad numeric range operator: ${operator.text}`);
  const top = readNumber(reader, operator.text);
  if (reader.next().kind !== "endArray") reader.refuse("Too many terms in numeric range expression");
  if (lower.bottom >= top) reader.refuse("Bottom must be less than top");
  return { ...lower, top, topOpen: operator.text === "<" };
}

function readNumber(reader: TokenReader, operator: string): number {
  const token = reader.next();
  if (token.kind !== "number") reader.refuse(`Value of ${operator} must be numeric`);
  return comparable(reader, token.text);
}

/** An IEEE double; digits that overflow or underflow it cannot be compared. */
export function comparable(reader: TokenReader, digits: string): number {
  const value = Number(digits);
  const vanished = value === 0 && /[1-9]/.test(digits.split(/[eE]/)[0] ?? "");
  if (!Number.isFinite(value) || vanished) reader.refuse(`Cannot compare number : ${digits}`);
  return value;
}
