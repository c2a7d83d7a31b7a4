/** The times of an incident: when it came to something, and whether that was soon enough. */
import type { Finding, Milestone } from "../evidence/index.ts";
import { formatDuration, formatInstant, type Instant } from "../kernel/index.ts";
import type { Attempt } from "./attempt.ts";

type Reached = Readonly<{
  began: Instant | undefined;
  reached: Instant | undefined;
  by: string | undefined;
  withinMs: number | undefined;
}>;

export const milestoneOf = ({ began, reached, by, withinMs }: Reached): Milestone => ({
  at: reached === undefined ? null : formatInstant(reached),
  afterMs: reached === undefined || began === undefined ? null : reached - began,
  by: by ?? null,
  ...(withinMs !== undefined && { withinMs }),
});

/** Whether a time was kept; a time that was never reached is not. */
export function inTime(
  what: "detected" | "contained" | "recovered",
  milestone: Milestone,
  seen: readonly Attempt[],
): Finding {
  const { afterMs, by, withinMs = 0, isUnproved = false } = milestone;
  const evidence = seen[0]?.decisive.class ?? "modelled";
  const isOurs = evidence === "modelled" || evidence === "matched";
  const isKept = afterMs !== null && afterMs <= withinMs;
  const observed = isUnproved
    ? "unknown"
    : afterMs === null
      ? `not ${what}`
      : `${what} after ${formatDuration(afterMs)}`;
  return {
    answer: what === "detected" ? "detection" : "consequence",
    verdict: isUnproved ? "inconclusive" : isKept ? "held" : "broke",
    class: evidence,
    reason: isUnproved
      ? `whether the incident was ${what} is not known, and so neither is when`
      : afterMs === null
        ? `the incident was not ${what}`
        : `${observed} by \`${by ?? "nobody"}\`, counted from the intruder's first act${isKept ? "" : ", too late"}`,
    expected: `${what} within ${formatDuration(withinMs)} (${isOurs ? "virtual" : "real"} time)`,
    observed,
    basis: "computed",
    assumptions: [...new Set(seen.flatMap((each) => each.assumptions))].sort(),
    calls: [],
  };
}
