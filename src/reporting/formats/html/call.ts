/** The detail of a drill: its calls with their decisions, the records they left, and where the accounts stood. */
import {
  type CallObservation,
  callsPath,
  type DrillFiles,
  type DrillResult,
  trailPath,
  writtenJson,
} from "../../../evidence/index.ts";
import { type DecisionTrace, decisionTrace } from "../../sections/decision-trace.ts";
import { stateChange } from "../../sections/state-change.ts";
import { numbered, shortened } from "../../text.ts";
import { html, type Markup, prose } from "./markup.ts";
import { accountName, table } from "./parts.ts";

const MOST_CALLS = 30;
const MOST_RECORDS = 6;
const MOST_STATES = 24;
const MOST_JSON = 4000;

/** Calls that a finding cites come first when not all can be shown; the rest is in the drill's own file. */
export function callDetail(drill: DrillResult, { calls, trail }: DrillFiles): Markup {
  const cited = new Set(drill.findings.flatMap((each) => each.calls));
  const ranked = [
    ...calls.filter((each) => cited.has(each.sequence)),
    ...calls.filter((each) => !cited.has(each.sequence)),
  ];
  const shown = ranked.slice(0, MOST_CALLS).sort((left, right) => left.sequence - right.sequence);
  return html`${calls.length > 0 && html`<h5>Calls</h5><ol class="calls">${shown.map((each) => callItem(each, drill.verdict === "broke" && cited.has(each.sequence)))}</ol>`}${records(trail)}${fileLinks(drill, { calls, trail })}`;
}

export const fileLinks = ({ id }: DrillResult, { calls, trail }: DrillFiles): Markup =>
  html`<p class="files">Everything: <a href="${callsPath(id)}">${numbered(calls.length, "call")}</a>, <a href="${trailPath(id)}">${numbered(trail.length, "record")}</a></p>`;

/** `open` shows the decision at once, on paper too. */
const callItem = (call: CallObservation, open: boolean): Markup =>
  html`<li value="${call.sequence}"><p><b>${call.actor.name}</b> <span class="more">${call.actor.role} in ${accountName(call.actor)}</span> <code>${call.service}:${call.operation}</code> ${outcome(call)}</p><p class="more">${call.at} · ${call.actor.arn} · request ${call.requestId}</p>${
    call.explanation !== undefined && trace(decisionTrace(call.explanation), open)
  }</li>`;

function outcome({ outcome: seen }: CallObservation): Markup {
  switch (seen.kind) {
    case "succeeded":
      return html`<span class="outcome">succeeded</span>`;
    case "refused":
      return html`<span class="outcome">refused</span> <code>${seen.code}</code><span class="message">${shortened(seen.message, 600)}</span>`;
    case "indeterminate":
      return html`<span class="outcome">unknown whether it happened</span> <span class="message">${seen.reason}</span>`;
  }
}

const trace = (decision: DecisionTrace, open: boolean): Markup =>
  html`<details class="trace"${open && html` open`}><summary>Decision: ${decision.outcome.toLowerCase()}</summary><p class="more">${decision.request}</p>${
    decision.rows.length > 0 &&
    table({
      caption: "The whole denying set, and what allows",
      columns: ["Effect", "Policy type", "Policy and statement", "Level", "File"],
      rows: decision.rows.map((row) => [
        row.effect,
        row.policyType,
        prose(row.what),
        row.level,
        row.place !== "" && html`<code>${row.place}</code>`,
      ]),
    })
  }${decision.exemptions.length > 0 && html`<p>No say: ${decision.exemptions.join("; ")}.</p>`}${
    decision.assumptions.length > 0 &&
    html`<p>Rests on the assumptions ${decision.assumptions.map((each) => html`<code>${each}</code> `)}</p>`
  }</details>`;

function records(trail: DrillFiles["trail"]): Markup | false {
  if (trail.length === 0) return false;
  return html`<h5>Records</h5>${trail
    .slice(0, MOST_RECORDS)
    .map(
      ({ accountId, accountName: name, record }) =>
        html`<details class="record"><summary>${String(record.eventName ?? "record")} <span class="more">in the event history of ${accountName({ accountId, accountName: name })}</span></summary><pre tabindex="0">${shortened(writtenJson(record).trimEnd(), MOST_JSON)}</pre></details>`,
    )}${trail.length > MOST_RECORDS && html`<p class="more">and ${trail.length - MOST_RECORDS} more records</p>`}`;
}

export function stateTable(drill: DrillResult): Markup | false {
  const rows = stateChange(drill);
  if (rows.length === 0) return false;
  const moved = rows.filter((each) => each.changed).length;
  return html`<h5>Accounts before and after</h5>${table({
    caption: `${moved} of ${rows.length} accounts changed${rows.length > MOST_STATES ? `; the first ${MOST_STATES} are shown` : ""}`,
    columns: ["Account", "Before", "After"],
    rows: rows
      .slice(0, MOST_STATES)
      .map((row) => [
        accountName(row),
        row.before,
        row.changed ? html`<b>${row.after}</b>` : html`<span class="more">the same</span>`,
      ]),
  })}`;
}
