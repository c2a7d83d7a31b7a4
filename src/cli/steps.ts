/** `orgdrill steps`: the vocabulary, every sentence that a feature may say. */
import type { AddCommand } from "./command.ts";
import { EXIT } from "./exit-codes.ts";

export const addSteps: AddCommand = (program, exit) => {
  program
    .command("steps")
    .description("every sentence that a feature may say")
    .option("--json", "print one JSON document on stdout")
    .action(async (options: { json?: boolean }) => {
      const { vocabulary } = await import("./planning.ts");
      const sentences = await vocabulary();
      const lines = sentences.map((each) => `${each.pattern}\n    ${each.file}:${each.line}`);
      process.stdout.write(options.json === true ? `${JSON.stringify(sentences, null, 2)}\n` : `${lines.join("\n")}\n`);
      exit(EXIT.held);
    });
};
