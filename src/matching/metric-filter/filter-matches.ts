/**
 * Does a log event match a filter pattern? CloudWatch Logs User Guide, "Filter pattern syntax". Not documented, and so our
 * reading: `!=` on a field that is missing or null is no match; a comparison holds when one of the selected values fits; a
 * number or a claim beside a quoted text compares by how JSON writes it; a term is found anywhere in the event's text. A pattern for JSON
 * matches JSON alone ("Filter pattern syntax", "JSON log events"): of plain text not even `NOT EXISTS` holds.
 */
import { unreachable } from "../../kernel/index.ts";
import { matchesWildcard } from "../event-pattern/wildcard.ts";
import { expressionMatches } from "../regular-expression/regular-expression.ts";
import { delimitedMatches } from "./delimited-matches.ts";
import type { Condition, FilterPattern, Operand, Selector, Term } from "./filter-pattern.ts";
import { isInOrder } from "./operand.ts";

/**
 * `event` is the parsed JSON of one log event, or its text where it is none; `message` is the text of either. Where nobody gives it,
 * JSON is written for terms and space-delimited patterns, which look at text alone.
 */
export function filterMatches(pattern: FilterPattern, event: unknown, message?: string): boolean {
  switch (pattern.kind) {
    case "everything":
      return true;
    case "json":
      return typeof event === "object" && event !== null && conditionHolds(pattern.condition, event);
    case "terms":
      return termsMatch(pattern, message ?? textOf(event));
    case "delimited":
      return delimitedMatches(pattern, message ?? textOf(event));
    default:
      return unreachable(pattern);
  }
}

const textOf = (event: unknown): string => (typeof event === "string" ? event : JSON.stringify(event));

function termsMatch(
  { required, optional, excluded }: Extract<FilterPattern, { kind: "terms" }>,
  text: string,
): boolean {
  const isIn = (term: Term): boolean =>
    term.kind === "text" ? text.includes(term.text) : expressionMatches(term.expression, text);
  return required.every(isIn) && !excluded.some(isIn) && (optional.length === 0 || optional.some(isIn));
}

function conditionHolds(condition: Condition, event: unknown): boolean {
  switch (condition.kind) {
    case "and":
      return condition.parts.every((part) => conditionHolds(part, event));
    case "or":
      return condition.parts.some((part) => conditionHolds(part, event));
    case "equals":
      return select(condition.selector, event).some((value) => isEqual(condition.operand, value) === condition.wanted);
    case "order":
      return select(condition.selector, event).some(
        (value) => typeof value === "number" && isInOrder(value, condition.operator, condition.value),
      );
    case "is":
      return select(condition.selector, event).some((value) => value === condition.value);
    case "absent":
      return select(condition.selector, event).length === 0;
    default:
      return unreachable(condition);
  }
}

const NOTHING: readonly unknown[] = [];

/** Everything that the selector reaches; nothing where a step leads nowhere. */
function select({ steps }: Selector, event: unknown): readonly unknown[] {
  let value = event;
  for (const step of steps) {
    if (step.kind !== "key") return selectMany(steps, event);
    if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, step.name))
      return NOTHING;
    value = Reflect.get(value, step.name);
  }
  return [value];
}

function selectMany(steps: Selector["steps"], event: unknown): readonly unknown[] {
  let values: readonly unknown[] = [event];
  for (const step of steps) {
    values = values.flatMap((value): readonly unknown[] => {
      if (typeof value !== "object" || value === null) return [];
      if (step.kind === "each") return Object.values(value);
      if (step.kind === "index") return Array.isArray(value) && step.index < value.length ? [value[step.index]] : [];
      return !Array.isArray(value) && Object.hasOwn(value, step.name) ? [Reflect.get(value, step.name)] : [];
    });
  }
  return values;
}

/** Undefined where there is nothing to compare with, so that neither `=` nor `!=` holds. */
function isEqual(operand: Operand, value: unknown): boolean | undefined {
  if (value === null || typeof value === "object" || value === undefined) return undefined;
  switch (operand.kind) {
    case "number":
      return typeof value === "number" ? value === operand.value : String(value) === operand.text;
    case "text":
      return matchesWildcard(operand.pieces, String(value));
    case "expression":
      return expressionMatches(operand.expression, String(value));
    default:
      return unreachable(operand);
  }
}
