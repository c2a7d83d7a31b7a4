/** How long an alarm takes from the act to whoever is told, over several seeded runs of the modelled delays, or in the one that was observed. */
import { redraw } from "../detection/index.ts";
import type { SightingRuns, Spread } from "../evidence/index.ts";
import { type AlertSeen, delaysOf, type Sighting } from "./sighting.ts";

/** As many runs as the report shows for every alarm that rang. */
export const USUAL_RUNS = 20;

/** Seeds count from one; what was observed is one run, and not drawn anew. `budgetMs` is the bound that was asked for, where one was. */
export function runsOf(
  sighting: Sighting,
  alert: AlertSeen,
  { runs, budgetMs }: Readonly<{ runs: number; budgetMs: number | undefined }>,
): SightingRuns {
  const { actedAt, alarm } = sighting;
  const subject = `${alarm.name}/${alert.eventId}`;
  const drawn =
    delaysOf(sighting) === "observed"
      ? [alert]
      : Array.from({ length: runs }, (_, index) => redraw(alert, { ...alert, seed: index + 1, subject }));
  const notified = spreadOf(drawn.map(({ notifiedAt }) => notifiedAt - actedAt));
  return {
    count: drawn.length,
    delivered: spreadOf(drawn.map(({ deliveredAt }) => deliveredAt - actedAt)),
    matched: spreadOf(drawn.map(({ matchedAt }) => matchedAt - actedAt)),
    notified,
    budgetMs: budgetMs ?? null,
    slackMs: budgetMs === undefined ? null : budgetMs - notified.maxMs,
  };
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((left, right) => left - right);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { p50Ms: rank(0.5), p95Ms: rank(0.95), maxMs: rank(1) };
}
