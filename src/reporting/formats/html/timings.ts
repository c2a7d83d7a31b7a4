/** The table of how soon alarms rang. */
import type { RunEvidence } from "../../../evidence/index.ts";
import { howTimed, timings } from "../../sections/timings.ts";
import { html, type Markup } from "./markup.ts";
import { drillLink, table } from "./parts.ts";

const MOST_ROWS = 40;
const COLUMNS = [
  ...["Detection", "Drill", "Event", "Delivered", "Matched", "Notified", "Half of the runs", "95 of 100", "Worst"],
  ...["Bound", "Slack", "Correlated"],
];

/** Nothing where no alarm rang. */
export function timingsSection({ document }: RunEvidence): Markup {
  const rows = timings(document);
  if (rows.length === 0) return html``;
  const shown = rows
    .slice(0, MOST_ROWS)
    .map(({ drill, detection, category, stages, runs, budget, slack, correlated, isObserved }) => [
      html`<code>${detection}</code> ${category}${isObserved ? ", observed" : ""}`,
      drillLink(drill),
      ...stages,
      ...[0, 1, 2].map((index) => runs[index] ?? ""),
      budget ?? "none",
      slack ?? "",
      correlated,
    ]);
  const few = rows.length > MOST_ROWS ? `; ${MOST_ROWS} are shown, the least slack first` : "";
  const caption = `${rows.length} alarms rang, times since the act${few}`;
  return html`<section id="timings"><h2>How soon alarms rang</h2><p>${howTimed(rows)}</p>${table({ caption, columns: COLUMNS, rows: shown })}</section>`;
}
