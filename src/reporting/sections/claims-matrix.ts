/** Each claim beside the drills that prove it. A claim without a drill is a row too: a gap is not a pass. */
import type { DrillResult, RunDocument } from "../../evidence/index.ts";
import type { ClaimTitle, ReportContext } from "../report-context.ts";

export type ClaimRow = Readonly<{
  id: string;
  title: string | undefined;
  source: string | undefined;
  drills: readonly DrillResult[];
}>;

export type ClaimsMatrix = Readonly<{ rows: readonly ClaimRow[]; proven: number; known: boolean }>;

export function claimsMatrix({ drills }: RunDocument, { claims }: ReportContext): ClaimsMatrix {
  const titles = new Map((claims ?? []).map((each): [string, ClaimTitle] => [each.id, each]));
  const tagged = [...new Set(drills.flatMap((each) => each.claims))].filter((id) => !titles.has(id)).sort();
  const rows = [...titles.keys(), ...tagged].map((id) => ({
    id,
    title: titles.get(id)?.title,
    source: titles.get(id)?.source,
    drills: drills.filter((drill) => drill.claims.includes(id)),
  }));
  return { rows, proven: rows.filter((each) => each.drills.length > 0).length, known: claims !== undefined };
}
