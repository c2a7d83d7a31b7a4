/** JSON with one spelling: sorted keys, no white space, no undefined. What is hashed is written this way. */
import { invariant } from "./invariant.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  invariant(isPlain(value), "only plain objects have a canonical spelling; a Map or a Date would be written as {}");
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Orders texts by code unit: the same on every machine, unlike a locale's order. */
export const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
