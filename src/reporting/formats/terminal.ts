/** The last thing a person sees in the terminal: the verdict first, then what broke and where, then the numbers. */
import {
  type AnswerKind,
  type DrillResult,
  type RunDocument,
  type RunEvidence,
  VERDICT_WORD,
  type Verdict,
} from "../../evidence/index.ts";
import { wrapped } from "../../kernel/index.ts";
import { acceptedRisks } from "../sections/accepted-risks.ts";
import { basesInWords, basisMarks } from "../sections/bases.ts";
import { classStatement } from "../sections/class-statement.ts";
import { excusedInWords } from "../sections/excused.ts";
import { experiments, outcomesInWords } from "../sections/experiments.ts";
import { headline } from "../sections/headline.ts";
import { findingMark, runInferencesInWords, tellsInferences } from "../sections/inferences.ts";
import { countsInWords, tileFigure, tiles, totalsInWords } from "../sections/tiles.ts";
import { type Break, placeInWords, whatBroke } from "../sections/what-broke.ts";
import { numbered, oneLine } from "../text.ts";

/** Colours a word; the word itself stays, so the summary reads without colour. */
export type Painter = (style: Verdict | "strong" | "faint", text: string) => string;

export type TerminalOptions = Readonly<{
  /** Columns; 80 unless given. */
  width?: number;
  paint?: Painter;
  /** Where the report was written, as the reader can type it. */
  reportPath?: string;
  /** Commands worth typing next. */
  nextSteps?: readonly string[];
}>;

const MOST_BREAKS = 12;
const MOST_ACCOUNTS = 20;
const MOST_UNDECIDED = 5;
const LABEL = 14;

type Page = Readonly<{
  line(text: string, indent?: number, style?: Parameters<Painter>[0]): void;
  /** A drill's name behind its verdict; only the verdict is coloured. */
  titled(verdict: Verdict, text: string): void;
  lines: string[];
}>;

export function renderTerminal(evidence: RunEvidence, options: TerminalOptions = {}): string {
  const { document } = evidence;
  const paint = options.paint ?? ((_style, text) => text);
  const page = pageOf(options.width ?? 80, paint);
  const top = headline(evidence);
  const statement = classStatement(document);
  page.lines.push(`${paint(top.verdict, VERDICT_WORD[top.verdict].toUpperCase())}`);
  page.line(top.sentence, 0, "strong");
  page.line(statement.banner, 0, "faint");
  page.line(top.denominators.join(" · "), 0, "faint");
  breaks(page, whatBroke(document), paint);
  undecided(page, document.drills, paint);
  accepted(page, evidence);
  excused(page, document);
  page.lines.push("");
  for (const tile of tiles(document))
    page.line(
      `${tile.title.padEnd(LABEL)}${tileFigure(tile)}${tile.asked === 0 ? "" : ` (${countsInWords(tile.counts)})`}`,
      LABEL,
    );
  const bases = basesInWords(document);
  if (bases !== undefined) page.line(`${"".padEnd(LABEL)}of its checks: ${bases}`, LABEL);
  page.line(`${"Drills".padEnd(LABEL)}${totalsInWords(document)}`, LABEL);
  const broken = experiments(document);
  if (broken.length > 0) page.line(`${"Experiments".padEnd(LABEL)}${outcomesInWords(broken)}`, LABEL);
  if (tellsInferences(document)) page.line(`${"Inferred".padEnd(LABEL)}${runInferencesInWords(document)}`, LABEL);
  page.line(`${"Seed".padEnd(LABEL)}${document.run.seed}`, LABEL);
  if (options.reportPath !== undefined) page.line(`${"Report".padEnd(LABEL)}${options.reportPath}`, LABEL);
  for (const each of options.nextSteps ?? []) page.line(`${"Next".padEnd(LABEL)}${each}`, LABEL);
  return `${page.lines.join("\n")}\n`;
}

/** The first line of a paragraph starts at the margin, unless it is indented as a whole. */
function pageOf(width: number, paint: Painter): Page {
  const lines: string[] = [];
  const line: Page["line"] = (text, indent = 0, style) => {
    const hanging = text.length > indent && indent === LABEL;
    const rows = wrapped(
      hanging ? text : oneLine(text),
      Math.max(width, 40) - (hanging ? 0 : indent),
      hanging ? indent : 0,
    );
    lines.push(
      ...rows.map((row) => " ".repeat(hanging ? 0 : indent) + (style === undefined ? row : paint(style, row))),
    );
  };
  const titled: Page["titled"] = (verdict, text) => {
    const word = VERDICT_WORD[verdict];
    const [first = "", ...rest] = wrapped(oneLine(`${word} ${text}`), Math.max(width, 40) - 4);
    lines.push(`  ${paint(verdict, word)}${first.slice(word.length)}`, ...rest.map((row) => `    ${row}`));
  };
  return { line, titled, lines };
}

function breaks(page: Page, rows: readonly Break[], paint: Painter): void {
  if (rows.length === 0) return;
  page.lines.push("", paint("strong", "What broke"));
  for (const each of rows.slice(0, MOST_BREAKS)) {
    page.titled("broke", `${each.drill.name} (${each.answer})`);
    page.line(`${each.reason}${each.others > 0 ? ` (and ${each.others} more)` : ""}`, 4);
    for (const mark of [...each.bases, findingMark(each) ?? []].flat()) page.line(mark, 4, "faint");
    accountsOf(page, each);
    const place = each.place === undefined ? "" : `${placeInWords(each.place)}  `;
    page.line(`${place}${each.drill.uri}:${each.drill.line}`, 4, "faint");
  }
  if (rows.length > MOST_BREAKS) page.line(`and ${rows.length - MOST_BREAKS} more, all of them in the report`, 2);
}

/** One line for each account, or one paragraph when all of them stand at one place of the file (a detection's, a guardrail's). */
function accountsOf(page: Page, { accounts }: Break): void {
  const places = new Set(accounts.map(({ place }) => (place === undefined ? "" : placeInWords(place))));
  const [only = ""] = places;
  if (places.size === 1 && accounts.length > 3) {
    page.line(accounts.map(({ accountName, accountId }) => accountName ?? accountId).join(", "), 4, "strong");
    if (only !== "") page.line(only, 4, "strong");
    return;
  }
  for (const { accountName, accountId, place } of accounts.slice(0, MOST_ACCOUNTS)) {
    page.line(`${accountName} ${accountId}${place === undefined ? "" : `  ${placeInWords(place)}`}`, 4, "strong");
  }
  if (accounts.length > MOST_ACCOUNTS)
    page.line(`and ${accounts.length - MOST_ACCOUNTS} more accounts, all of them in the report`, 4);
}

/** Not everything that did not break held: what is open is named, and why. */
function undecided(page: Page, drills: readonly DrillResult[], paint: Painter): void {
  for (const verdict of ["inconclusive", "notRun"] as const) {
    const rows = drills.filter((each) => each.verdict === verdict);
    if (rows.length === 0) continue;
    page.lines.push("", paint("strong", VERDICT_WORD[verdict]));
    for (const drill of rows.slice(0, MOST_UNDECIDED)) {
      page.titled(verdict, drill.name);
      page.line(reasonOf(drill, verdict), 4);
      const open = drill.findings.filter((each) => each.verdict === verdict);
      for (const mark of basisMarks(drill, open)) page.line(mark, 4, "faint");
    }
    if (rows.length > MOST_UNDECIDED) page.line(`and ${rows.length - MOST_UNDECIDED} more`, 2);
  }
}

function reasonOf({ answers, remark }: DrillResult, verdict: Verdict): string {
  const kinds: readonly AnswerKind[] = ["prevention", "detection", "consequence"];
  return (
    kinds.map((kind) => answers[kind]).find((each) => each?.verdict === verdict)?.reason ??
    remark ??
    "nothing was judged"
  );
}

/** Accounts that were left out on purpose are named, with the reader's own reason. */
function excused(page: Page, document: RunDocument): void {
  const told = excusedInWords(document);
  if (told.length === 0) return;
  page.lines.push("");
  for (const line of told) page.line(`${"Not tried".padEnd(LABEL)}${line}`, LABEL);
}

function accepted(page: Page, { document }: RunEvidence): void {
  const rows = acceptedRisks(document);
  if (rows.length === 0) return;
  page.lines.push("");
  page.line(
    `${"Accepted".padEnd(LABEL)}${numbered(rows.length, "risk")}: ${rows.map((each) => `${each.id} until ${each.expires.slice(0, 10)}`).join(", ")}`,
    LABEL,
  );
}
