/** How incidents ended: when somebody was told, what the intruder could still do, and what is left. */
import type { DrillResult, IncidentRecord, Milestone, Residue, RunDocument, Verdict } from "../../evidence/index.ts";
import { formatDuration } from "../../kernel/index.ts";
import { numbered } from "../text.ts";

export type IncidentRow = Readonly<{ drill: DrillResult; incident: IncidentRecord }>;

export const incidents = ({ drills }: RunDocument): readonly IncidentRow[] =>
  drills.flatMap((drill) => (drill.incident === undefined ? [] : [{ drill, incident: drill.incident }]));

export type TimeRow = Readonly<{ what: string; when: string; by: string; budget: string; verdict: Verdict | null }>;

const TIMES = [
  ["detected", "Told"],
  ["contained", "Contained"],
  ["recovered", "Recovered"],
] as const;

/** One row for each of the three times that was asked for; no verdict where no budget was named. */
export const times = (incident: IncidentRecord): readonly TimeRow[] =>
  TIMES.flatMap(([key, what]) => {
    const milestone = incident[key];
    return milestone === undefined ? [] : [{ what, ...timeOf(milestone) }];
  });

function timeOf({ at, afterMs, by, withinMs, isUnproved }: Milestone): Omit<TimeRow, "what"> {
  const isAsked = withinMs !== undefined;
  const never = isUnproved ? "not proved" : isAsked ? "never" : "by no response";
  const when = at === null ? never : `${afterMs === null ? "" : `after ${formatDuration(afterMs)}, at `}${at}`;
  const budget = !isAsked ? "none" : `within ${formatDuration(withinMs)}`;
  const isKept = afterMs !== null && isAsked && afterMs <= withinMs;
  const verdict = isUnproved ? "inconclusive" : isKept ? "held" : "broke";
  return { when, by: by ?? "nobody", budget, verdict: isAsked ? verdict : null };
}

/** `3 of 3 remaining steps fail because of the responses`, and what is left. */
export function summaryOf({ remaining, residue, baseline, unread }: IncidentRecord): string {
  const held = remaining.filter(({ verdict }) => verdict === "held").length;
  const open = residue.filter(({ accepted }) => accepted === undefined).length;
  const parts = [
    remaining.length > 0 && `${held} of ${numbered(remaining.length, "remaining step")} fail because of the responses`,
    baseline !== undefined &&
      `${numbered(baseline.facts.length, "fact")} in the baseline (${baseline.source}, ${baseline.readAt})`,
    residue.length > 0 && `${numbered(residue.length, "difference")} left, ${residue.length - open} of them accepted`,
    unread.length > 0 && `${numbered(unread.length, "part")} could not be read again`,
  ];
  return parts.filter((each) => each !== false).join(" · ");
}

/** What was not accepted comes first. */
export const residueRows = ({ residue }: IncidentRecord): readonly Residue[] => [
  ...residue.filter(({ accepted }) => accepted === undefined),
  ...residue.filter(({ accepted }) => accepted !== undefined),
];
