/** What a report may be told beside the run's own evidence. */

/** A claim that a drill can prove: `source` names the document that makes it. */
export type ClaimTitle = Readonly<{ id: string; source: string; title: string }>;

export type ReportContext = Readonly<{
  /** Every claim of the catalogue, so that one without a drill is shown too; without it only the drills' own tags are known. */
  claims?: readonly ClaimTitle[];
}>;
