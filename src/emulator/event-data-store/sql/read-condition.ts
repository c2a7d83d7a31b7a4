/** WHERE: comparisons of one column with values, joined by AND, OR and NOT. */
import { parseInstant } from "../../../kernel/index.ts";
import { type Column, columnNamed, type Value } from "./columns.ts";
import { likeOf } from "./like.ts";
import type { Comparison, Condition } from "./statement.ts";
import type { StatementReader } from "./statement-reader.ts";

/** Parentheses and NOTs inside each other: a bound for us, who walk over them. */
const MAX_DEPTH = 50;
/** Characters of a LIKE: a bound for us, as every record is held against it. */
const MAX_PATTERN = 1_024;

const NOTHING: Condition = { kind: "and", parts: [] };

export function readCondition(reader: StatementReader, depth = 0): Condition {
  if (depth > MAX_DEPTH) {
    reader.fail(`at most ${MAX_DEPTH} conditions inside each other`);
    return NOTHING;
  }
  return joined(reader, "OR", () => joined(reader, "AND", () => readPart(reader, depth)));
}

function joined(reader: StatementReader, word: "AND" | "OR", read: () => Condition): Condition {
  const first = read();
  const parts = [first];
  while (reader.skipWord(word)) parts.push(read());
  return parts.length === 1 ? first : { kind: word === "AND" ? "and" : "or", parts };
}

function readPart(reader: StatementReader, depth: number): Condition {
  if (reader.isWord("NOT")) {
    let nots = 0;
    while (reader.skipWord("NOT")) nots++;
    const of = readPart(reader, depth);
    return nots % 2 === 0 ? of : { kind: "not", of };
  }
  if (reader.skipSymbol("(")) {
    const inside = readCondition(reader, depth + 1);
    reader.needSymbol(")");
    return inside;
  }
  const column = readColumn(reader);
  return column === undefined ? NOTHING : readTest(reader, column);
}

/** Functions of columns are not emulated. */
export function readColumn(reader: StatementReader): Column | undefined {
  const token = reader.peek();
  const column = token.kind === "word" && !reader.isSymbol("(", 1) ? columnNamed(token.text) : undefined;
  if (column === undefined) reader.fail("the name of a column");
  else reader.take();
  return column;
}

function readTest(reader: StatementReader, column: Column): Condition {
  if (reader.skipWord("IS")) {
    const isNegated = reader.skipWord("NOT");
    reader.needWord("NULL");
    return negated({ kind: "null", column }, isNegated);
  }
  const isNegated = reader.skipWord("NOT");
  if (reader.skipWord("LIKE")) return negated(readLike(reader, column), isNegated);
  if (reader.skipWord("IN")) return negated(readIn(reader, column), isNegated);
  if (isNegated) reader.fail("`LIKE` or `IN`");
  return readComparison(reader, column);
}

const negated = (of: Condition, isNegated: boolean): Condition => (isNegated ? { kind: "not", of } : of);

function readLike(reader: StatementReader, column: Column): Condition {
  const token = reader.peek();
  if (token.kind !== "literal") reader.fail("a pattern in quotes");
  else if (column.kind !== "text" && column.kind !== "json") reader.fail("LIKE on a column of texts alone");
  else if (token.text.length > MAX_PATTERN) reader.fail(`a pattern of at most ${MAX_PATTERN} characters`);
  reader.take();
  if (reader.isWord("ESCAPE")) reader.fail("a pattern without ESCAPE");
  return { kind: "like", column, isLike: likeOf(token.text) };
}

function readIn(reader: StatementReader, column: Column): Condition {
  const values = new Set<Value>();
  reader.needSymbol("(");
  do values.add(readValue(reader, column));
  while (reader.skipSymbol(","));
  reader.needSymbol(")");
  return { kind: "in", column, values };
}

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map([
  ["=", "="],
  ["<>", "<>"],
  ["!=", "<>"],
  ["<", "<"],
  ["<=", "<="],
  [">", ">"],
  [">=", ">="],
]);

function readComparison(reader: StatementReader, column: Column): Condition {
  const token = reader.peek();
  const operator = token.kind === "symbol" ? COMPARISONS.get(token.text) : undefined;
  if (operator === undefined) {
    reader.fail("a comparison, `LIKE`, `IN` or `IS NULL`");
    return NOTHING;
  }
  if (operator !== "=" && operator !== "<>" && column.kind !== "time") reader.fail("`=` or `<>`, but on eventTime");
  reader.take();
  return { kind: "compare", column, operator, value: readValue(reader, column) };
}

/** As the column wants it: a text in quotes, a time in quotes, or TRUE and FALSE. */
function readValue(reader: StatementReader, { kind }: Column): Value {
  switch (kind) {
    case "text":
    case "json":
      return readText(reader);
    case "truth":
      return readTruth(reader);
    case "time":
      return readTime(reader);
    default:
      reader.fail("a column that is no object and no list");
      return "";
  }
}

function readText(reader: StatementReader): string {
  if (reader.peek().kind !== "literal") reader.fail("a text in quotes");
  return reader.take().text;
}

function readTruth(reader: StatementReader): boolean {
  if (reader.skipWord("TRUE")) return true;
  if (!reader.skipWord("FALSE")) reader.fail("TRUE or FALSE");
  return false;
}

const TIME = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)Z?)?$/;

function readTime(reader: StatementReader): number {
  reader.skipWord("TIMESTAMP");
  const token = reader.peek();
  const [, day, time = "00:00:00"] = (token.kind === "literal" ? TIME.exec(token.text) : null) ?? [];
  const at = day === undefined ? undefined : parseInstant(`${day}T${time}Z`);
  if (at === undefined) reader.fail("a time such as '2026-11-01 09:00:00'");
  reader.take();
  return at ?? 0;
}
