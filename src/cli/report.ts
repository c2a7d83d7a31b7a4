/** `orgdrill report`: formats from a run folder; nothing is run again. */
import type { AddCommand } from "./command.ts";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";
import { listValue } from "./option-values.ts";

export const addReport: AddCommand = (program, exit) => {
  program
    .command("report")
    .description("render a run folder again: html, junit, markdown, csv")
    .argument("<run>", "a run folder, such as reports/latest")
    .option("--format <list>", "html, junit, markdown, csv; all without it", listValue)
    .action(async (folder: string, options: { format?: readonly string[] }) => {
      const { renderAgain } = await import("./rendering.ts");
      const rendered = renderAgain(folder, options.format);
      if (!rendered.ok) throw new Complaint(rendered.refusal);
      for (const path of rendered.value) process.stdout.write(`${path}\n`);
      exit(EXIT.held);
    });
};
