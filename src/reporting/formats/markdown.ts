/** `summary.md`: the first page for a pull request or a job summary, always under 200 kB. */
import { type DrillResult, type RunEvidence, VERDICT_WORD } from "../../evidence/index.ts";
import { acceptedRisks } from "../sections/accepted-risks.ts";
import { basesInWords, drillBases } from "../sections/bases.ts";
import { classStatement } from "../sections/class-statement.ts";
import { incidents, summaryOf, times } from "../sections/containment-and-recovery.ts";
import { chainInWords, chainReason, experiments, OUTCOME_WORDS, outcomesInWords } from "../sections/experiments.ts";
import { headline } from "../sections/headline.ts";
import { identity } from "../sections/identity.ts";
import {
  findingMark,
  INFERENCE_WORDS,
  inferences,
  kindsInWords,
  runInferencesInWords,
  tellsInferences,
} from "../sections/inferences.ts";
import { nothingBroke } from "../sections/nothing-broke.ts";
import { results } from "../sections/results.ts";
import { scope } from "../sections/scope.ts";
import { ANSWER_WORDS, countsInWords, tileFigure, tileNote, tiles, totalsInWords } from "../sections/tiles.ts";
import { verification } from "../sections/verification.ts";
import { type AffectedAccount, type Break, placeInWords, whatBroke } from "../sections/what-broke.ts";
import { oneLine, segmentsOf, shortened } from "../text.ts";

/** Bytes for the two long tables together; the rest of the page is short. */
const TABLE_BUDGET = 150_000;
/** Bytes for the table of experiments, taken from that of the drills. */
const EXPERIMENT_BUDGET = 20_000;
/** Bytes for the table of inferences, taken from that of what broke. */
const INFERENCE_BUDGET = 15_000;
const MOST_ACCOUNTS = 50;
const MOST_DRILLS = 3;
const LONGEST_CELL = 1000;

export function renderMarkdown(evidence: RunEvidence): string {
  const { document } = evidence;
  const top = headline(evidence);
  const statement = classStatement(document);
  const broken = table(
    ["What broke", "Accounts", "Drill"],
    whatBroke(document).map(breakRow),
    TABLE_BUDGET / 2 - INFERENCE_BUDGET,
  );
  return [
    `## ${VERDICT_WORD[top.verdict]}: ${words(top.sentence)}`,
    `> **${words(statement.banner)}.** ${words(statement.explanation)}`,
    top.denominators.map(words).join(" · "),
    tileTable(evidence),
    basesLine(evidence),
    whatBroke(document).length === 0 ? nothingBroke(document) : broken,
    acceptedTable(evidence),
    experimentTable(evidence),
    incidentTable(evidence),
    inferenceTable(evidence),
    `**Drills.** ${words(totalsInWords(document))}.`,
    `<details><summary>Every drill</summary>\n\n${drillTable(evidence)}\n\n</details>`,
    scopeLines(evidence),
    table(
      ["This run", ""],
      identity(evidence).map(({ term, value, code: isCode }) => [
        words(term),
        isCode === true ? code(value) : words(value),
      ]),
      10_000,
    ),
    verification(evidence)
      .commands.map((each) => `- ${code(each.command)}: ${words(each.proves)}`)
      .join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}

function basesLine({ document }: RunEvidence): string {
  const bases = basesInWords(document);
  return bases === undefined ? "" : `**Checks of consequences.** ${words(bases)}.`;
}

const tileTable = ({ document }: RunEvidence): string =>
  table(
    ["", "Held", "All", "Asked"],
    tiles(document).map((tile) => [`**${tile.title}**`, tileFigure(tile), countsInWords(tile.counts), tileNote(tile)]),
    10_000,
  );

function breakRow({ drill, answer, reason, others, accounts, place, bases, inferred }: Break): readonly string[] {
  const more = others > 0 ? ` (and ${others} more)` : "";
  const where = place === undefined ? "" : ` ${code(placeInWords(place))}`;
  const marks = [...bases, findingMark({ inferred }) ?? []].flat();
  return [
    `${ANSWER_WORDS[answer].title}: ${words(reason)}${more}${where}${marks.map((each) => `<br>${words(each)}`).join("")}`,
    accountCell(accounts),
    `${words(drill.name)} ${code(`${drill.uri}:${drill.line}`)}`,
  ];
}

function accountCell(accounts: readonly AffectedAccount[]): string {
  const shown = accounts.slice(0, MOST_ACCOUNTS).map(({ accountName, accountId, place }) => {
    const where = place === undefined ? "" : ` ${code(placeInWords(place))}`;
    return `${code(accountName)} ${accountId}${where}`;
  });
  const rest = accounts.length > MOST_ACCOUNTS ? [`and ${accounts.length - MOST_ACCOUNTS} more`] : [];
  return [...shown, ...rest].join("<br>");
}

function acceptedTable({ document }: RunEvidence): string {
  const rows = acceptedRisks(document).map((each) => [
    code(each.id),
    words(each.reason),
    words(each.accounts.join(", ")),
    words(each.approver),
    each.expires,
  ]);
  return rows.length === 0 ? "" : table(["Accepted", "Reason", "Accounts", "By", "Until"], rows, 20_000);
}

/** Empty where no drill asked how an incident ended. */
function incidentTable({ document }: RunEvidence): string {
  const rows = incidents(document).map(({ drill, incident }) => [
    words(drill.name),
    times(incident)
      .map(({ what, when, budget }) => words(`${what} ${when}${budget === "none" ? "" : ` (asked for: ${budget})`}`))
      .join("<br>"),
    words(summaryOf(incident)),
  ]);
  if (rows.length === 0) return "";
  return `**Containment and recovery.**\n\n${table(["Incident", "Times", "What is left"], rows, 10_000)}`;
}

/** Empty where nothing was broken on purpose. */
function experimentTable({ document }: RunEvidence): string {
  const rows = experiments(document);
  if (rows.length === 0) return "";
  const cells = rows.map(({ drill, experiment: { outcome, faults, chains } }) => [
    OUTCOME_WORDS[outcome].word,
    words(drill.name),
    faults.map(({ name, from, until }) => `${words(name)} (${from} to ${until ?? "the end"})`).join("<br>"),
    chains
      .filter(({ phase }) => phase === "verification")
      .map((chain) => `${code(chain.alarm)}: ${words(chainInWords(chain))}<br>${words(chainReason(chain))}`)
      .join("<br>"),
  ]);
  const shown = table(["Outcome", "Experiment", "Fault", "How far the attack got"], cells, EXPERIMENT_BUDGET);
  return `**Experiments.** ${words(outcomesInWords(rows))}.\n\n${shown}`;
}

/** Empty where nobody looked, which is in runs of older versions. */
function inferenceTable({ document }: RunEvidence): string {
  if (!tellsInferences(document)) return "";
  const rows = inferences(document);
  const told = `**What was inferred.** ${words(runInferencesInWords(document))}.`;
  if (rows.length === 0) return told;
  const cells = rows.map(({ of, name, what, drills }) => [
    INFERENCE_WORDS[of].title,
    code(name),
    words(what.join("; ")),
    drillsInWords(drills),
  ]);
  const shown = table(["", "Modelled by inference", "What is inferred", "Drills"], cells, INFERENCE_BUDGET);
  return `${told} What rests on it is modelled, inferred; it does not say what AWS does there.\n\n<details><summary>Every inference</summary>\n\n${shown}\n\n</details>`;
}

function drillsInWords(drills: readonly DrillResult[]): string {
  const shown = drills.slice(0, MOST_DRILLS).map(({ id }) => code(id));
  return [...shown, ...(drills.length > MOST_DRILLS ? [`and ${drills.length - MOST_DRILLS} more`] : [])].join(", ");
}

function drillTable({ document }: RunEvidence): string {
  const tells = tellsInferences(document);
  const rows = results(document).flatMap((group) =>
    group.rules.flatMap((rule) =>
      rule.drills.map((drill) => (tells ? [...drillRow(drill), inferredCell(drill)] : drillRow(drill))),
    ),
  );
  return table(
    ["Verdict", "Drill", "Prevention", "Detection", "Consequence", ...(tells ? ["Inferred"] : [])],
    rows,
    TABLE_BUDGET / 2 - EXPERIMENT_BUDGET,
  );
}

/** How much, for the table of inferences has the names. */
const inferredCell = ({ inferred }: DrillResult): string =>
  inferred === undefined ? "not told" : kindsInWords(inferred);

function drillRow(drill: DrillResult): readonly string[] {
  const { verdict, name, answers, remark } = drill;
  const bases = drillBases(drill);
  const word = (answer: DrillResult["answers"]["prevention"]): string =>
    answer === null ? "" : VERDICT_WORD[answer.verdict];
  const why = verdict === "notRun" && remark !== undefined ? ` (${words(remark)})` : "";
  return [
    VERDICT_WORD[verdict],
    `${words(name)}${why}`,
    word(answers.prevention),
    word(answers.detection),
    `${word(answers.consequence)}${bases === "" ? "" : ` (${words(bases)})`}`,
  ];
}

function scopeLines({ document }: RunEvidence): string {
  const { lines, limits } = scope(document);
  const shown = limits.length > 20 ? [...limits.slice(0, 20), `and ${limits.length - 20} more limits`] : limits;
  return [...lines, ...shown].map((each) => `- ${words(each)}`).join("\n");
}

/** Rows that do not fit into `budget` bytes are counted, not cut. */
function table(columns: readonly string[], rows: readonly (readonly string[])[], budget: number): string {
  const kept: string[] = [];
  let bytes = 0;
  for (const row of rows) {
    const line = `| ${row.join(" | ")} |`;
    bytes += new TextEncoder().encode(line).length;
    if (bytes > budget) break;
    kept.push(line);
  }
  const rest = rows.length - kept.length;
  const more = rest > 0 ? `\n\n${rest} more rows are in the report.` : "";
  return `| ${columns.join(" | ")} |\n|${" --- |".repeat(columns.length)}\n${kept.join("\n")}${more}`;
}

/** Words that cannot become markup, a mention or a table cell; backticks stay code. */
export const words = (text: string): string =>
  segmentsOf(shortened(oneLine(text), LONGEST_CELL))
    .map((each) => (each.kind === "code" ? code(each.text) : each.text.replaceAll(MARKUP, entity)))
    .join("");

/** Also what GitHub turns into links: mentions, issue numbers, addresses. */
const MARKUP = /[\\`*_[\]<>|~@&$]|#(?=\d)|:(?=\/\/)|(?<=www)\./gi;

const entity = (character: string): string => `&#${character.charCodeAt(0)};`;

/** Code that cannot end early; a pipe would end the cell, so it is written as an entity outside the code. */
function code(text: string): string {
  const shown = oneLine(text);
  if (shown === "") return "";
  if (/[`|<>&]/.test(shown)) return `<code>${shown.replaceAll(MARKUP, entity)}</code>`;
  return `\`${shown}\``;
}
