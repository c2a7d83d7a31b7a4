/** Whether a refusal shows the sign of a reason: all that the sign gives is there, and what it rules out is not. */
import type { RefusalSign } from "./refusal-reasons.data.ts";

/** As it came over the wire. */
export type RefusalSeen = Readonly<{ code: string; reason?: string | undefined; message: string }>;

/** The service is the caller's to compare. */
export function showsSign(seen: RefusalSeen, { code, reason, text, without = [] }: RefusalSign): boolean {
  if (seen.code !== code || (reason !== undefined && seen.reason !== reason)) return false;
  if (without.some((each) => seen.message.includes(each))) return false;
  return text === undefined || seen.message.includes(text);
}
