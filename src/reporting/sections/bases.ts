/** What the consequences of a run rest on: worked out from files, or modelled after what AWS documents. */
import { type DrillResult, EVIDENCE_CLASS_WORD, type Finding, type RunDocument } from "../../evidence/index.ts";
import { isPartlyInferred } from "./inferences.ts";
import { isOnExamplesAlone, ownDocument } from "./subject.ts";

export const BASIS_WORDS = {
  computed: "computed from your files",
  documented: "documented AWS behaviour",
} as const satisfies Record<Finding["basis"], string>;

const FROM_EXAMPLES = "computed from example files";

/** What one finding about a consequence rests on: `computed from your files`, `modelled: documented AWS behaviour, in part inferred`; undefined for other findings. */
export function basisMark(drill: DrillResult, finding: Finding): string | undefined {
  const { answer, basis, class: evidenceClass } = finding;
  if (answer !== "consequence") return undefined;
  if (basis === "computed") return drill.fixture === undefined ? BASIS_WORDS.computed : FROM_EXAMPLES;
  const part = isPartlyInferred(drill, finding) ? ", in part inferred" : "";
  const isModelled = evidenceClass === "modelled" || evidenceClass === "matched";
  return `${isModelled ? "modelled" : EVIDENCE_CLASS_WORD[evidenceClass].toLowerCase()}: ${BASIS_WORDS.documented}${part}`;
}

/** The marks of several findings, each once. */
export const basisMarks = (drill: DrillResult, findings: readonly Finding[]): readonly string[] => [
  ...new Set(findings.flatMap((each) => basisMark(drill, each) ?? [])),
];

/** What the consequences of one drill rest on, each mark with its number: `2 computed from your files; 3 modelled: …`; empty where none was looked at. */
export function drillBases(drill: DrillResult): string {
  const marks = drill.findings.flatMap((each) => basisMark(drill, each) ?? []);
  return [...new Set(marks)].map((mark) => `${marks.filter((each) => each === mark).length} ${mark}`).join("; ");
}

/** `3 computed from your files, 12 documented AWS behaviour that is modelled${part}`; undefined where no consequence was looked at. */
export function basesInWords(document: RunDocument): string | undefined {
  const rows = ownDocument(document).drills.flatMap((drill) =>
    drill.findings.filter(({ answer }) => answer === "consequence").map((finding) => ({ drill, finding })),
  );
  const findings = rows.map(({ finding }) => finding);
  const counted = (basis: Finding["basis"]): number => findings.filter((each) => each.basis === basis).length;
  const inferred = rows.filter(
    ({ drill, finding }) => finding.basis === "documented" && isPartlyInferred(drill, finding),
  );
  const part = inferred.length === 0 ? "" : `, ${inferred.length} of them in part inferred`;
  const computed = isOnExamplesAlone(document) ? FROM_EXAMPLES : BASIS_WORDS.computed;
  return findings.length === 0
    ? undefined
    : `${counted("computed")} ${computed}, ${counted("documented")} ${BASIS_WORDS.documented} that is modelled${part}`;
}
