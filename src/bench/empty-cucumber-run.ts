/** The yardstick of a run: Cucumber itself, loaded and run dry over a folder without features. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BenchPlace } from "./bench.ts";
import type { Program } from "./wall-time.ts";

const SCRIPT = `
  const { loadConfiguration, runCucumber } = await import("@cucumber/cucumber/api");
  const provided = { paths: [process.argv[1]], dryRun: true };
  const { runConfiguration } = await loadConfiguration({ file: false, provided });
  await runCucumber(runConfiguration);
`;

export function emptyCucumberRun({ top, scratch }: BenchPlace): Program {
  const folder = join(scratch, "no-features");
  mkdirSync(folder, { recursive: true });
  // Started in the repository, where Node finds Cucumber.
  return { command: [process.execPath, "--input-type=module", "-e", SCRIPT, folder], workingDirectory: top };
}
