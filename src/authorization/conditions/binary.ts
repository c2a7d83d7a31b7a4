/** BinaryEquals: base64 on both sides, compared byte for byte. */
import { resolveText } from "../template.ts";
import type { ConditionOperator } from "./operator.ts";

const NO_CONTEXT: ReadonlyMap<string, string> = new Map();
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The bytes as a comparable key, or `undefined` for text that is not base64; stray low bits of the last digit are ignored. */
function readBytes(text: string): string | undefined {
  const digits = text.replace(/={1,2}$/, "");
  if (!BASE64.test(text) || digits.length % 4 === 1) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const digit of digits) {
    bits = ((bits << 6) | ALPHABET.indexOf(digit)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 0xff);
  }
  return bytes.join(",");
}

export const BINARY_OPERATORS: readonly ConditionOperator[] = [
  {
    name: "BinaryEquals",
    negated: false,
    takesVariables: false,
    compile(value) {
      const expected = readBytes(resolveText(value, NO_CONTEXT) ?? "");
      return (requested) => expected !== undefined && readBytes(requested) === expected;
    },
  },
];
