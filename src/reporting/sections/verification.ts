/** How somebody who was not there checks a run, and what no check of the folder can tell. */
import type { RunEvidence } from "../../evidence/index.ts";

export type Verification = Readonly<{
  commands: readonly Readonly<{ command: string; proves: string }>[];
  limits: readonly string[];
}>;

export function verification({ document, ledgerHead }: RunEvidence): Verification {
  const folder = `reports/runs/${String(document.envelope.number).padStart(4, "0")}`;
  return {
    commands: [
      {
        command: `orgdrill verify ${folder}`,
        proves:
          "every file has the hash that the manifest lists, the ledger's chain is whole, and both agree with `run.json`",
      },
      {
        command: `orgdrill replay ${folder}`,
        proves: "the same inputs, seed and version give the same verdicts and the same bytes again",
      },
    ],
    limits: [
      `Keep the ledger head \`${ledgerHead}\` somewhere else (a ticket, a signed statement). Without that the chain is consistent, not authenticated: whoever can write the folder can write all of it anew.`,
      "The hashes of `run.json` and of the rendered files cover wall-clock times and the machine; the core hash in `manifest.json` does not, so it is the same on any day.",
    ],
  };
}
