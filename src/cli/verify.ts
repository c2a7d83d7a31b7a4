/** `orgdrill verify`: the offline check of a run folder. */
import { existsSync } from "node:fs";
import type { AddCommand } from "./command.ts";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";
import { fittedFor } from "./terminal.ts";

export const addVerify: AddCommand = (program, exit) => {
  program
    .command("verify")
    .description("check a run folder offline: hashes, ledger chain, counts")
    .argument("<run>", "a run folder, such as reports/latest")
    .option("--expected-head <sha256>", "the ledger head that was kept elsewhere")
    .option("--json", "print one JSON document on stdout")
    .action(async (folder: string, options: { expectedHead?: string; json?: boolean }) => {
      const { verifyRun } = await import("../evidence/index.ts");
      if (!existsSync(folder)) {
        throw new Complaint({
          exitCode: EXIT.usage,
          lines: [`\`${folder}\` is not there: expected a run folder`],
          nextStep: "give a folder such as reports/latest or reports/runs/0001",
        });
      }
      const verification = verifyRun(
        folder,
        options.expectedHead === undefined ? {} : { expectedHead: options.expectedHead },
      );
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify(verification, null, 2)}\n`
          : fittedFor(process.stdout, inWords(verification)),
      );
      exit(verification.ok ? EXIT.held : EXIT.verificationFailed);
    });
};

type Told = Readonly<{
  ok: boolean;
  checks: readonly Readonly<{ name: string; ok: boolean; detail: string }>[];
  notChecked: readonly string[];
}>;

function inWords({ ok, checks, notChecked }: Told): string {
  const lines = checks.map((check) => `${check.ok ? "ok    " : "FAILED"}  ${check.name}: ${check.detail}`);
  const untested = notChecked.map((each) => `not checked: ${each}`);
  return `${[...lines, ...untested, "", ok ? "the run is whole and unchanged" : "the run is NOT as it was written"].join("\n")}\n`;
}
