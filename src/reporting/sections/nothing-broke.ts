/** What is said where nothing broke: silence of drills that decided nothing is no good news. */
import type { RunDocument } from "../../evidence/index.ts";
import { numbered } from "../text.ts";

/** Drills were carried out, and not one question of them got an answer. */
export const isNothingKnown = ({ totals, drills }: RunDocument): boolean =>
  totals.inconclusive > 0 &&
  totals.inconclusive + totals.notRun === totals.selected &&
  drills.every(({ findings }) => findings.every(({ verdict }) => verdict === "inconclusive" || verdict === "notRun"));

/** One sentence for a run without a finding that broke. */
export function nothingBroke(document: RunDocument): string {
  const { selected, held, broke, inconclusive, notRun } = document.totals;
  if (selected === 0) return "Nothing was tried.";
  if (broke > 0) return `${broke} of ${numbered(selected, "drill")} broke.`;
  const open = [
    ...(inconclusive > 0 ? [`${inconclusive} ${inconclusive === 1 ? "is" : "are"} inconclusive`] : []),
    ...(notRun > 0 ? [`${notRun} ${notRun === 1 ? "was" : "were"} not run`] : []),
  ];
  if (open.length === 0) return "Nothing broke.";
  const known = held === 0 && isNothingKnown(document) ? "Nothing is known" : "Nothing broke in what was decided";
  return `${notRun === selected ? "Nothing is known" : known}: of ${numbered(selected, "drill")}, ${open.join(" and ")}.`;
}
