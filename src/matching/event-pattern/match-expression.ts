/** The operators of a match expression: `{"prefix": "x"}` and its kin. EventBridge User Guide, "Comparison operators". */
import { readAnythingBut } from "./anything-but.ts";
import { parseCidr } from "./ip-address.ts";
import type { Token, TokenReader } from "./json-tokens.ts";
import { readNumeric } from "./numeric.ts";
import type { ValueMatcher } from "./pattern.ts";
import { refusePattern } from "./problem.ts";
import { parseWildcard } from "./wildcard.ts";
import { isTooComplex } from "./wildcard-complexity.ts";

const ONE_KEY = "Only one key allowed in match expression";
const TOO_COMPLEX =
  "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character";

/** Reads one expression; its opening brace has been read. */
export function readMatchExpression(reader: TokenReader): ValueMatcher {
  const name = reader.next();
  if (name.kind !== "fieldName") reader.refuse("Match expression name not found");
  switch (name.text) {
    case "exactly":
      return { kind: "string", text: readOnlyText(reader, "exact"), address: undefined };
    case "prefix":
    case "suffix":
      return readAffix(reader, name.text);
    case "equals-ignore-case":
      return { kind: "equals-ignore-case", text: readOnlyText(reader, "equals-ignore-case").toLowerCase() };
    case "wildcard":
      return readWildcard(reader);
    case "numeric":
      return readNumeric(reader);
    case "anything-but":
      return readAnythingBut(reader);
    case "exists":
      return readExists(reader);
    case "cidr":
      return readCidr(reader);
    default:
      return reader.refuse(`Unrecognized match type ${name.text}`);
  }
}

function readAffix(reader: TokenReader, kind: "prefix" | "suffix"): ValueMatcher {
  const operand = reader.next();
  if (operand.kind !== "startObject") {
    return { kind, text: onlyText(reader, operand, kind), ignoresCase: false };
  }
  const inner = reader.next();
  if (inner.kind !== "fieldName") {
    reader.refuse(`${kind === "prefix" ? "Prefix" : "Suffix"} expression name not found`);
  }
  if (inner.text !== "equals-ignore-case") reader.refuse(`Unsupported ${kind} pattern: ${inner.text}`);
  const text = readOnlyText(reader, "equals-ignore-case").toLowerCase();
  closeObject(reader);
  return { kind, text, ignoresCase: true };
}

function readWildcard(reader: TokenReader): ValueMatcher {
  const operand = reader.next();
  if (operand.kind !== "string") reader.refuse("wildcard match pattern must be a string");
  const pieces = parseWildcard(operand.text);
  if (!pieces.ok) return reader.refuse(pieces.refusal);
  closeObject(reader);
  if (isTooComplex(pieces.value)) refusePattern(TOO_COMPLEX);
  return { kind: "wildcard", pieces: pieces.value };
}

function readExists(reader: TokenReader): ValueMatcher {
  const operand = reader.next();
  if (operand.kind !== "true" && operand.kind !== "false") {
    reader.refuse("exists match pattern must be either true or false.");
  }
  closeObject(reader);
  return { kind: "exists", wanted: operand.kind === "true" };
}

/** A bad operand is called a prefix match, and a bad range has no place: so AWS words it. */
function readCidr(reader: TokenReader): ValueMatcher {
  const operand = reader.next();
  if (operand.kind !== "string") reader.refuse("prefix match pattern must be a string");
  const range = parseCidr(operand.text);
  if (!range.ok) return refusePattern(range.refusal);
  closeObject(reader);
  return { kind: "cidr", range: range.value };
}

const readOnlyText = (reader: TokenReader, operator: string): string => onlyText(reader, reader.next(), operator);

function onlyText(reader: TokenReader, operand: Token, operator: string): string {
  if (operand.kind !== "string") reader.refuse(`${operator} match pattern must be a string`);
  closeObject(reader);
  return operand.text;
}

function closeObject(reader: TokenReader): void {
  if (reader.next().kind !== "endObject") reader.refuse(ONE_KEY);
}
