/** `orgdrill exec`: any program with the emulator up and a principal's credentials in its environment. */
import type { AddCommand } from "./command.ts";
import { wholeNumber } from "./option-values.ts";

export const addExec: AddCommand = (program, exit) => {
  program
    .command("exec")
    .description("run a program with the emulator up and a principal's credentials; exits with the program's code")
    .requiredOption("--as <account/principal>", "whose credentials, for example payments/admin or vendor-lab/root")
    .option("--org <file>", "organization file; the reference organization without it")
    .option("--seed <n>", "seed of every identifier", wholeNumber, 1)
    .option("--instant", "asynchronous operations finish at once")
    .option("--throttle", "refuse calls that come faster than AWS documents")
    .argument("<command...>", "the program and its arguments, after --")
    .passThroughOptions()
    .addHelpText("after", "\nExample:\n  orgdrill exec --as payments/admin -- aws organizations leave-organization\n")
    .action(async (command: string[], options) =>
      exit(await (await import("./executing.ts")).execute(command, options)),
    );
};
