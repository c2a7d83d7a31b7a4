/** One value of a Sigma rule, with its modifiers, as a test of what stands in a record. */
import { compileExpression, expressionMatches, isWithin, parseAddress, parseCidr } from "../../../matching/index.ts";
import type { Mistakes } from "../../document/source.ts";
import { seen, type TreeNode } from "../../document/tree.ts";
import { base64, base64AtOffsets, bytesOf } from "./encodings.ts";
import type { Modifiers } from "./modifiers.ts";
import type { FieldTest, ValueTest } from "./sigma-rule.ts";
import { anchored, literalText, parseSigmaText, plainText, type SigmaText, textMatcher } from "./sigma-text.ts";

/** The tests that a value stands for, any of which may hold; none after a mistake. */
export function fieldTests(node: TreeNode, modifiers: Modifiers, mistakes: Mistakes): readonly FieldTest[] {
  const { how } = modifiers;
  if (node.kind === "mapping" || node.kind === "list") {
    mistakes.add(node.at, `expected a value, saw ${seen(node)}`);
    return [];
  }
  if (how === "exists") {
    if (node.kind === "boolean") return [{ kind: "exists", wanted: node.value }];
    mistakes.add(node.at, `expected true or false behind \`exists\`, saw ${seen(node)}`);
    return [];
  }
  if (node.kind === "null") {
    if (how === "text" && modifiers.anchoring === "whole") return [{ kind: "absent" }];
    mistakes.add(node.at, "expected a value: `null` can only be compared without a modifier");
    return [];
  }
  const test = valueTest(node, modifiers, mistakes);
  return test === undefined ? [] : [test];
}

type ScalarNode = Exclude<TreeNode, { kind: "mapping" | "list" | "null" }>;
const textOf = (node: ScalarNode): string => (node.kind === "number" ? node.text : String(node.value));

function valueTest(node: ScalarNode, modifiers: Modifiers, mistakes: Mistakes): FieldTest | undefined {
  switch (modifiers.how) {
    case "re":
      return expressionTest(node, modifiers, mistakes);
    case "cidr": {
      const range = parseCidr(textOf(node));
      if (!range.ok) return mistakes.add(node.at, `expected a CIDR range: ${range.refusal}`);
      return onText((value) => {
        const address = parseAddress(value);
        return address !== undefined && isWithin(range.value, address);
      });
    }
    case "fieldref":
      return { kind: "field", field: textOf(node), compare: comparing(modifiers) };
    case "lt":
    case "lte":
    case "gt":
    case "gte":
      return orderTest(node, modifiers.how, mistakes);
    default:
      return textTest(node, modifiers);
  }
}

function expressionTest(node: ScalarNode, { flags }: Modifiers, mistakes: Mistakes): FieldTest | undefined {
  const compiled = compileExpression(textOf(node), flags);
  if (!compiled.ok) {
    const { at, message } = compiled.refusal;
    return mistakes.add(
      node.at + at + (node.kind === "text" && node.isQuoted ? 1 : 0),
      `not a regular expression: ${message}`,
    );
  }
  return onText((value) => expressionMatches(compiled.value, value));
}

function orderTest(node: ScalarNode, order: "lt" | "lte" | "gt" | "gte", mistakes: Mistakes): FieldTest | undefined {
  if (node.kind !== "number") return mistakes.add(node.at, `expected a number behind \`${order}\`, saw ${seen(node)}`);
  const bound = node.value;
  const holds = {
    lt: (n: number) => n < bound,
    lte: (n: number) => n <= bound,
    gt: (n: number) => n > bound,
    gte: (n: number) => n >= bound,
  };
  const compare = holds[order];
  return onText((value) => value.trim() !== "" && !Number.isNaN(Number(value)) && compare(Number(value)));
}

function textTest(node: ScalarNode, modifiers: Modifiers): FieldTest {
  const { isCased, anchoring } = modifiers;
  const matchers = textsOf(node, modifiers).map((text) => textMatcher(anchored(text, anchoring), isCased));
  const test: ValueTest = (value) => value !== null && matchers.some((matches) => matches(String(value)));
  const isSameNumber: ValueTest = (value) => node.kind === "number" && value === node.value && anchoring === "whole";
  return { kind: "value", test: (value) => isSameNumber(value) || test(value), takesObjects: anchoring !== "whole" };
}

/** Encodings take the text as it is; a wildcard inside would be encoded with it. */
function textsOf(node: ScalarNode, { base64: form, encoding }: Modifiers): readonly SigmaText[] {
  const text = textOf(node);
  if (form === "none") return [node.kind === "text" ? parseSigmaText(text) : plainText(text)];
  const bytes = bytesOf(text, encoding);
  return (form === "whole" ? [base64(bytes)] : base64AtOffsets(bytes)).map(plainText);
}

function comparing({ anchoring, isCased }: Modifiers): (value: string, other: string) => boolean {
  const fold = (text: string): string => (isCased ? text : text.toLowerCase());
  switch (anchoring) {
    case "startswith":
      return (value, other) => fold(value).startsWith(fold(other));
    case "endswith":
      return (value, other) => fold(value).endsWith(fold(other));
    case "contains":
      return (value, other) => fold(value).includes(fold(other));
    default:
      return (value, other) => fold(value) === fold(other);
  }
}

const onText = (test: (value: string) => boolean): FieldTest => ({
  kind: "value",
  test: (value) => value !== null && test(String(value)),
  takesObjects: false,
});

/** A keyword stands anywhere in the record. */
export function keywordTest(text: string): ValueTest {
  const matches = textMatcher(anchored(parseSigmaText(text), "contains"), false);
  return (value) => matches(String(value));
}

/** What a value waits for when it waits for one text alone. */
export function literalOf(node: TreeNode, { how, anchoring, base64: form, isNegated }: Modifiers): string | undefined {
  if (node.kind !== "text" || how !== "text" || anchoring !== "whole" || form !== "none" || isNegated) return undefined;
  return literalText(parseSigmaText(node.value));
}

/** What a value waits for when it waits for a part of a text: with `*` where anything may stand, or undefined. */
export function partOf(node: TreeNode, { how, anchoring, base64: form, isNegated }: Modifiers): string | undefined {
  if (node.kind !== "text" || how !== "text" || form !== "none" || isNegated || /[\\?]/.test(node.value))
    return undefined;
  const before = anchoring === "endswith" || anchoring === "contains" ? "*" : "";
  const behind = anchoring === "startswith" || anchoring === "contains" ? "*" : "";
  return `${before}${node.value}${behind}`;
}
