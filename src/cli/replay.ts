/** `orgdrill replay`: performs a run again from its pinned inputs and compares the deterministic core. */
import type { AddCommand } from "./command.ts";

export const addReplay: AddCommand = (program, exit) => {
  program
    .command("replay")
    .description("perform a run again from its own inputs; the verdicts and the core must be the same bytes")
    .argument("<run>", "a run folder, such as reports/latest")
    .option("--json", "print one JSON document on stdout")
    .action(async (folder: string, options: { json?: boolean }) =>
      exit(await (await import("./replaying.ts")).replay(folder, options)),
    );
};
