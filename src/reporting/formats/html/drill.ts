/** One drill on the page: what was done, what was found, and how far it can be trusted. */
import { currentTechnique } from "../../../catalogue/index.ts";
import {
  type DrillFiles,
  type DrillResult,
  type Finding,
  type StepResult,
  VERDICT_WORD,
  VERDICTS,
} from "../../../evidence/index.ts";
import { ANSWER_WORDS } from "../../sections/tiles.ts";
import { placeInWords } from "../../sections/what-broke.ts";
import { capital } from "../../text.ts";
import { callDetail, fileLinks, stateTable } from "./call.ts";
import { faultList } from "./experiments.ts";
import { inferredList, inferredMark } from "./inferences.ts";
import { html, type Markup, prose } from "./markup.ts";
import { accountName, anchor, answerMarks, basisInWords, verdictMark } from "./parts.ts";

const MOST_FINDINGS = 40;

/** `brief`: only what it was worth. `plain`: with steps and findings. `full`: with calls, records and states. */
export type Depth = "brief" | "plain" | "full";

/** Opens by itself where something broke, so that it is on paper too. */
export function drillBox(drill: DrillResult, files: DrillFiles, depth: Depth): Markup {
  const { verdict, remark } = drill;
  const body = depth === "brief" ? briefly : depth === "plain" ? plainly : fully;
  return html`<details class="drill" id="${anchor(drill.id)}" data-v="${verdict}"${verdict === "broke" && html` open`}><summary>${verdictMark(verdict)}<span class="name">${drill.name}</span>${answerMarks(drill)}</summary><div class="body"><p>${identityLine(drill)}</p>${
    remark !== undefined && html`<p class="remark">${prose(remark)}</p>`
  }${body(drill, files)}</div></details>
`;
}

const briefly = (drill: DrillResult, files: DrillFiles): Markup =>
  html`<p class="more">Steps and findings are in <code>run.json</code></p>${inferredList(drill)}${seen(files) && fileLinks(drill, files)}`;

const plainly = (drill: DrillResult, files: DrillFiles): Markup =>
  html`${stepsAndFindings(drill)}${seen(files) && fileLinks(drill, files)}`;

const fully = (drill: DrillResult, files: DrillFiles): Markup =>
  html`${stepsAndFindings(drill)}${stateTable(drill)}${seen(files) && callDetail(drill, files)}`;

const seen = ({ calls, trail }: DrillFiles): boolean => calls.length + trail.length > 0;

const stepsAndFindings = (drill: DrillResult): Markup =>
  html`${drill.steps.length > 0 && html`<ol class="steps">${drill.steps.map(stepItem)}</ol>`}${findingList(drill)}${faults(drill)}${twins(drill)}${repeats(drill)}${alerts(drill)}${inferredList(drill)}`;

function identityLine({ id, uri, line, claims, techniques, controls, fixture }: DrillResult): Markup {
  const tags = [...claims, ...techniques.map(withSuccessor), ...controls];
  const example = fixture !== undefined && html` · on the example organization <code>${fixture}</code>`;
  return html`<code>${uri}:${line}</code> · ${id}${example}${tags.length > 0 && html` · ${tags.join(" ")}`}`;
}

const stepItem = ({ keyword, text, verdict, message }: StepResult): Markup =>
  html`<li${verdict !== "held" && html` class="${verdict}"`}><b>${keyword.trim()}</b> ${prose(text)} <em>${VERDICT_WORD[verdict]}</em>${message !== undefined && html`<span class="message">${message}</span>`}</li>`;

/** What all findings of a drill have in common is said once, above them. */
function findingList(drill: DrillResult): Markup | false {
  const { findings } = drill;
  if (findings.length === 0) return false;
  const basis = common(findings.map((each) => basisInWords(drill, each)));
  const account = common(findings.map((each) => each.accountId ?? ""));
  const shown = worstFirst(findings)
    .slice(0, MOST_FINDINGS)
    .map((each) => findingItem(each, { drill, basis, account }));
  const rest = findings.length - MOST_FINDINGS;
  const [first] = findings;
  const above = [account !== undefined && first !== undefined && accountOf(first), basis];
  return html`<p class="more">${above[0]}${above[0] !== false && basis !== undefined && " · "}${basis}</p><ul class="findings">${shown}</ul>${
    rest > 0 && html`<p class="more">and ${rest} more, all of them in <code>results.csv</code></p>`
  }`;
}

/** What broke must never be among those that are left out. */
const worstFirst = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((left, right) => VERDICTS.indexOf(left.verdict) - VERDICTS.indexOf(right.verdict));

const common = (values: readonly string[]): string | undefined =>
  values.every((each) => each === values[0]) ? values[0] : undefined;

type Shared = Readonly<{ drill: DrillResult; basis: string | undefined; account: string | undefined }>;

function findingItem(finding: Finding, shared: Shared): Markup {
  const { answer, verdict, reason, place, exception, assumptions } = finding;
  const line = [
    shared.account === undefined && accountOf(finding),
    place !== undefined && html`<code>${placeInWords(place)}</code>`,
    shared.basis === undefined && html`<small class="more">${basisInWords(shared.drill, finding)}</small>`,
  ].filter((each) => each !== false);
  const where =
    line.length > 0 && html`<span class="line">${line.map((each, index) => html`${index > 0 && " · "}${each}`)}</span>`;
  return html`<li>${verdictMark(verdict)} <i>${ANSWER_WORDS[answer].title}</i> ${prose(capital(reason))}${where}${expectation(finding)}${
    exception !== undefined &&
    html`<span class="line">accepted by ${exception.approver} until ${exception.expires}: ${exception.reason}</span>`
  }${assumptions.length > 0 && html`<span class="line more">assumes ${assumptions.join(", ")}</span>`}${inferredMark(finding)}</li>`;
}

const accountOf = ({ accountId, accountName: name }: Finding): Markup | false =>
  accountId !== undefined && accountName({ accountId, accountName: name ?? "" });

function expectation({ expected, observed, verdict }: Finding): Markup | false {
  if (verdict === "held" || (expected === undefined && observed === undefined)) return false;
  return html`<span class="line">expected <b>${prose(expected ?? "nothing named")}</b>, saw <b>${prose(observed ?? "nothing named")}</b></span>`;
}

/** Those of an experiment stand in the section of experiments. */
const faults = ({ faults: struck = [] }: DrillResult): Markup | false =>
  struck.length > 0 && html`<h5>What was broken on purpose</h5>${faultList(struck)}`;

const twins = ({ sensitivity }: DrillResult): Markup | false =>
  sensitivity !== null &&
  sensitivity.length > 0 &&
  html`<h5>Without the guardrail</h5><ul class="twins">${sensitivity.map(
    (twin) =>
      html`<li><code>${twin.guardrail}</code> <b>${twin.result}</b>: ${prose(twin.reason)}${
        twin.removalSet.length > 0 &&
        html` <span class="more">the attack passes without ${twin.removalSet.join(", ")}</span>`
      }</li>`,
  )}</ul>`;

const repeats = ({ repeats: rows }: DrillResult): Markup | false =>
  rows.length > 0 &&
  html`<h5>Under other assumptions</h5><ul class="twins">${rows.map(
    (each) => html`<li><code>${each.assumption}</code> = ${each.value}: ${verdictMark(each.verdict)}</li>`,
  )}</ul>`;

const alerts = ({ alerts: rows }: DrillResult): Markup | false =>
  rows.length > 0 &&
  html`<h5>Alerts</h5><ul class="twins">${rows
    .slice(0, 20)
    .map(
      (each) => html`<li><code>${each.detection}</code> for ${each.eventName} in ${each.accountId} at ${each.at}</li>`,
    )}</ul>`;

/** `T1562.008 (now T1685.002)` where ATT&CK has revoked it. */
function withSuccessor(id: string): string {
  const current = currentTechnique(id)?.id;
  return current === undefined || current === id ? id : `${id} (now ${current})`;
}
