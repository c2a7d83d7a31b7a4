/** What the consequences of a run rest on: worked out from files, or modelled after what AWS documents. */
import type { Finding, RunDocument } from "../../evidence/index.ts";
import { isPartlyInferred } from "./inferences.ts";
import { isOnExamplesAlone, ownDocument } from "./subject.ts";

export const BASIS_WORDS = {
  computed: "computed from your files",
  documented: "documented AWS behaviour",
} as const satisfies Record<Finding["basis"], string>;

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
  const computed = isOnExamplesAlone(document) ? "computed from example files" : BASIS_WORDS.computed;
  return findings.length === 0
    ? undefined
    : `${counted("computed")} ${computed}, ${counted("documented")} ${BASIS_WORDS.documented} that is modelled${part}`;
}
