/** Why a pattern is not accepted, in the words that EventBridge prints after `Event pattern is not valid. Reason: `. */

/** `message` is AWS's text; for most problems its second line says where, counted from 1. */
export type PatternProblem = Readonly<{ message: string }>;

/** Travels from the depth of the compiler to its front door and never further. */
export class PatternRefused extends Error {
  override readonly name = "PatternRefused";
}

export function refusePattern(message: string): never {
  throw new PatternRefused(message);
}
