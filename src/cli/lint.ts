/** `orgdrill lint`: checks of policies and of an organization without running anything. */
import { Option } from "commander";
import type { AddCommand } from "./command.ts";
import { EXIT } from "./exit-codes.ts";
import { fittedFor, screenWidth } from "./terminal.ts";

const KINDS = ["identity", "service-control", "resource-control", "resource", "trust"];

type LintOptions = Readonly<{ org?: string; detections?: string; type: string; json?: boolean }>;

export const addLint: AddCommand = (program, exit) => {
  program
    .command("lint")
    .description("check policies without running: what can never match, fails open or spares somebody")
    .argument(
      "[paths...]",
      "policy documents, or folders of .json files; without them and --org the reference organization",
    )
    .option("--org <file>", "an organization file: every policy document in it, and how they are attached")
    .option("--detections <folder>", "your detections instead: what can never fire, or not where it lives")
    .addOption(new Option("--type <kind>", "what the documents are").choices(KINDS).default("service-control"))
    .option("--json", "print one JSON document on stdout")
    .action(async (paths: string[], options: LintOptions) => {
      const { detections } = options;
      if (detections !== undefined) return exit((await import("./covering.ts")).lintFolder({ ...options, detections }));
      const { lintAll, describeOutcome, renderOutcome } = await import("./linting.ts");
      const outcome = lintAll({ paths, organization: options.org, type: options.type });
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify(describeOutcome(outcome), null, 2)}\n`
          : fittedFor(process.stdout, renderOutcome(outcome, screenWidth(process.stdout))),
      );
      exit(outcome.isFailing ? EXIT.broke : EXIT.held);
    });
};
