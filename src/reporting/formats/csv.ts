/** `results.csv`: one row for each finding, for those who work with tables. RFC 4180; cells cannot become formulas. */
import type { DrillResult, Finding, RunEvidence } from "../../evidence/index.ts";
import { inferredInWords } from "../sections/inferences.ts";
import { printable } from "../text.ts";

const COLUMNS = [
  "run id",
  "drill",
  "feature",
  "rule",
  "name",
  "file",
  "line",
  "drill verdict",
  "answer",
  "verdict",
  "evidence class",
  "basis",
  "account id",
  "account name",
  "place",
  "reason",
  "expected",
  "observed",
  "assumptions",
  "exception",
  "claims",
  "techniques",
  "controls",
  "remark",
  "inferred records",
  "drill inferred",
  "experiment",
] as const;

/** A drill without findings has one row, so that every drill that was selected can be counted. */
export function renderCsv({ document }: RunEvidence): string {
  const rows = document.drills.flatMap((drill) =>
    (drill.findings.length === 0 ? [undefined] : drill.findings).map((finding) => [
      document.run.id,
      ...cells(drill, finding),
    ]),
  );
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cells(drill: DrillResult, finding: Finding | undefined): readonly string[] {
  const place = finding?.place === undefined ? "" : `${finding.place.file}:${finding.place.line}`;
  return [
    drill.id,
    drill.feature,
    drill.rule ?? "",
    drill.name,
    drill.uri,
    String(drill.line),
    drill.verdict,
    finding?.answer ?? "",
    finding?.verdict ?? "",
    finding?.class ?? "",
    finding?.basis ?? "",
    finding?.accountId ?? "",
    finding?.accountName ?? "",
    place,
    finding?.reason ?? "",
    finding?.expected ?? "",
    finding?.observed ?? "",
    (finding?.assumptions ?? []).join(" "),
    finding?.exception?.id ?? "",
    drill.claims.join(" "),
    drill.techniques.join(" "),
    drill.controls.join(" "),
    drill.remark ?? "",
    (finding?.inferred ?? []).join(" "),
    (drill.inferred ?? []).map(inferredInWords).join(" | "),
    drill.experiment?.outcome ?? "",
  ];
}

/** Quoted always; an apostrophe goes before what a spreadsheet would take for a formula (`=`, `+`, `-`, `@`, tab, line end). */
export function cell(text: string): string {
  const shown = printable(text);
  const safe = /^[=+\-@\t\n\r]|^\s+[=+\-@]/.test(shown) ? `'${shown}` : shown;
  return `"${safe.replaceAll('"', '""')}"`;
}
