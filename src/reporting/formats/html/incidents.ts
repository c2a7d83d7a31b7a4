/** Containment and recovery on the page: three times, the steps that were left, and what differs from before. */
import type { IncidentRecord, RunbookRun, RunEvidence } from "../../../evidence/index.ts";
import { type IncidentRow, incidents, residueRows, summaryOf, times } from "../../sections/containment-and-recovery.ts";
import { capital, shortened } from "../../text.ts";
import { type HtmlValue, html, type Markup, prose } from "./markup.ts";
import { drillLink, table, verdictMark } from "./parts.ts";

const MOST_ROWS = 100;
const LONGEST_OUTPUT = 4000;

/** Nothing where no drill asked how an incident ended. */
export function incidentsSection({ document }: RunEvidence): Markup | false {
  const rows = incidents(document);
  if (rows.length === 0) return false;
  return html`<section id="recovery"><h2>Containment and recovery</h2><p class="more">All times are virtual and count from the intruder's first act. Steps that were left to the intruder are tried on a copy of the world after the responses, and on one without them. The baseline is the state as public APIs told it before; what differs from it is left of the incident.</p>${rows.map(incidentBox)}</section>`;
}

const incidentBox = ({ drill, incident }: IncidentRow): Markup =>
  html`<h3>${drillLink(drill)} ${verdictMark(drill.verdict)}</h3><p class="more">${summaryOf(incident)}</p>${timesTable(incident)}${remainingTable(incident)}${residueTable(incident)}${vain(incident)}${incident.runbooks.map(runbookBox)}`;

function timesTable(incident: IncidentRecord): Markup | false {
  const rows = times(incident).map(({ what, when, by, budget, verdict }): readonly HtmlValue[] => [
    what,
    when,
    prose(by),
    budget,
    verdict === null ? "not judged" : verdictMark(verdict),
  ]);
  const caption = incident.beganAt === null ? "Times" : `Times since ${incident.beganAt}`;
  return (
    rows.length > 0 && table({ caption, columns: ["Milestone", "When", "By", "Budget", "Verdict"], rows, stacks: true })
  );
}

function remainingTable({ remaining }: IncidentRecord): Markup | false {
  const rows = remaining
    .slice(0, MOST_ROWS)
    .map((each): readonly HtmlValue[] => [
      html`<code>${each.step}</code>`,
      prose(`${each.who}: ${each.sentence}`),
      verdictMark(each.verdict),
      html`${prose(each.contained)}${each.wouldStop !== undefined && html`<span class="line">${prose(capital(each.wouldStop))}</span>`}`,
      prose(each.otherwise ?? "not tried"),
    ]);
  const columns = ["Step", "Who does what", "Verdict", "After the responses", "Without them"];
  return (
    rows.length > 0 &&
    table({ caption: "What was left to the intruder, tried on copies of the world", columns, rows, stacks: true })
  );
}

function residueTable(incident: IncidentRecord): Markup | false {
  const { baseline, residue, unread } = incident;
  const rows: (readonly HtmlValue[])[] = residueRows(incident)
    .slice(0, MOST_ROWS)
    .map((each) => [
      html`${each.subject}: <b>${each.aspect}</b>`,
      html`<code>${each.before ?? "not there"}</code>`,
      html`<code>${each.after ?? "not there"}</code>`,
      prose(each.meaning),
      each.accepted === undefined ? verdictMark("broke") : html`accepted: ${prose(each.accepted)}`,
    ]);
  for (const { subject, why } of unread)
    rows.push([subject, "read", "not readable", prose(why), verdictMark("inconclusive")]);
  if (baseline === undefined) return false;
  const rest = residue.length - MOST_ROWS;
  const caption = `What differs from the baseline${rest > 0 ? `; ${rest} more are in run.json` : ""}`;
  if (rows.length === 0) return html`<p>Nothing differs from the baseline.</p>`;
  return table({ caption, columns: ["What", "Before", "Now", "What it means", "Verdict"], rows, stacks: true });
}

const vain = ({ acceptedInVain }: IncidentRecord): Markup | false =>
  acceptedInVain.length > 0 && html`<p class="more">Accepted and not there: ${acceptedInVain.join("; ")}</p>`;

function runbookBox(run: RunbookRun): Markup {
  const { name, by, at, exitCode, remark, requests, sha256, stdout, stderr } = run;
  const end = exitCode === null ? (remark ?? "it did not end") : `it ended with ${exitCode}, which judges nothing`;
  const calls = requests.map(
    ({ service, operation, refused }) =>
      html`<li><code>${service} ${operation}</code>${refused !== undefined && html` refused with <code>${refused}</code>`}</li>`,
  );
  const output = (title: string, text: string): Markup | false =>
    text !== "" && html`<h5>${title}</h5><pre class="output">${shortened(text, LONGEST_OUTPUT)}</pre>`;
  return html`<details class="runbook"><summary>Runbook <code>${name}</code> by ${by} at ${at}: ${end}</summary><p class="more">SHA-256 <code class="hash">${sha256}</code></p>${calls.length > 0 && html`<h5>What it asked of AWS</h5><ol class="plain calls">${calls}</ol>`}${output("Output", stdout)}${output("Errors", stderr)}</details>`;
}
