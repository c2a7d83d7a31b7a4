/**
 * Does a record match a Sigma rule? A dotted field is looked up step by step, into every element of a list. Sigma does not say how an object
 * compares with a text: here `contains`, `startswith` and `endswith` look at its compact JSON, as log platforms do.
 */
import { unreachable } from "../../../kernel/index.ts";
import type { FieldTest, Selection, SigmaCondition } from "./sigma-rule.ts";

export function sigmaMatches(condition: SigmaCondition, record: unknown): boolean {
  switch (condition.kind) {
    case "and":
      return condition.parts.every((part) => sigmaMatches(part, record));
    case "or":
      return condition.parts.some((part) => sigmaMatches(part, record));
    case "not":
      return !sigmaMatches(condition.part, record);
    case "selection":
      return selects(condition.selection, record);
    default:
      return unreachable(condition);
  }
}

function selects(selection: Selection, record: unknown): boolean {
  switch (selection.kind) {
    case "all":
      return selection.parts.every((part) => selects(part, record));
    case "any":
      return selection.parts.some((part) => selects(part, record));
    case "keyword":
      return selection.test(JSON.stringify(record));
    case "field":
      return fieldMatches(selection, record) !== selection.isNegated;
    default:
      return unreachable(selection);
  }
}

function fieldMatches({ field, tests, needsAll }: Extract<Selection, { kind: "field" }>, record: unknown): boolean {
  const values = valuesAt(record, field);
  const holds = (test: FieldTest): boolean => testHolds(test, values, record);
  return needsAll ? tests.every(holds) : tests.some(holds);
}

function testHolds(test: FieldTest, values: readonly unknown[], record: unknown): boolean {
  switch (test.kind) {
    case "absent":
      return values.every((value) => value === null);
    case "exists":
      return values.length > 0 === test.wanted;
    case "value":
      return values.some((value) => {
        if (isScalar(value)) return test.test(value);
        return test.takesObjects && test.test(JSON.stringify(value));
      });
    case "field": {
      const others = valuesAt(record, test.field).filter(isScalar);
      return values
        .filter(isScalar)
        .some((value) => others.some((other) => test.compare(String(value), String(other))));
    }
    default:
      return unreachable(test);
  }
}

const isScalar = (value: unknown): value is string | number | boolean | null =>
  value === null || (typeof value !== "object" && value !== undefined);

const NOTHING: readonly unknown[] = [];
/** Fields come from the rules that were read, so there are few. */
const stepsOfField = new Map<string, readonly string[]>();

function stepsOf(field: string): readonly string[] {
  const known = stepsOfField.get(field) ?? field.split(".");
  stepsOfField.set(field, known);
  return known;
}

/** Everything at the dotted path; a list of scalars gives each of them. */
export function valuesAt(record: unknown, field: string): readonly unknown[] {
  const steps = stepsOf(field);
  let value = record;
  for (const step of steps) {
    if (Array.isArray(value)) return valuesWithin(record, steps);
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return NOTHING;
    value = Reflect.get(value, step);
  }
  return Array.isArray(value) && value.every(isScalar) ? value : [value];
}

/** The same where lists stand on the way. */
function valuesWithin(record: unknown, steps: readonly string[]): readonly unknown[] {
  let values: readonly unknown[] = [record];
  for (const step of steps) {
    values = values.flatMap(elements).flatMap((value) => {
      if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, step)) return [];
      return [Reflect.get(value, step) as unknown];
    });
  }
  return values.flatMap((value) => (Array.isArray(value) && value.every(isScalar) ? value : [value]));
}

const elements = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
