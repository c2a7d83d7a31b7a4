/** The first page: the verdict and what somebody needs to decide, on one sheet of paper. */
import type { RunEvidence } from "../../../evidence/index.ts";
import { acceptedRisks } from "../../sections/accepted-risks.ts";
import { classStatement } from "../../sections/class-statement.ts";
import { headline } from "../../sections/headline.ts";
import { type Fact, identity } from "../../sections/identity.ts";
import { nothingBroke } from "../../sections/nothing-broke.ts";
import { scope } from "../../sections/scope.ts";
import { ANSWER_WORDS, countsInWords, type Tile, tileFigure, tileNote, tiles } from "../../sections/tiles.ts";
import { type Break, placeInWords, whatBroke } from "../../sections/what-broke.ts";
import { capital, shortened } from "../../text.ts";
import { inferredMark } from "./inferences.ts";
import { html, type Markup, prose } from "./markup.ts";
import { accountList, drillLink, verdictBar, verdictMark } from "./parts.ts";

const MOST_BREAKS = 5;
const MOST_ACCOUNTS = 3;
const MOST_ACCEPTED = 3;
const LONGEST = 200;

export function frontPage(evidence: RunEvidence): Markup {
  const { document } = evidence;
  const top = headline(evidence);
  const statement = classStatement(document);
  return html`<section class="front" aria-labelledby="verdict">
<p class="banner">${statement.banner}</p>
<p class="eyebrow">${verdictMark(top.verdict)} <span>${statement.scope}</span></p>
<h1 id="verdict">${top.sentence}</h1>
<p class="denominators">${top.denominators.map((each) => html`<span>${each}</span> `)}</p>
<div class="tiles">${tiles(document).map(tileBox)}</div>
${brokenList(whatBroke(document), nothingBroke(document))}
${acceptedList(evidence)}
<div class="columns">${scopeBox(evidence, statement.explanation)}${identityBox(identity(evidence))}</div>
${signOff()}
</section>`;
}

const tileBox = (
  tile: Tile,
): Markup => html`<article class="tile"><h2>${tile.title}</h2><p class="question">${tile.question}</p>
<p class="figure">${tile.asked === 0 ? html`<em>${tileFigure(tile)}</em>` : html`<b>${tile.held}</b> <span>of ${tile.asked} held</span>`}</p>
${verdictBar(tile.counts)}
<p class="counts">${countsInWords(tile.counts)}</p><p class="note">${tileNote(tile)}</p></article>`;

function brokenList(breaks: readonly Break[], otherwise: string): Markup {
  if (breaks.length === 0) return html`<section class="broke-list"><h2>What broke</h2><p>${otherwise}</p></section>`;
  const rest = breaks.length - MOST_BREAKS;
  const part =
    rest > 0 && html`: the first ${MOST_BREAKS} of ${breaks.length}, <a href="#results">all among the results</a>`;
  return html`<section class="broke-list"><h2>What broke${part}</h2><ol>${breaks.slice(0, MOST_BREAKS).map(breakItem)}</ol></section>`;
}

function breakItem({ drill, answer, reason, others, accounts, place, inferred }: Break): Markup {
  const more = others > 0 && html` <span class="more">and ${others} more</span>`;
  const where = place !== undefined && html`<code>${placeInWords(place)}</code> · `;
  const who = accounts.length > 0 && html`${accountList(accounts, MOST_ACCOUNTS)} · `;
  return html`<li><p class="what"><span class="kind">${ANSWER_WORDS[answer].title}</span> ${prose(shortened(capital(reason), LONGEST))}${more}</p>${inferredMark({ inferred })}<p class="where">${who}${where}${drillLink(drill)}</p></li>`;
}

function acceptedList({ document }: RunEvidence): Markup | false {
  const rows = acceptedRisks(document);
  return (
    rows.length > 0 &&
    html`<section class="accepted-list"><h2>Accepted until a date</h2><ul>${rows
      .slice(0, MOST_ACCEPTED)
      .map(
        (each) =>
          html`<li><b>${each.id}</b> ${prose(capital(each.reason))} <span class="more">${shortened(each.accounts.join(", "), LONGEST)} · ${each.approver}, until ${each.expires.slice(0, 10)}</span></li>`,
      )}</ul>${rows.length > MOST_ACCEPTED && html`<p>and ${rows.length - MOST_ACCEPTED} more, among the results</p>`}</section>`
  );
}

function scopeBox({ document }: RunEvidence, explanation: string): Markup {
  const { lines, limits } = scope(document);
  const more =
    limits.length > 0 &&
    html`<p><a href="#scope">${limits.length} ${limits.length === 1 ? "limit" : "limits"} of the target</a>, among them: ${prose(shortened(limits[0] ?? "", LONGEST))}.</p>`;
  return html`<section class="scope"><h2>Scope and limits</h2><p>${explanation}</p>${lines.map((each) => html`<p>${prose(each)}</p>`)}${more}</section>`;
}

const identityBox = (facts: readonly Fact[]): Markup =>
  html`<section class="identity"><h2>This run</h2><dl>${facts.map(
    ({ term, value, code }) =>
      html`<div><dt>${term}</dt><dd>${code === true ? html`<code>${value}</code>` : value}</dd></div>`,
  )}</dl></section>`;

const signOff = (): Markup =>
  html`<section class="sign-off"><h2>Sign-off</h2><dl>${["Prepared by", "Reviewed by", "Date", "Comment"].map(
    (each) => html`<div><dt>${each}</dt><dd></dd></div>`,
  )}</dl></section>`;
