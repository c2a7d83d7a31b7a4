/**
 * Does the text of a log event fit a space-delimited pattern? CloudWatch Logs User Guide, "Using filter patterns to match terms in
 * space-delimited log events". Not documented, and so our reading: a number without quotes equals what is the same number, and text
 * that is none by its letters; text that is no number is neither more nor less than one.
 */
import { unreachable } from "../../kernel/index.ts";
import { matchesWildcard } from "../event-pattern/wildcard.ts";
import { expressionMatches } from "../regular-expression/regular-expression.ts";
import { fieldsFound } from "./delimited-fields.ts";
import type { DelimitedPattern, FieldCondition, Operand } from "./filter-pattern.ts";
import { isInOrder, NUMBER } from "./operand.ts";

export function delimitedMatches(pattern: DelimitedPattern, text: string): boolean {
  const found = fieldsFound(pattern, text);
  if (found === undefined) return false;
  return found.every(({ field, value }) => field?.condition === undefined || holds(field.condition, value));
}

function holds(condition: FieldCondition, value: string): boolean {
  switch (condition.kind) {
    case "and":
      return condition.parts.every((part) => holds(part, value));
    case "or":
      return condition.parts.some((part) => holds(part, value));
    case "equals":
      return isEqual(condition.operand, value) === condition.wanted;
    case "order":
      return NUMBER.test(value) && isInOrder(Number(value), condition.operator, condition.value);
    default:
      return unreachable(condition);
  }
}

function isEqual(operand: Operand, value: string): boolean {
  switch (operand.kind) {
    case "number":
      return NUMBER.test(value) ? Number(value) === operand.value : value === operand.text;
    case "text":
      return matchesWildcard(operand.pieces, value);
    case "expression":
      return expressionMatches(operand.expression, value);
    default:
      return unreachable(operand);
  }
}
