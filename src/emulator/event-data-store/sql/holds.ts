/** Whether a record meets a condition, with SQL's third answer: undefined, where a value is absent. */
import { unreachable } from "../../../kernel/index.ts";
import type { CloudTrailRecord } from "../../../trail/index.ts";
import { type Value, valueIn } from "./columns.ts";
import type { Comparison, Condition } from "./statement.ts";

export function holds(condition: Condition, record: CloudTrailRecord): boolean | undefined {
  switch (condition.kind) {
    case "and":
      return decided(condition.parts, record, false);
    case "or":
      return decided(condition.parts, record, true);
    case "not": {
      const inner = holds(condition.of, record);
      return inner === undefined ? undefined : !inner;
    }
    case "null":
      return valueIn(record, condition.column) === undefined;
    case "like": {
      const value = valueIn(record, condition.column);
      return value === undefined ? undefined : condition.isLike(String(value));
    }
    case "in": {
      const value = valueIn(record, condition.column);
      return value === undefined ? undefined : condition.values.has(value);
    }
    case "compare": {
      const value = valueIn(record, condition.column);
      return value === undefined ? undefined : compares(value, condition.operator, condition.value);
    }
    default:
      return unreachable(condition);
  }
}

/** One `deciding` part decides, an unknown one leaves it open, and else it is the other answer. */
function decided(parts: readonly Condition[], record: CloudTrailRecord, deciding: boolean): boolean | undefined {
  let isOpen = false;
  for (const part of parts) {
    const answer = holds(part, record);
    if (answer === deciding) return deciding;
    if (answer === undefined) isOpen = true;
  }
  return isOpen ? undefined : !deciding;
}

function compares(value: Value, operator: Comparison, wanted: Value): boolean {
  switch (operator) {
    case "=":
      return value === wanted;
    case "<>":
      return value !== wanted;
    case "<":
      return value < wanted;
    case "<=":
      return value <= wanted;
    case ">":
      return value > wanted;
    case ">=":
      return value >= wanted;
    default:
      return unreachable(operator);
  }
}
