/** Which run this is: everything that somebody needs to find it again and to repeat it. */
import type { RunEvidence } from "../../evidence/index.ts";
import { classStatement } from "./class-statement.ts";

export type Fact = Readonly<{ term: string; value: string; code?: boolean }>;

/** Wall-clock times come from the envelope; all other times in a report are virtual. */
export function identity({ document, ledgerHead }: RunEvidence): readonly Fact[] {
  const { run, envelope, organizations } = document;
  const named = organizations.map(({ name, id }) => `${name} (${id})`).join(", ") || "none";
  return [
    { term: organizations.length > 1 ? "Organizations" : "Organization", value: named },
    { term: "Target", value: run.target },
    { term: "Evidence class", value: classStatement(document).word },
    { term: "Run number", value: String(envelope.number) },
    { term: "Virtual time", value: run.at },
    { term: "Seed", value: String(run.seed) },
    { term: "orgdrill", value: run.version },
    { term: "Carried out", value: `${envelope.startedAt} to ${envelope.finishedAt}` },
    { term: "Machine", value: envelope.machine },
    { term: "Run id", value: run.id, code: true },
    { term: "Ledger head", value: ledgerHead, code: true },
  ];
}
