/** Commands that the design promises and that do not exist yet: they say so, and nothing pretends. */
import type { AddCommand } from "./command.ts";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";

export const NOT_YET = ["merge", "snapshot", "sweep", "mutate", "diff", "doctor", "cleanup", "init", "tabletop"];

export const addNotYet: AddCommand = (program) => {
  for (const name of NOT_YET) {
    program
      .command(name, { hidden: true })
      .allowUnknownOption()
      .allowExcessArguments()
      .action(() => {
        throw new Complaint({
          exitCode: EXIT.usage,
          lines: [`\`orgdrill ${name}\` does not exist yet`],
          nextStep: "the README lists it under Known gaps; `orgdrill --help` shows what there is",
        });
      });
  }
};
