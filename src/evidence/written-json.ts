/** JSON as it is written into a run folder: canonical order of members, indented, the same bytes on any day. */
import { canonicalJson } from "../kernel/index.ts";

export const writtenJson = (value: unknown): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(plainJson(value))), null, 2)}\n`;

/** What JSON can say of a value: dates as ISO 8601, bytes as base64, big numbers as text, nothing of what is undefined. */
export function plainJson(value: unknown): unknown {
  const text = JSON.stringify(value, function (this: unknown, key, member: unknown) {
    const original: unknown = typeof this === "object" && this !== null ? Reflect.get(this, key) : member;
    if (original instanceof Uint8Array) return Buffer.from(original).toString("base64");
    return typeof member === "bigint" ? member.toString() : member;
  });
  return text === undefined ? null : JSON.parse(text);
}
