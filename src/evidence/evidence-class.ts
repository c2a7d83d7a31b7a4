/** How much an answer proves, derived from what answered, never from a flag. */

/**
 * `modelled`: our emulator on the reader's files. `matched`: modelled, and what the decision read equals a live snapshot.
 * `foreignEmulator`: somebody else's emulator. `executed`: AWS's own endpoints over TLS in a listed sandbox.
 */
export type EvidenceClass = "modelled" | "matched" | "foreignEmulator" | "executed";

/** Strongest first: several pieces of evidence prove what the weakest of them proves. */
export const EVIDENCE_CLASSES = [
  "executed",
  "matched",
  "modelled",
  "foreignEmulator",
] as const satisfies readonly EvidenceClass[];

export const EVIDENCE_CLASS_WORD = {
  modelled: "Modelled",
  matched: "Matched",
  foreignEmulator: "Foreign emulator",
  executed: "Executed",
} as const satisfies Record<EvidenceClass, string>;

/** The weakest of several. */
export function weakest(classes: Iterable<EvidenceClass>): EvidenceClass | undefined {
  const seen = new Set(classes);
  return [...EVIDENCE_CLASSES].reverse().find((each) => seen.has(each));
}
