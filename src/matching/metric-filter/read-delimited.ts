/** The inside of a space-delimited filter pattern: names between commas, each with conditions on its own field, `&&` before `||`. */
import type { FilterCursor } from "./filter-cursor.ts";
import type { DelimitedField, FieldCondition, FilterPattern, Order } from "./filter-pattern.ts";
import { NUMBER, textOperand } from "./operand.ts";

const NAME = /[A-Za-z_][A-Za-z0-9_-]*/y;
/** What ends a value that is not quoted. */
const BARE = /[^\s,&|"%=<>!()[\]]+/y;

/** The opening bracket stands here. */
export function readDelimited(cursor: FilterCursor): FilterPattern {
  const start = cursor.at;
  cursor.take("[");
  const before: DelimitedField[] = [];
  const after: DelimitedField[] = [];
  let hasEllipsis = false;
  const isEmpty = cursor.take("]");
  for (let isOver = isEmpty; !isOver; ) {
    const at = cursor.at;
    if (cursor.take("...")) {
      if (hasEllipsis) cursor.failForeign("what a second `...` stands for is not documented", at);
      hasEllipsis = true;
    } else (hasEllipsis ? after : before).push(readField(cursor, [...before, ...after]));
    isOver = cursor.take("]");
    if (!isOver && cursor.at >= cursor.text.length) cursor.fail("this bracket is never closed", start);
    if (!isOver && !cursor.take(",")) cursor.fail(`expected \`,\` or \`]\` after a field, saw ${cursor.seen()}`);
  }
  cursor.skipBlank();
  if (cursor.at < cursor.text.length) cursor.fail(`expected the end of the pattern, saw ${cursor.seen()}`);
  return { kind: "delimited", text: cursor.text, before, after, hasEllipsis };
}

/** Nothing between two commas, or before the bracket, is a field without a name: the guide's own example ends in a comma. */
function readField(cursor: FilterCursor, known: readonly DelimitedField[]): DelimitedField {
  cursor.skipBlank();
  const start = cursor.at;
  const name = cursor.match(NAME);
  if (name === undefined) {
    if (/^[,\]]/.test(cursor.text.slice(start, start + 1)) || start >= cursor.text.length) return NAMELESS;
    return cursor.fail(`expected a name, \`...\`, \`,\` or \`]\`, saw ${cursor.seen()}`);
  }
  if (known.some((each) => each.name === name)) cursor.fail(`the field \`${name}\` is named twice`, start);
  cursor.skipBlank();
  if (/^(?:[,\]]|$)/.test(cursor.text.slice(cursor.at, cursor.at + 1))) return { name, condition: undefined };
  return { name, condition: readAlternatives(cursor, name) };
}

const NAMELESS: DelimitedField = { name: undefined, condition: undefined };

/** The name stands before the first comparison already. */
function readAlternatives(cursor: FilterCursor, name: string): FieldCondition {
  const alternatives = [readTogether(cursor, name, true)];
  while (cursor.take("||")) alternatives.push(readTogether(cursor, name, false));
  return alternatives.length === 1 && alternatives[0] !== undefined
    ? alternatives[0]
    : { kind: "or", parts: alternatives };
}

function readTogether(cursor: FilterCursor, name: string, isFirst: boolean): FieldCondition {
  const parts = [readComparison(cursor, name, isFirst)];
  while (cursor.take("&&")) parts.push(readComparison(cursor, name, false));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "and", parts };
}

function readComparison(cursor: FilterCursor, name: string, isNamed: boolean): FieldCondition {
  if (!isNamed) readNameAgain(cursor, name);
  cursor.skipBlank();
  const operator = cursor.match(/!=|<=|>=|=|<|>/y);
  if (operator === undefined) return cursor.fail(`expected a comparison (= != < <= > >=), saw ${cursor.seen()}`);
  cursor.skipBlank();
  const at = cursor.at;
  const operand = operandAt(cursor);
  if (operator === "=" || operator === "!=") return { kind: "equals", operand, wanted: operator === "=" };
  if (operand.kind !== "number")
    return cursor.fail(`expected a number after \`${operator}\`, saw ${cursor.text.slice(at, cursor.at)}`, at);
  return { kind: "order", operator: operator as Order, value: operand.value };
}

function readNameAgain(cursor: FilterCursor, name: string): void {
  cursor.skipBlank();
  const start = cursor.at;
  if (cursor.text[start] === "(")
    cursor.failForeign("parentheses are not documented in space-delimited patterns", start);
  const again = cursor.match(NAME);
  if (again === undefined) cursor.fail(`expected \`${name}\` again, saw ${cursor.seen()}`);
  if (again !== name)
    cursor.failForeign(`a condition on \`${again}\` beside one on \`${name}\` is not documented`, start);
}

function operandAt(cursor: FilterCursor) {
  const letter = cursor.text[cursor.at];
  if (letter === '"') return textOperand(cursor.quoted());
  if (letter === "%") return { kind: "expression", expression: cursor.expression() } as const;
  if (letter === "(") cursor.failForeign("parentheses are not documented in space-delimited patterns");
  const text = cursor.match(BARE);
  if (text === undefined) return cursor.fail(`expected a value, saw ${cursor.seen()}`);
  return NUMBER.test(text) ? ({ kind: "number", text, value: Number(text) } as const) : textOperand(text);
}
