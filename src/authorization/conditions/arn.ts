/** ArnEquals and ArnLike are the same: six parts, each a pattern of its own; the last may contain colons. */
import { type Asking, choose } from "../asking.ts";
import { compileGlob, compileTokens, matchTokens, splitTokens, type TextTest, type Tokens } from "../glob.ts";
import { constantTokens, hasVariables, plainPattern, resolveTokens, type Template } from "../template.ts";
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

/** The ARN of the caller is asked about again and again, so the latest one stays cut. */
let latest: Readonly<{ text: string; parts: readonly string[] | undefined }> = { text: "", parts: undefined };

function partsOf(text: string): readonly string[] | undefined {
  if (latest.text !== text) latest = { text, parts: splitArn(text) };
  return latest.parts;
}

type ArnTest = Readonly<{
  whole: TextTest;
  /** True when the pattern has fewer parts than an ARN. */
  isShort: boolean;
  /** Where `whole` does not decide already. */
  parts: readonly Readonly<{ at: number; fits: TextTest }>[];
}>;

const compileArn = (tokens: Tokens): ArnTest => testOf(compileTokens(tokens), splitTokens(tokens).map(compileTokens));

const prepareArn = (tokens: Tokens): ArnTest =>
  testOf(
    (text) => matchTokens(tokens, text),
    splitTokens(tokens).map((part) => (text) => matchTokens(part, text)),
  );

const testOf = (whole: TextTest, parts: readonly TextTest[]): ArnTest => ({
  whole,
  isShort: parts.length < 6,
  parts: parts.map((fits, at) => ({ at, fits })),
});

/**
 * What fits as a whole starts with the parts before the first wildcard and has as many colons as the pattern, so those
 * parts need not be looked at, nor any that is `*`; and without a wildcard before the last part, the whole says all.
 */
function compilePlain(pattern: string): ArnTest {
  const whole = compileGlob(pattern);
  const parts = splitArn(pattern);
  if (parts === undefined) return testOf(whole, []);
  const wild = parts.findIndex((part) => /[*?]/.test(part));
  const open =
    wild < 0 || wild === 5 ? [] : parts.flatMap((text, at) => (at < wild || text === "*" ? [] : [{ at, text }]));
  return { whole, isShort: false, parts: open.map(({ at, text }) => ({ at, fits: compileGlob(text) })) };
}

function matchArn(test: ArnTest, requested: string, asking: Asking): boolean {
  // What matches part by part also matches as a whole, which is cheaper to ask.
  if (!test.whole(requested)) return false;
  if (test.isShort) return choose(asking, "arn-condition-short-pattern", "whole-string");
  if (test.parts.length === 0) return true;
  const parts = partsOf(requested);
  return parts !== undefined && test.parts.every(({ at, fits }) => fits(parts[at] ?? ""));
}

function arnLike(value: Template): ValueTest {
  if (!hasVariables(value)) {
    const plain = plainPattern(value);
    const test = plain === undefined ? compileArn(constantTokens(value)) : compilePlain(plain);
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
