/** The inside of a JSON filter pattern: selectors, comparisons, `&&` before `||`, parentheses. */
import type { FilterCursor } from "./filter-cursor.ts";
import type { Condition, Operand, Order, Selector, SelectorStep } from "./filter-pattern.ts";
import { NUMBER, textOperand } from "./operand.ts";

const MAX_DEPTH = 50;
const KEY = /[A-Za-z0-9_\-:@]+/y;
const BARE = /[^\s()&|{}"%=<>!]+/y;

export function readCondition(cursor: FilterCursor, depth = 0): Condition {
  if (depth > MAX_DEPTH) cursor.fail(`conditions may not be nested deeper than ${MAX_DEPTH} levels`);
  const parts = [readConjunction(cursor, depth)];
  while (cursor.take("||")) parts.push(readConjunction(cursor, depth));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "or", parts };
}

function readConjunction(cursor: FilterCursor, depth: number): Condition {
  const parts = [readPart(cursor, depth)];
  while (cursor.take("&&")) parts.push(readPart(cursor, depth));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "and", parts };
}

function readPart(cursor: FilterCursor, depth: number): Condition {
  cursor.skipBlank();
  const start = cursor.at;
  if (cursor.text[cursor.at] === "!") cursor.fail("a condition cannot be negated with `!`; use `!=`");
  if (cursor.take("(")) {
    const inner = readCondition(cursor, depth + 1);
    if (!cursor.take(")")) cursor.fail("this parenthesis is never closed", start);
    return inner;
  }
  return readComparison(cursor, readSelector(cursor));
}

function readComparison(cursor: FilterCursor, selector: Selector): Condition {
  cursor.skipBlank();
  const at = cursor.at;
  const operator = cursor.match(/!=|<=|>=|=|<|>/y);
  if (operator !== undefined) return readOperand(cursor, selector, operator);
  const word = cursor.match(/[A-Za-z]+/y)?.toUpperCase();
  if (word === "NOT") {
    cursor.skipBlank();
    if (cursor.match(/exists\b/iy) === undefined)
      cursor.fail(`expected \`NOT EXISTS\`, saw \`NOT\` and ${cursor.seen()}`, at);
    return { kind: "absent", selector, at };
  }
  if (word === "IS") return readIs(cursor, selector, at);
  if (word === "EXISTS")
    cursor.fail(`\`EXISTS\` is not supported by CloudWatch Logs; write \`${selector.text} = *\``, at);
  if (word === "IN")
    cursor.fail("`IN` is not supported by CloudWatch Logs; write one comparison for each value, joined by `||`", at);
  cursor.at = at;
  return cursor.fail(
    `expected a comparison (= != < <= > >=, IS NULL, IS TRUE, IS FALSE, NOT EXISTS), saw ${cursor.seen()}`,
  );
}

function readIs(cursor: FilterCursor, selector: Selector, at: number): Condition {
  cursor.skipBlank();
  const word = cursor.match(/[A-Za-z]+/y)?.toUpperCase();
  if (word === "NULL") return { kind: "is", selector, value: null, at };
  if (word === "TRUE" || word === "FALSE") return { kind: "is", selector, value: word === "TRUE", at };
  if (word === "NOT") cursor.fail("`IS NOT` is not supported by CloudWatch Logs", at);
  return cursor.fail("expected `IS NULL`, `IS TRUE` or `IS FALSE`", at);
}

function readOperand(cursor: FilterCursor, selector: Selector, operator: string): Condition {
  cursor.skipBlank();
  const at = cursor.at;
  const operand = operandAt(cursor);
  if (operator === "=" || operator === "!=") return { kind: "equals", selector, operand, wanted: operator === "=", at };
  if (operand.kind !== "number")
    return cursor.fail(`expected a number after \`${operator}\`, saw ${cursor.text.slice(at, cursor.at)}`, at);
  return { kind: "order", selector, operator: operator as Order, value: operand.value, at };
}

function operandAt(cursor: FilterCursor): Operand {
  const letter = cursor.text[cursor.at];
  if (letter === '"') return textOperand(cursor.quoted());
  if (letter === "%") return { kind: "expression", expression: cursor.expression() };
  const text = cursor.match(BARE);
  if (text === undefined) return cursor.fail(`expected a value, saw ${cursor.seen()}`);
  return NUMBER.test(text) ? { kind: "number", text, value: Number(text) } : textOperand(text);
}

function readSelector(cursor: FilterCursor): Selector {
  const start = cursor.at;
  if (cursor.match(/\$/y) === undefined)
    cursor.fail(`expected a selector such as \`$.eventName\`, saw ${cursor.seen()}`);
  const steps: SelectorStep[] = [];
  for (let step = readStep(cursor); step !== undefined; step = readStep(cursor)) steps.push(step);
  if (steps.length === 0) cursor.fail(`expected \`.name\` after \`$\`, saw ${cursor.seen()}`);
  if (steps.filter(({ kind }) => kind === "each").length > 1)
    cursor.fail("expected at most one wildcard in one selector", start);
  return { text: cursor.text.slice(start, cursor.at), steps };
}

function readStep(cursor: FilterCursor): SelectorStep | undefined {
  const start = cursor.at;
  if (cursor.match(/\.(?!\[)/y) !== undefined) {
    if (cursor.match(/\*/y) !== undefined) return { kind: "each" };
    const name = cursor.match(KEY);
    return name === undefined
      ? cursor.fail(`expected a name after \`.\`, saw ${cursor.seen()}`)
      : { kind: "key", name };
  }
  if (cursor.match(/\.?\[/y) === undefined) return undefined;
  const inside = cursor.match(/\*|\d{1,6}|'[^']*'|"[^"]*"/y);
  if (inside === undefined || cursor.match(/\]/y) === undefined)
    return cursor.fail("expected `[*]`, `[0]` or `['name']`", start);
  if (inside === "*") return { kind: "each" };
  return /^\d/.test(inside) ? { kind: "index", index: Number(inside) } : { kind: "key", name: inside.slice(1, -1) };
}
