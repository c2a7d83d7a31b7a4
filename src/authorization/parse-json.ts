/** JSON with the line and column of every value and key, and with duplicate keys reported instead of dropped (RFC 8259). */
import { accept, type Result, refuse } from "../kernel/index.ts";
import {
  type Cursor,
  complain,
  type JsonProblem,
  type Position,
  positionOf,
  readString,
  seen,
  skipWhiteSpace,
  take,
} from "./json-cursor.ts";

export type { JsonProblem, Position } from "./json-cursor.ts";

export type JsonMember = Readonly<{ key: string; at: Position; value: JsonValue }>;

/** Numbers keep their own spelling, because policies compare them as text. */
export type JsonValue =
  | Readonly<{ kind: "object"; members: readonly JsonMember[]; at: Position }>
  | Readonly<{ kind: "array"; elements: readonly JsonValue[]; at: Position }>
  | Readonly<{ kind: "string"; text: string; at: Position }>
  | Readonly<{ kind: "number"; text: string; at: Position }>
  | Readonly<{ kind: "boolean"; text: "true" | "false"; at: Position }>
  | Readonly<{ kind: "null"; at: Position }>;

const MAX_DEPTH = 100;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/**
 * Reads one JSON value that fills the whole text.
 * Refused with one syntax problem (reading stops there), or with every duplicate key of an otherwise sound text.
 */
export function parseJson(text: string): Result<JsonValue, readonly JsonProblem[]> {
  const cursor: Cursor = { text, offset: 0, line: 1, lineStart: 0, depth: 0, problems: [] };
  const value = readValue(cursor);
  if (value === undefined) return refuse(cursor.problems.filter((each) => each.kind === "syntax"));
  skipWhiteSpace(cursor);
  if (cursor.offset < text.length) {
    complain(cursor, `expected the end of the text after the JSON value, saw ${seen(cursor)}`);
    return refuse(cursor.problems.filter((each) => each.kind === "syntax"));
  }
  return cursor.problems.length > 0 ? refuse(cursor.problems) : accept(value);
}

function readValue(cursor: Cursor): JsonValue | undefined {
  skipWhiteSpace(cursor);
  const at = positionOf(cursor);
  switch (cursor.text[cursor.offset]) {
    case "{":
      return nested(cursor, () => readObject(cursor, at));
    case "[":
      return nested(cursor, () => readArray(cursor, at));
    case '"': {
      const text = readString(cursor);
      return text === undefined ? undefined : { kind: "string", text, at };
    }
    default:
      return readWord(cursor, at) ?? readNumber(cursor, at);
  }
}

function nested(cursor: Cursor, read: () => JsonValue | undefined): JsonValue | undefined {
  if (cursor.depth >= MAX_DEPTH) return complain(cursor, `values may not be nested deeper than ${MAX_DEPTH} levels`);
  cursor.depth += 1;
  const value = read();
  cursor.depth -= 1;
  return value;
}

function readObject(cursor: Cursor, at: Position): JsonValue | undefined {
  const members: JsonMember[] = [];
  const keys = new Set<string>();
  cursor.offset += 1;
  if (take(cursor, "}")) return { kind: "object", members, at };
  for (;;) {
    const member = readMember(cursor);
    if (member === undefined) return undefined;
    const message = `the key \`${member.key}\` stands twice in one object`;
    if (keys.has(member.key)) cursor.problems.push({ kind: "duplicateKey", message, ...member.at });
    keys.add(member.key);
    members.push(member);
    if (take(cursor, "}")) return { kind: "object", members, at };
    if (!take(cursor, ",")) return complain(cursor, `expected \`,\` or \`}\` after a member, saw ${seen(cursor)}`);
  }
}

function readMember(cursor: Cursor): JsonMember | undefined {
  skipWhiteSpace(cursor);
  const at = positionOf(cursor);
  if (cursor.text[cursor.offset] !== '"') return complain(cursor, `expected a key in quotes, saw ${seen(cursor)}`);
  const key = readString(cursor);
  if (key === undefined) return undefined;
  if (!take(cursor, ":")) return complain(cursor, `expected \`:\` after the key \`${key}\`, saw ${seen(cursor)}`);
  const value = readValue(cursor);
  return value === undefined ? undefined : { key, at, value };
}

function readArray(cursor: Cursor, at: Position): JsonValue | undefined {
  const elements: JsonValue[] = [];
  cursor.offset += 1;
  if (take(cursor, "]")) return { kind: "array", elements, at };
  for (;;) {
    const element = readValue(cursor);
    if (element === undefined) return undefined;
    elements.push(element);
    if (take(cursor, "]")) return { kind: "array", elements, at };
    if (!take(cursor, ",")) return complain(cursor, `expected \`,\` or \`]\` after an element, saw ${seen(cursor)}`);
  }
}

function readWord(cursor: Cursor, at: Position): JsonValue | undefined {
  if (take(cursor, "true")) return { kind: "boolean", text: "true", at };
  if (take(cursor, "false")) return { kind: "boolean", text: "false", at };
  return take(cursor, "null") ? { kind: "null", at } : undefined;
}

function readNumber(cursor: Cursor, at: Position): JsonValue | undefined {
  NUMBER.lastIndex = cursor.offset;
  const text = NUMBER.exec(cursor.text)?.[0];
  if (text === undefined) return complain(cursor, `expected a JSON value, saw ${seen(cursor)}`);
  cursor.offset += text.length;
  return { kind: "number", text, at };
}
