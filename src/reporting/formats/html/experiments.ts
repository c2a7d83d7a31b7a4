/** Experiments on the page: the pipeline as a chain of hops with the broken one marked, and the five phases beside it. */
import type { Chain, Experiment, FaultObservation, Hop, Phase, RunEvidence } from "../../../evidence/index.ts";
import {
  chainReason,
  type ExperimentRow,
  experiments,
  HOP_WORDS,
  OUTCOME_WORDS,
  outcomesInWords,
  PHASE_TITLES,
  PHASE_WORDS,
} from "../../sections/experiments.ts";
import { capital } from "../../text.ts";
import { html, type Markup, prose } from "./markup.ts";
import { drillLink, verdictMark } from "./parts.ts";

const MOST_EXPERIMENTS = 60;
const MOST_CHAINS = 12;

/** False where nothing was broken on purpose. */
export function experimentsSection({ document }: RunEvidence): Markup | false {
  const rows = experiments(document);
  if (rows.length === 0) return false;
  const rest = rows.length - MOST_EXPERIMENTS;
  return html`<section id="experiments"><h2>Experiments</h2><p class="more">Something was broken on purpose, seeded and taken back: ${outcomesInWords(rows)}, of ${rows.length}. ${legend()}</p>${rows
    .slice(0, MOST_EXPERIMENTS)
    .map(
      experimentBox,
    )}${rest > 0 && html`<p class="more">and ${rest} more, all of them in <code>run.json</code></p>`}</section>`;
}

const legend = (): Markup =>
  html`Signs: ${Object.values(HOP_WORDS).map(({ sign, word }, index) => html`${index > 0 && ", "}${sign} ${word}`)}.`;

function experimentBox({ drill, experiment }: ExperimentRow): Markup {
  const { outcome, faults, phases, chains } = experiment;
  const { word, meaning } = OUTCOME_WORDS[outcome];
  const shown = chains.slice(0, MOST_CHAINS);
  return html`<article class="experiment"><h3>${drillLink(drill)}</h3><p>${verdictMark(drill.verdict)} <b class="outcome">${word}</b> <span class="more">${meaning}</span></p>${reasonOf(experiment)}${faultList(
    faults,
  )}${shown.map(chainFigure)}${chains.length > shown.length && html`<p class="more">and ${chains.length - shown.length} more chains</p>`}<ol class="phases">${phases.map(phaseItem)}</ol></article>
`;
}

const reasonOf = ({ outcome, reason }: Experiment): Markup | false =>
  outcome !== "as stated" && html`<p class="remark">${prose(capital(reason))}</p>`;

/** False where nothing struck. */
export const faultList = (faults: readonly FaultObservation[]): Markup | false =>
  faults.length > 0 && html`<ul class="faults">${faults.map(faultItem)}</ul>`;

const faultItem = ({ id, name, kind, by, from, until, parameters, recovery }: FaultObservation): Markup =>
  html`<li><b>${name}</b> <code>${kind}</code> by ${prose(by)}, <code>${id}</code>, ${from} to ${until ?? "the end: never undone"}<span class="line more">${parametersInWords(parameters)} · when it ends, ${recovery}</span></li>`;

/** `after 1, account 620000000011`: whoever causes the fault again needs them. */
const parametersInWords = (parameters: FaultObservation["parameters"]): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");

function chainFigure(chain: Chain): Markup {
  const { alarm, phase, act, hops } = chain;
  return html`<figure class="chain"><figcaption><b>${capital(phase)}</b>, towards <code>${alarm}</code> <span class="more">${prose(act)}</span></figcaption><ol>${hops.map(hopItem)}</ol><p class="why">${prose(capital(chainReason(chain)))}</p></figure>`;
}

const hopItem = ({ hop, state, reason }: Hop): Markup =>
  html`<li class="hop ${state.replace(" ", "-")}" title="${reason}"><span class="sign" aria-hidden="true">${HOP_WORDS[state].sign}</span> <b>${hop}</b> <span class="state">${HOP_WORDS[state].word}</span></li>`;

const phaseItem = ({ phase, result, reason }: Phase): Markup =>
  html`<li><b>${PHASE_TITLES[phase]}</b> <em class="${result.replace(" ", "-")}">${PHASE_WORDS[result]}</em> <span>${prose(reason)}</span></li>`;
