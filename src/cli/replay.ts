/** `orgdrill replay`: performs a run again from its pinned inputs and compares the deterministic core. */
import type { AddCommand } from "./command.ts";

export const addReplay: AddCommand = (program, exit) => {
  program
    .command("replay")
    .description("perform a run again from its own inputs; the verdicts and the core must be the same bytes")
    .argument("<run>", "a run folder, such as reports/latest")
    .option("--json", "print one JSON document on stdout")
    .option("--allow-runbooks", "run the runbooks that its drills name, as the run did")
    .action(async (folder: string, options: { json?: boolean; allowRunbooks?: boolean }) =>
      exit(await (await import("./replaying.ts")).replay(folder, options)),
    );
};
