/** The three answers of the whole run, side by side and never added up. */
import {
  ANSWER_KINDS,
  type AnswerKind,
  type RunDocument,
  VERDICT_WORD,
  VERDICTS,
  type Verdict,
} from "../../evidence/index.ts";
import { numbered } from "../text.ts";
import { exampleDrills, ownDocument } from "./subject.ts";

export type VerdictCount = Readonly<{ verdict: Verdict; count: number }>;

export type Tile = Readonly<{
  kind: AnswerKind;
  title: string;
  question: string;
  held: number;
  /** How many drills asked the question: the denominator of everything on the tile. */
  asked: number;
  selected: number;
  /** Worst first, without zeros. */
  counts: readonly VerdictCount[];
}>;

export const ANSWER_WORDS = {
  prevention: { title: "Prevention", question: "Did the guardrail stop the intruder?" },
  detection: { title: "Detection", question: "Was somebody told?" },
  consequence: { title: "Consequence", question: "Did what should follow, follow?" },
} as const satisfies Record<AnswerKind, Readonly<{ title: string; question: string }>>;

/** Of the reader's own organization; drills on example organizations are counted apart. */
export const tiles = (document: RunDocument): readonly Tile[] => {
  const { drills, totals } = ownDocument(document);
  return ANSWER_KINDS.map((kind) => {
    const verdicts = drills.flatMap((drill) => drill.answers[kind]?.verdict ?? []);
    const counts = countVerdicts(verdicts);
    const held = verdicts.filter((each) => each === "held").length;
    return { kind, ...ANSWER_WORDS[kind], held, asked: verdicts.length, selected: totals.selected, counts };
  });
};

export const countVerdicts = (verdicts: readonly Verdict[]): readonly VerdictCount[] =>
  VERDICTS.map((verdict) => ({ verdict, count: verdicts.filter((each) => each === verdict).length })).filter(
    ({ count }) => count > 0,
  );

/** `2 broke, 1 inconclusive, 4 held`; `none` when there is nothing to count. */
export const countsInWords = (counts: readonly VerdictCount[]): string =>
  counts.map(({ verdict, count }) => `${count} ${VERDICT_WORD[verdict].toLowerCase()}`).join(", ") || "none";

/** `3 of 5 held`, or that nobody asked. */
export const tileFigure = ({ held, asked }: Tile): string => (asked === 0 ? "not asked" : `${held} of ${asked} held`);

export const tileNote = ({ asked, selected }: Tile): string =>
  asked === selected
    ? `asked by all of ${numbered(selected, "drill")}`
    : `asked by ${asked} of ${numbered(selected, "drill")}`;

export function totalsInWords({ drills, totals }: RunDocument): string {
  const examples = exampleDrills(drills).length;
  const apart = examples === 0 ? "" : `, ${examples} of these on example organizations`;
  return `${totals.selected} selected${apart}: ${countsInWords(countVerdicts(drills.map((each) => each.verdict)))}`;
}
