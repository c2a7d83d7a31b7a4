/** `orgdrill lint`: checks of policies and of an organization without running anything. */
import { Option } from "commander";
import type { AddCommand } from "./command.ts";
import { EXIT } from "./exit-codes.ts";

const KINDS = ["identity", "service-control", "resource-control", "resource", "trust"];

export const addLint: AddCommand = (program, exit) => {
  program
    .command("lint")
    .description("check policies without running: what can never match, fails open or spares somebody")
    .argument(
      "[paths...]",
      "policy documents, or folders of .json files; without them and --org the reference organization",
    )
    .option("--org <file>", "an organization file: every policy document in it, and how they are attached")
    .addOption(new Option("--type <kind>", "what the documents are").choices(KINDS).default("service-control"))
    .option("--json", "print one JSON document on stdout")
    .action(async (paths: string[], options: { org?: string; type: string; json?: boolean }) => {
      const { lintAll, describeOutcome, renderOutcome } = await import("./linting.ts");
      const outcome = lintAll({ paths, organization: options.org, type: options.type });
      process.stdout.write(
        options.json === true ? `${JSON.stringify(describeOutcome(outcome), null, 2)}\n` : renderOutcome(outcome),
      );
      exit(outcome.isFailing ? EXIT.broke : EXIT.held);
    });
};
