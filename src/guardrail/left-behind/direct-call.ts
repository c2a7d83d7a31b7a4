/** Condition keys that nobody chooses who calls AWS directly at a known moment. IAM User Guide: "AWS global condition context keys"; policy-evaluation 3.4. */
import { formatInstant, type Instant } from "../../kernel/index.ts";
import { type Circumstances, isFixed } from "../coverage/is-fixed.ts";

/** The clock's, and those that are in a request only when a service makes it, for its own purposes or for somebody. */
const OF_DIRECT_CALLS: ReadonlySet<string> = new Set([
  "aws:currenttime",
  "aws:epochtime",
  "aws:viaawsservice",
  "aws:calledvia",
  "aws:calledviafirst",
  "aws:calledvialast",
  "aws:sourcearn",
  "aws:sourceaccount",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
]);

/** The clock in both spellings. */
export const momentKeys = (at: Instant): readonly (readonly [string, string])[] => [
  ["aws:currenttime", formatInstant(at)],
  ["aws:epochtime", String(Math.floor(at / 1000))],
];

/**
 * Beside what is fixed for like principals of like accounts: the clock, what only services add, and of one certain user its unique
 * id. A role's id comes with the name of a session, which somebody chooses. Users and roles do not act in sessions of AssumeRoot.
 */
export function isSettled(key: string, circumstances: Circumstances): boolean {
  const name = key.toLowerCase();
  if (OF_DIRECT_CALLS.has(name)) return true;
  if (name === "aws:userid" && circumstances.kind === "user") return true;
  if (name === "aws:assumedroot") return circumstances.kind === "user" || circumstances.kind === "role";
  return isFixed(key, circumstances);
}
