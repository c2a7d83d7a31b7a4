/** `orgdrill serve`: the emulator for any AWS client. */
import type { AddCommand } from "./command.ts";
import { accountIdValue, portNumber, wholeNumber } from "./option-values.ts";

export const addServe: AddCommand = (program, exit) => {
  program
    .command("serve")
    .description("run the emulator for any AWS client")
    .option("--org <file>", "organization file; without it the world has one stand-alone account")
    .option("--port <n>", "port, 0 for any free one", portNumber, 4747)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option(
      "--allow-host <name>",
      "a further Host header to answer; needed with another --host, together with ORGDRILL_CONTROL_TOKEN",
      (name: string, names: string[]) => [...names, name],
      [] as string[],
    )
    .option("--seed <n>", "seed of every identifier", wholeNumber, 1)
    .option("--open", "unknown keys act as an administrator of --account")
    .option("--account <id>", "the account of --open, and of a world without --org", accountIdValue, "123456789012")
    .option("--instant", "asynchronous operations finish at once")
    .option("--throttle", "refuse calls that come faster than AWS documents")
    .option("--journal <file>", "not available yet")
    .option("--credentials <file>", "where the profiles are written, mode 0600", ".orgdrill/credentials")
    .addHelpText(
      "after",
      "\nExample:\n  orgdrill serve --org our-org.yaml\n  AWS_SHARED_CREDENTIALS_FILE=.orgdrill/credentials aws --profile payments/admin organizations describe-organization\n",
    )
    .action(async (options) => exit(await (await import("./serving.ts")).serve(options)));
};
