/** Everything behind the verdict: claims, detections, scope, files, how to verify, and the words. */
import {
  type DrillResult,
  EVIDENCE_CLASS_WORD,
  type RunEvidence,
  VERDICTS,
  type Verdict,
} from "../../../evidence/index.ts";
import type { ReportContext } from "../../report-context.ts";
import { claimsMatrix } from "../../sections/claims-matrix.ts";
import { detections, detectionsInWords } from "../../sections/detections.ts";
import { GLOSSARY } from "../../sections/glossary.ts";
import { scope } from "../../sections/scope.ts";
import { countsInWords, countVerdicts } from "../../sections/tiles.ts";
import { verification } from "../../sections/verification.ts";
import { inferredMark } from "./inferences.ts";
import { type HtmlValue, html, type Markup, prose } from "./markup.ts";
import { accountName, drillLink, table, verdictMark } from "./parts.ts";

const MOST_FILES = 100;
const MOST_ALARMS = 40;
const MOST_DRILLS = 5;

export function claimsSection({ document }: RunEvidence, context: ReportContext): Markup {
  const { rows, proven, known } = claimsMatrix(document, context);
  const caption = known
    ? `${proven} of ${rows.length} claims have a drill in this run`
    : `${rows.length} claims are named by the drills of this run`;
  const drills = (all: readonly DrillResult[]): Markup =>
    html`<ul class="plain">${worstFirst(all, (each) => each.verdict)
      .slice(0, MOST_DRILLS)
      .map((drill) => html`<li>${verdictMark(drill.verdict)} ${drillLink(drill)}</li>`)}${
      all.length > MOST_DRILLS &&
      html`<li>and ${all.length - MOST_DRILLS} more: ${countsInWords(countVerdicts(all.map((each) => each.verdict)))} in all</li>`
    }</ul>`;
  const claims = rows.map((row): readonly HtmlValue[] => [
    row.id,
    row.title === undefined
      ? false
      : html`${prose(row.title)}${row.source !== undefined && html` <span class="more">source ${row.source}</span>`}`,
    row.drills.length === 0 ? "no drill in this run" : drills(row.drills),
  ]);
  return html`<section id="claims"><h2>Claims</h2>${table({ caption, columns: ["Claim", "What it says", "Drills"], rows: claims })}</section>`;
}

export function detectionsSection({ document }: RunEvidence): Markup {
  const rows = detections(document);
  const shown = rows
    .slice(0, MOST_ALARMS)
    .map(({ drill, finding, alerts }) => [
      drillLink(drill),
      verdictMark(finding.verdict),
      finding.accountId !== undefined &&
        accountName({ accountId: finding.accountId, accountName: finding.accountName ?? "" }),
      html`${prose(finding.reason)}${inferredMark(finding)}`,
      alerts.length === 0
        ? "no alert"
        : html`<ul class="plain">${alerts.slice(0, 5).map((each) => html`<li><code>${each.detection}</code> ${each.at}</li>`)}</ul>`,
      EVIDENCE_CLASS_WORD[finding.class],
    ]);
  const columns = ["Drill", "Verdict", "Account", "What was seen", "Alerts", "Evidence"];
  const caption = `${detectionsInWords(document)}${rows.length > MOST_ALARMS ? `; ${MOST_ALARMS} are shown, the worst first` : ""}`;
  const isTimed = rows.some(({ finding }) => finding.sighting?.times !== undefined);
  const more = isTimed && html`<p><a href="#timings">How soon alarms rang</a></p>`;
  return html`<section id="detections"><h2>Detections</h2>${rows.length === 0 ? html`<p>No alarm was tried.</p>` : table({ caption, columns, rows: shown })}${more}</section>`;
}

export function scopeSection({ document }: RunEvidence): Markup {
  const { limits, inputs, assumptions, guardrails } = scope(document);
  return html`<section id="scope"><h2>Scope, limits and inputs</h2>
${limits.length > 0 && html`<h3>What this target cannot do</h3><ul>${limits.map((each) => html`<li>${prose(each)}</li>`)}</ul>`}
${guardrails.length > 0 && table({ caption: "Organizations at the start", columns: ["Organization", "Accounts", "Guardrails"], rows: guardrails.map((each) => [each.organization, each.accounts, each.names.join(", ") || "none"]) })}
${inputs.length > 0 && table({ caption: `${inputs.length} files went in`, columns: ["File", "Kind", "Bytes", "SHA-256"], rows: inputs.slice(0, MOST_FILES).map((each) => [html`<code>${each.path}</code>`, each.kind, each.bytes, html`<code class="hash">${each.sha256}</code>`]) })}
${assumptions.length > 0 && table({ caption: "Assumptions about AWS, with the value they had where a drill sets no other", columns: ["Assumption", "Value"], rows: assumptions.map((each) => [html`<code>${each.name}</code>`, each.value]) })}
</section>`;
}

export function evidenceSection({ files }: RunEvidence): Markup {
  const rows = files
    .slice(0, MOST_FILES)
    .map((each) => [html`<code>${each.path}</code>`, each.bytes, html`<code class="hash">${each.sha256}</code>`]);
  const shown = files.length > MOST_FILES ? `, the first ${MOST_FILES} of them here` : "";
  return html`<section id="evidence"><h2>Evidence</h2><p>The files of the deterministic core. <code>manifest.json</code> lists every file of the folder, with these.</p>${table({ caption: `${files.length} files${shown}`, columns: ["File", "Bytes", "SHA-256"], rows })}</section>`;
}

export function verificationSection(evidence: RunEvidence): Markup {
  const { commands, limits } = verification(evidence);
  return html`<section id="verify"><h2>How to verify</h2><dl class="commands">${commands.map(
    (each) => html`<dt><code>${each.command}</code></dt><dd>${prose(each.proves)}</dd>`,
  )}</dl>${limits.map((each) => html`<p>${prose(each)}</p>`)}</section>`;
}

export const glossarySection = (): Markup =>
  html`<section id="glossary"><h2>Words</h2><dl class="glossary">${GLOSSARY.map(
    (each) => html`<div><dt>${each.term}</dt><dd>${each.meaning}</dd></div>`,
  )}</dl></section>`;

const worstFirst = <T>(items: readonly T[], verdictOf: (item: T) => Verdict): readonly T[] =>
  VERDICTS.flatMap((verdict) => items.filter((each) => verdictOf(each) === verdict));
