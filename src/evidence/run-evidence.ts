/** All that is known of a run when somebody reads it: the document, what every drill saw, and the hashes that bind them. */
import type { ManifestFile } from "./manifest.ts";
import type { CallObservation, RecordObservation } from "./observation.ts";
import type { RunDocument } from "./run-document.ts";

/** What one drill saw: the contents of `calls/<id>.json` and `trail/<id>.json`. */
export type DrillFiles = Readonly<{ calls: readonly CallObservation[]; trail: readonly RecordObservation[] }>;

/** What a renderer is given. It may read nothing else. */
export type RunEvidence = Readonly<{
  document: RunDocument;
  /** By drill id. */
  drillFiles: ReadonlyMap<string, DrillFiles>;
  /** SHA-256 of the last record of the ledger. */
  ledgerHead: string;
  /** The files of the deterministic core, with their hashes. */
  files: readonly ManifestFile[];
}>;
