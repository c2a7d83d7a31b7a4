/** `orgdrill demo`: the first two minutes. */
import type { AddCommand } from "./command.ts";
import { addReportOptions } from "./run.ts";

export const addDemo: AddCommand = (program, exit) => {
  const command = program
    .command("demo")
    .description("the first two minutes: no file, no network, no account")
    .option("--fixed", "the same with the two-line fix applied");
  addReportOptions(command).action(async (options) =>
    exit(await (await import("./demonstrating.ts")).demonstrate(options)),
  );
};
