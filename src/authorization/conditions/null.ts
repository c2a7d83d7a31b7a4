/** Null: `true` asks that the key is absent, `false` that it is present; an empty list counts as absent. */
import type { Asking } from "../asking.ts";

export const NULL_OPERATOR = "Null";

/** A set prefix changes nothing: the question is about the key, not about its values. */
export function compileNull(key: string, values: readonly string[]): (asking: Asking) => boolean {
  const words = values.map((value) => value.toLowerCase());
  const whenAbsent = words.includes("true");
  const whenPresent = words.includes("false");
  return (asking) => {
    const value = asking.context.get(key);
    return value === undefined || (value.length === 0 && typeof value !== "string") ? whenAbsent : whenPresent;
  };
}
