/** Ids that follow from what they are of: no chance is drawn, and a run repeats. */
import { sha256 } from "../kernel/index.ts";

/** A UUID of version 4 in its form. */
export function idFrom(text: string): string {
  const hex = sha256(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
