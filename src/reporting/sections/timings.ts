/** How soon each alarm that rang would have told somebody: stage by stage, and over seeded runs of the modelled delays. */
import type { DrillResult, Finding, RunDocument, SightedBy, SightingRuns } from "../../evidence/index.ts";
import { formatDuration } from "../../kernel/index.ts";

const STAGES = ["event", "delivered", "matched", "notified"] as const;

export type TimingRow = Readonly<{
  drill: DrillResult;
  finding: Finding;
  detection: string;
  category: SightedBy["category"];
  /** Since the act, in words, as judged: event, delivered, matched, notified. */
  stages: readonly string[];
  /** In words: half of the runs, 95 of 100, the worst. Empty where none were made. */
  runs: readonly string[];
  /** The bound, and what the worst run leaves of it; undefined where no bound was asked for. */
  budget: string | undefined;
  slack: string | undefined;
  correlated: string;
  /** Seen on the target, not modelled. */
  isObserved: boolean;
}>;

/** The least slack first; those without a bound stand behind. */
export function timings({ drills }: RunDocument): readonly TimingRow[] {
  const rows = drills.flatMap((drill) =>
    drill.findings.flatMap((finding) =>
      finding.sighting?.times === undefined ? [] : [rowOf(drill, finding, finding.sighting)],
    ),
  );
  return rows.toSorted((left, right) => slackOf(left) - slackOf(right));
}

function rowOf(
  drill: DrillResult,
  finding: Finding,
  { detection, category, times, delays, runs, correlated }: SightedBy,
): TimingRow {
  const since = (at: string | undefined): string =>
    formatDuration(Date.parse(at ?? "") - Date.parse(times?.acted ?? ""));
  return {
    ...{ drill, finding, detection, category },
    stages: STAGES.map((stage) => since(times?.[stage])),
    runs: runs === undefined ? [] : inWords(runs),
    budget: runs?.budgetMs === undefined || runs.budgetMs === null ? undefined : formatDuration(runs.budgetMs),
    slack: runs?.slackMs === undefined || runs.slackMs === null ? undefined : formatDuration(runs.slackMs),
    correlated: correlated === undefined ? "" : `${correlated.strength}: by ${correlated.by}`,
    isObserved: delays === "observed",
  };
}

const inWords = ({ notified }: SightingRuns): readonly string[] =>
  [notified.p50Ms, notified.p95Ms, notified.maxMs].map(formatDuration);

const slackOf = ({ finding }: TimingRow): number => finding.sighting?.runs?.slackMs ?? Number.MAX_SAFE_INTEGER;

const OBSERVED = "seen on the target, in one run that no other has to be like";
const SLACK = "Slack is what the worst run leaves of the bound.";

/** What the figures are: modelled, or observed on the target. */
export function howTimed(rows: readonly TimingRow[]): string {
  const modelled = rows.filter(({ isObserved }) => !isObserved);
  if (modelled.length === 0) return `Observed: ${OBSERVED}. ${SLACK}`;
  const drawn = `Modelled, not measured: the stages are judged by the documented or assumed delay of each hop, the runs draw those delays under ${runsBehind(modelled)} seeds. AWS guarantees none of them.`;
  return modelled.length === rows.length
    ? `${drawn} ${SLACK}`
    : `${drawn} Rows marked observed were ${OBSERVED}. ${SLACK}`;
}

/** How many runs the figures rest on, where all rest on as many. */
export function runsBehind(rows: readonly TimingRow[]): string {
  const counts = new Set(rows.flatMap(({ finding }) => finding.sighting?.runs?.count ?? []));
  return [...counts].sort((left, right) => left - right).join(" or ") || "no";
}
