/** ArnEquals and ArnLike are the same: six parts, each a pattern of its own; the last may contain colons. */
import { type Asking, choose } from "../asking.ts";
import { compileTokens, matchTokens, splitTokens, type TextTest, type Tokens } from "../glob.ts";
import { constantTokens, hasVariables, resolveTokens, type Template } from "../template.ts";
import { type ConditionOperator, type ValueTest, withNegation } from "./operator.ts";

/** Cut at the first five colons; `undefined` when there are fewer. */
function splitArn(text: string): readonly string[] | undefined {
  const parts: string[] = [];
  let from = 0;
  while (parts.length < 5) {
    const colon = text.indexOf(":", from);
    if (colon < 0) return undefined;
    parts.push(text.slice(from, colon));
    from = colon + 1;
  }
  parts.push(text.slice(from));
  return parts;
}

type ArnTest = Readonly<{ parts: readonly TextTest[]; whole: TextTest }>;

const compileArn = (tokens: Tokens): ArnTest => ({
  parts: splitTokens(tokens).map(compileTokens),
  whole: compileTokens(tokens),
});

const prepareArn = (tokens: Tokens): ArnTest => ({
  parts: splitTokens(tokens).map((part) => (text) => matchTokens(part, text)),
  whole: (text) => matchTokens(tokens, text),
});

function matchArn(test: ArnTest, requested: string, asking: Asking): boolean {
  // What matches part by part also matches as a whole, which is cheaper to ask.
  if (!test.whole(requested)) return false;
  if (test.parts.length < 6) return choose(asking, "arn-condition-short-pattern", "whole-string");
  const parts = splitArn(requested);
  return parts !== undefined && test.parts.every((part, at) => part(parts[at] ?? ""));
}

function arnLike(value: Template): ValueTest {
  if (!hasVariables(value)) {
    const test = compileArn(constantTokens(value));
    return (requested, asking) => matchArn(test, requested, asking);
  }
  return (requested, asking) => {
    const tokens = resolveTokens(value, asking);
    return tokens !== undefined && matchArn(prepareArn(tokens), requested, asking);
  };
}

export const ARN_OPERATORS: readonly ConditionOperator[] = [
  ...withNegation("ArnEquals", "ArnNotEquals", { takesVariables: true, compile: arnLike }),
  ...withNegation("ArnLike", "ArnNotLike", { takesVariables: true, compile: arnLike }),
];
