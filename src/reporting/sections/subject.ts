/** Whose organization a drill was about: the reader's own, or one of the example organizations that show AWS's documented rules. */
import { type DrillResult, type RunDocument, type RunEvidence, totalsOf } from "../../evidence/index.ts";

/** Drills on the reader's own organization; all of them when none was, so that a run on examples alone is told too. */
export function ownDrills(drills: readonly DrillResult[]): readonly DrillResult[] {
  const own = drills.filter((drill) => drill.fixture === undefined);
  return own.length === 0 ? drills : own;
}

/** Drills on example organizations, where there are others beside them. */
export function exampleDrills(drills: readonly DrillResult[]): readonly DrillResult[] {
  const own = new Set(ownDrills(drills));
  return drills.filter((drill) => !own.has(drill));
}

/** Nothing of the reader's own was drilled: then no sentence may speak of the reader's accounts. */
export const isOnExamplesAlone = ({ drills }: RunDocument): boolean =>
  drills.length > 0 && drills.every((drill) => drill.fixture !== undefined);

/** The document as if only the reader's own organization had been drilled: what the headline and the tiles count. */
export function ownDocument(document: RunDocument): RunDocument {
  const drills = ownDrills(document.drills);
  return drills.length === document.drills.length ? document : { ...document, drills, totals: totalsOf(drills) };
}

export const ownEvidence = (evidence: RunEvidence): RunEvidence => ({
  ...evidence,
  document: ownDocument(evidence.document),
});
