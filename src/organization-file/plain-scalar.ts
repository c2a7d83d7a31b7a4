/** What an unquoted scalar means. YAML 1.2.2, section 10.3.2 (core schema): nothing else is read into it, dates included. */
import type { TreeNode } from "./tree.ts";

const NULLS = new Set(["", "~", "null", "Null", "NULL"]);
const TRUES = new Set(["true", "True", "TRUE"]);
const FALSES = new Set(["false", "False", "FALSE"]);
const DECIMAL = /^[-+]?\d+$/;
const OCTAL_OR_HEXADECIMAL = /^0(?:o[0-7]+|x[\da-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const SPECIAL = new Map([
  [".inf", Number.POSITIVE_INFINITY],
  ["-.inf", Number.NEGATIVE_INFINITY],
  [".nan", Number.NaN],
]);

export function plainScalar(text: string, at: number): TreeNode {
  if (NULLS.has(text)) return { kind: "null", at };
  if (TRUES.has(text)) return { kind: "boolean", at, value: true };
  if (FALSES.has(text)) return { kind: "boolean", at, value: false };
  const value = numberOf(text);
  return value === undefined ? { kind: "string", at, value: text } : { kind: "number", at, value, text };
}

function numberOf(text: string): number | undefined {
  const first = text.charCodeAt(0);
  // Digits, plus, minus and the point: most words are turned away by one comparison.
  if (first > 57 || (first < 48 && first !== 43 && first !== 45 && first !== 46)) return undefined;
  if (DECIMAL.test(text) || OCTAL_OR_HEXADECIMAL.test(text) || FLOAT.test(text)) return Number(text);
  return SPECIAL.get(text.toLowerCase());
}
