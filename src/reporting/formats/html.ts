/** The report as one page of HTML: no request leaves it, it reads without a script, and it prints. */
import { Buffer } from "node:buffer";
import { type DrillFiles, type DrillResult, type RunEvidence, VERDICTS } from "../../evidence/index.ts";
import { sha256 } from "../../kernel/index.ts";
import type { ReportContext } from "../report-context.ts";
import { headline } from "../sections/headline.ts";
import { results } from "../sections/results.ts";
import { countsInWords, countVerdicts } from "../sections/tiles.ts";
import {
  claimsSection,
  detectionsSection,
  evidenceSection,
  glossarySection,
  scopeSection,
  verificationSection,
} from "./html/back-pages.ts";
import { drillBox } from "./html/drill.ts";
import { experimentsSection } from "./html/experiments.ts";
import { frontPage } from "./html/front-page.ts";
import { incidentsSection } from "./html/incidents.ts";
import { inferencesSection } from "./html/inferences.ts";
import { html, Markup } from "./html/markup.ts";
import { SCRIPT } from "./html/script.ts";
import { STYLESHEET } from "./html/stylesheet.ts";
import { timingsSection } from "./html/timings.ts";

/** Characters of call detail in one page; what comes later is linked instead. */
const DETAIL_BUDGET = 1_500_000;
/** Characters of steps and findings; with it 200 drills stay under 300 kB without call detail. */
const PLAIN_BUDGET = 208_000;
const NOTHING_SEEN: DrillFiles = { calls: [], trail: [] };

export function renderHtml(evidence: RunEvidence, context: ReportContext = {}): string {
  const { document } = evidence;
  const names = document.organizations.map((each) => each.name).join(", ");
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy()}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>${headline(evidence).sentence} Drill report, run ${document.envelope.number}</title>
<style>${new Markup(STYLESHEET)}</style></head>
<body><a class="skip" href="#verdict">Skip to the verdict</a>
<header class="top"><p><b>orgdrill</b> drill report${names !== "" && html` for <bdi>${names}</bdi>`}</p><p>run ${document.envelope.number} · ${document.run.at}</p></header>
<main>${frontPage(evidence)}
${contents(document.drills)}
${resultsSection(evidence)}
${claimsSection(evidence, context)}
${detectionsSection(evidence)}
${experimentsSection(evidence)}
${incidentsSection(evidence)}
${timingsSection(evidence)}
${inferencesSection(evidence)}
${scopeSection(evidence)}
${evidenceSection(evidence)}
${verificationSection(evidence)}
${glossarySection()}
</main><footer><p>orgdrill ${document.run.version} · run ${document.envelope.number} · seed ${document.run.seed} · ledger head <code>${evidence.ledgerHead}</code></p></footer>
<script>${new Markup(SCRIPT)}</script></body></html>
`;
  return page.text;
}

/** Exactly this style and this script; nothing is loaded, sent or framed. */
function contentSecurityPolicy(): string {
  const only = (text: string): string => `'sha256-${Buffer.from(sha256(text), "hex").toString("base64")}'`;
  return `default-src 'none'; style-src ${only(STYLESHEET)}; script-src ${only(SCRIPT)}; base-uri 'none'; form-action 'none'`;
}

const CONTENTS = [
  ["results", "Results"],
  ["claims", "Claims"],
  ["detections", "Detections"],
  ["experiments", "Experiments"],
  ["recovery", "Containment"],
  ["inferred", "What was inferred"],
  ["scope", "Scope"],
  ["evidence", "Evidence"],
  ["verify", "How to verify"],
  ["glossary", "Words"],
] as const;

/** Sections that are there only where a drill has something for them. */
const IS_THERE: Readonly<Record<string, (drill: DrillResult) => boolean>> = {
  experiments: ({ experiment }) => experiment !== undefined,
  recovery: ({ incident }) => incident !== undefined,
  inferred: ({ inferred }) => inferred !== undefined,
};

const contents = (drills: readonly DrillResult[]): Markup =>
  html`<nav aria-label="Contents"><ul>${CONTENTS.filter(([id]) => IS_THERE[id] === undefined || drills.some(IS_THERE[id])).map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>`;

function resultsSection(evidence: RunEvidence): Markup {
  const { document } = evidence;
  const boxes = drillBoxes(evidence);
  const box = (drill: DrillResult): Markup => boxes.get(drill) ?? html``;
  return html`<section id="results"><h2>Results</h2><p class="more">${countsInWords(countVerdicts(document.drills.map((each) => each.verdict)))}, of ${document.totals.selected} drills. P, D and C stand for prevention, detection and consequence.</p>${results(
    document,
  ).map(
    (feature) =>
      html`<section class="feature"><h3>${feature.feature} <span class="more">${countsInWords(feature.counts)}, of ${feature.drills}</span></h3>${feature.rules.map(
        (rule) =>
          html`<div class="rule">${rule.rule !== null && html`<h4>${rule.rule}</h4>`}${rule.drills.map(box)}</div>`,
      )}</section>`,
  )}</section>`;
}

/** Spends both budgets on the worst drills first, so that what is left out is what held. */
function drillBoxes({ document, drillFiles }: RunEvidence): ReadonlyMap<DrillResult, Markup> {
  const boxes = new Map<DrillResult, Markup>();
  const worstFirst = VERDICTS.flatMap((verdict) => document.drills.filter((each) => each.verdict === verdict));
  const spent = { plain: 0, detail: 0 };
  for (const drill of worstFirst) {
    const files = drillFiles.get(drill.id) ?? NOTHING_SEEN;
    const plain = drillBox(drill, files, "plain");
    const full = drillBox(drill, files, "full");
    const fits = spent.plain + plain.text.length <= PLAIN_BUDGET;
    const fitsFully = fits && spent.detail + full.text.length - plain.text.length <= DETAIL_BUDGET;
    const box = fitsFully ? full : fits ? plain : drillBox(drill, files, "brief");
    spent.plain += Math.min(box.text.length, plain.text.length);
    spent.detail += Math.max(0, box.text.length - plain.text.length);
    boxes.set(drill, box);
  }
  return boxes;
}
