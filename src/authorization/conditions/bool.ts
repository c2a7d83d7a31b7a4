/** Bool: `true` or `false`, in any case; JSON booleans arrive as those words. */
import { resolveText } from "../template.ts";
import type { ConditionOperator } from "./operator.ts";

const NO_CONTEXT: ReadonlyMap<string, string> = new Map();

export function readBoolean(text: string): boolean | undefined {
  if (text === "true") return true;
  if (text === "false") return false;
  const word = text.toLowerCase();
  return word === "true" ? true : word === "false" ? false : undefined;
}

export const BOOL_OPERATORS: readonly ConditionOperator[] = [
  {
    name: "Bool",
    negated: false,
    takesVariables: false,
    compile(value) {
      const expected = readBoolean(resolveText(value, NO_CONTEXT) ?? "");
      return (requested) => expected !== undefined && readBoolean(requested) === expected;
    },
  },
];
