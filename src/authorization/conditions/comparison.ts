/** The six comparisons that numbers and dates share; a value that cannot be read compares with nothing. */
import { resolveText, type Template } from "../template.ts";
import { type ConditionOperator, type ValueTest, withNegation } from "./operator.ts";

type Read = (text: string) => number | undefined;
type Compare = (requested: number, expected: number) => boolean;

const NO_CONTEXT: ReadonlyMap<string, string> = new Map();

const comparing =
  (read: Read, compare: Compare) =>
  (value: Template): ValueTest => {
    const expected = read(resolveText(value, NO_CONTEXT) ?? "");
    if (expected === undefined) return () => false;
    return (text) => {
      const requested = read(text);
      return requested !== undefined && compare(requested, expected);
    };
  };

/** `NumericEquals`, `NumericNotEquals`, `NumericLessThan` and so on, for the family's name. */
export function comparisonOperators(family: string, read: Read): readonly ConditionOperator[] {
  const ordered = (suffix: string, compare: Compare): ConditionOperator => ({
    name: `${family}${suffix}`,
    negated: false,
    takesVariables: false,
    compile: comparing(read, compare),
  });
  return [
    ...withNegation(`${family}Equals`, `${family}NotEquals`, {
      takesVariables: false,
      compile: comparing(read, (requested, expected) => requested === expected),
    }),
    ordered("LessThan", (requested, expected) => requested < expected),
    ordered("LessThanEquals", (requested, expected) => requested <= expected),
    ordered("GreaterThan", (requested, expected) => requested > expected),
    ordered("GreaterThanEquals", (requested, expected) => requested >= expected),
  ];
}
