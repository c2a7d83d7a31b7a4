/** The five verdicts, and how several become one: the worst wins. */
export type Verdict = "held" | "broke" | "inconclusive" | "notRun" | "accepted";

/** Worst first. */
export const VERDICTS = ["broke", "inconclusive", "notRun", "accepted", "held"] as const satisfies readonly Verdict[];

/** The worst of several; `notRun` when there is nothing to judge, because silence is never a pass. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  const seen = new Set(verdicts);
  return VERDICTS.find((each) => seen.has(each)) ?? "notRun";
}

/** What a person reads. */
export const VERDICT_WORD = {
  held: "Held",
  broke: "Broke",
  inconclusive: "Inconclusive",
  notRun: "Not run",
  accepted: "Accepted",
} as const satisfies Record<Verdict, string>;
