/** Small pieces of the page that everything else is made of. */
import {
  ANSWER_KINDS,
  type DrillResult,
  EVIDENCE_CLASS_WORD,
  type Finding,
  safeName,
  VERDICT_WORD,
  type Verdict,
} from "../../../evidence/index.ts";
import { BASIS_WORDS } from "../../sections/bases.ts";
import { isPartlyInferred } from "../../sections/inferences.ts";
import { ANSWER_WORDS, type VerdictCount } from "../../sections/tiles.ts";
import { type AffectedAccount, placeInWords } from "../../sections/what-broke.ts";
import { type HtmlValue, html, type Markup } from "./markup.ts";

/** Word and colour; the stylesheet puts a sign before the word, so that no one of them is needed alone. */
export const verdictMark = (verdict: Verdict): Markup => html`<b class="v ${verdict}">${VERDICT_WORD[verdict]}</b>`;

/** The three answers of a drill in three letters, with their verdicts as words for those who point or listen. */
export function answerMarks({ answers }: DrillResult): Markup {
  const told = ANSWER_KINDS.flatMap((kind) => {
    const verdict = answers[kind]?.verdict;
    return verdict === undefined ? [] : [`${ANSWER_WORDS[kind].title}: ${VERDICT_WORD[verdict]}`];
  });
  const letters = ANSWER_KINDS.map(
    (kind) => html`<i class="${answers[kind]?.verdict ?? "none"}">${ANSWER_WORDS[kind].title[0]}</i>`,
  );
  return html`<span class="pdc" role="img" aria-label="${told.join(", ") || "no answer"}">${letters}</span>`;
}

export const accountName = ({
  accountId,
  accountName: name,
}: Pick<AffectedAccount, "accountId" | "accountName">): Markup =>
  html`<bdi>${name}</bdi> <span class="id">${accountId}</span>`;

/** Names of accounts with their ids, at most `most`, and where the first of them stands. */
export function accountList(accounts: readonly AffectedAccount[], most: number): Markup {
  const rest = accounts.length - most;
  const places = accounts.map(({ place }) => (place === undefined ? "" : placeInWords(place)));
  const shown = accounts.slice(0, most).map((each, index) => {
    const own = places[index] ?? "";
    const place = own !== "" && (index === 0 || own !== places[0]) && html` <code>${own}</code>`;
    return html`${index > 0 && ", "}<span class="account">${accountName(each)}</span>${place}`;
  });
  return html`<span class="accounts">${shown}${rest > 0 && ` and ${rest} more`}</span>`;
}

/** A bar of the verdicts; the words stand beside it, so it is hidden from those who listen. */
export function verdictBar(counts: readonly VerdictCount[]): Markup {
  const total = counts.reduce((sum, each) => sum + each.count, 0);
  let x = 0;
  const pieces = counts.map(({ verdict, count }) => {
    const width = (count / total) * 100;
    const piece = html`<rect class="${verdict}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="6"/>`;
    x += width;
    return piece;
  });
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="none" width="100" height="6"/>${pieces}</svg>`;
}

export const basisInWords = (drill: DrillResult, finding: Finding): string =>
  `${BASIS_WORDS[finding.basis]}${isPartlyInferred(drill, finding) ? ", in part inferred" : ""}, ${EVIDENCE_CLASS_WORD[finding.class]}`;

export type Table = Readonly<{
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly HtmlValue[])[];
  /** On a narrow screen each row stands by itself, its cells below each other with the names of their columns. */
  stacks?: boolean;
}>;

/** The first cell of a row is its header. */
export const table = ({ caption, columns, rows, stacks = false }: Table): Markup =>
  html`<div class="scroll"><table${stacks && html` class="stacks"`}><caption>${caption}</caption><thead><tr>${columns.map(
    (each) => html`<th scope="col">${each}</th>`,
  )}</tr></thead><tbody>${rows.map(
    ([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map(
      (each, index) => html`<td${stacks && html` data-label="${columns[index + 1] ?? ""}"`}>${each}</td>`,
    )}</tr>
`,
  )}</tbody></table></div>`;

/** An id that a link can point at. */
export const anchor = (drillId: string): string => `d-${safeName(drillId)}`;

export const drillLink = ({ id, name }: Pick<DrillResult, "id" | "name">): Markup =>
  html`<a href="#${anchor(id)}">${name}</a>`;
