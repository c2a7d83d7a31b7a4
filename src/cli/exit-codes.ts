/** What the exit codes mean; DESIGN's table, tested from outside. */
import type { RunDocument } from "../evidence/index.ts";

export const EXIT = {
  held: 0,
  broke: 1,
  usage: 2,
  inconclusive: 3,
  nothingRan: 4,
  safetyRefusal: 5,
  verificationFailed: 6,
  interrupted: 130,
} as const;

/**
 * 1 when something broke; else 3 when an answer is inconclusive or a required drill was not run; else 4 when nothing was left to run; else 0.
 * `waivedTags`: drills that carry one of these tags need not run (`--allow-not-run`).
 */
export function exitCodeOf(document: RunDocument, waivedTags: readonly string[]): number {
  const { drills, totals } = document;
  if (totals.selected === 0) return EXIT.nothingRan;
  if (drills.some((drill) => drill.verdict === "broke")) return EXIT.broke;
  if (drills.some((drill) => drill.verdict === "inconclusive")) return EXIT.inconclusive;
  const notRun = drills.filter((drill) => drill.verdict === "notRun");
  if (notRun.some((drill) => !drill.tags.some((tag) => waivedTags.includes(tag)))) return EXIT.inconclusive;
  return notRun.length === drills.length ? EXIT.nothingRan : EXIT.held;
}
