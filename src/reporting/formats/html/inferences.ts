/** What was inferred: beside a finding, once in a drill, and summed up for the run. */
import type { DrillResult, Finding, RunEvidence } from "../../../evidence/index.ts";
import {
  findingMark,
  INFERENCE_WORDS,
  type InferenceRow,
  inferences,
  inferencesInWords,
  runInferencesInWords,
  tellsInferences,
} from "../../sections/inferences.ts";
import { html, type Markup, prose } from "./markup.ts";
import { drillLink, table } from "./parts.ts";

const MOST_DRILLS = 5;

/** Stands beside the verdict of a finding that was judged on an inferred record. */
export function inferredMark(finding: Pick<Finding, "inferred">): Markup | false {
  const mark = findingMark(finding);
  return mark !== undefined && html`<span class="line inferred">${prose(mark)}</span>`;
}

/** Folded, for it says of many drills the same; false where nothing is inferred or nobody looked. */
export function inferredList({ inferred = [] }: DrillResult): Markup | false {
  return (
    inferred.length > 0 &&
    html`<details class="inferences"><summary>Inferred: ${inferencesInWords(inferred)}</summary><ul>${inferred.map(
      ({ of, name, what }) =>
        html`<li>${of} <code>${name}</code> <span class="more">${prose(what.join("; "))}</span></li>`,
    )}</ul></details>`
  );
}

/** False for runs that were written before inferences were marked. */
export function inferencesSection({ document }: RunEvidence): Markup | false {
  if (!tellsInferences(document)) return false;
  const rows = inferences(document);
  const told = html`<p>${runInferencesInWords(document)}. The emulator has these parts by inference: AWS does not document them, and no recorded sample shows them. What rests on them is modelled, inferred; it does not say what AWS does there.</p>`;
  return html`<section id="inferred"><h2>What was inferred</h2>${
    rows.length === 0
      ? html`<p>Nothing that any drill rests on.</p>`
      : html`${told}${table({
          caption: `${rows.length} ${rows.length === 1 ? "thing" : "things"}, each with the drills that rest on it`,
          columns: ["Name", "Kind", "What is inferred", "Drills"],
          rows: rows.map((row) => [
            html`<code>${row.name}</code>`,
            INFERENCE_WORDS[row.of].title,
            prose(row.what.join("; ")),
            drillsOf(row),
          ]),
          stacks: true,
        })}`
  }</section>`;
}

const drillsOf = ({ drills }: InferenceRow): Markup =>
  html`<ul class="plain">${drills.slice(0, MOST_DRILLS).map((each) => html`<li>${drillLink(each)}</li>`)}${
    drills.length > MOST_DRILLS && html`<li>and ${drills.length - MOST_DRILLS} more</li>`
  }</ul>`;
