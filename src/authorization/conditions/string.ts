/** StringEquals, StringEqualsIgnoreCase, StringLike and their negations; only Like takes wildcards. */
import { matchTokens } from "../glob.ts";
import { compileConstant, hasVariables, resolveText, resolveTokens, type Template } from "../template.ts";
import { type ConditionOperator, type ValueTest, withNegation } from "./operator.ts";

const NO_CONTEXT: ReadonlyMap<string, string> = new Map();
const same = (text: string): string => text;
const lower = (text: string): string => text.toLowerCase();

const equal =
  (fold: (text: string) => string) =>
  (value: Template): ValueTest => {
    if (hasVariables(value)) {
      return (requested, asking) => {
        const expected = resolveText(value, asking.context);
        return expected !== undefined && fold(requested) === fold(expected);
      };
    }
    const expected = fold(resolveText(value, NO_CONTEXT) ?? "");
    return (requested) => fold(requested) === expected;
  };

function like(value: Template): ValueTest {
  if (!hasVariables(value)) return compileConstant(value);
  return (requested, asking) => {
    const tokens = resolveTokens(value, asking);
    return tokens !== undefined && matchTokens(tokens, requested);
  };
}

export const STRING_OPERATORS: readonly ConditionOperator[] = [
  ...withNegation("StringEquals", "StringNotEquals", { takesVariables: true, compile: equal(same) }),
  ...withNegation("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", {
    takesVariables: true,
    compile: equal(lower),
  }),
  ...withNegation("StringLike", "StringNotLike", { takesVariables: true, compile: like }),
];
