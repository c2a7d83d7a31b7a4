/** `orgdrill steps`: the vocabulary, every sentence that a feature may say. */
import type { AddCommand } from "./command.ts";
import { EXIT } from "./exit-codes.ts";
import type { Placeholder } from "./planning.ts";
import { fittedFor } from "./terminal.ts";

const told = ({ name, means }: Placeholder): string => `{${name}} is ${means}`;

export const addSteps: AddCommand = (program, exit) => {
  program
    .command("steps")
    .description("every sentence that a feature may say")
    .option("--json", "print one JSON document on stdout")
    .action(async (options: { json?: boolean }) => {
      const { vocabulary } = await import("./planning.ts");
      const { sentences, placeholders } = await vocabulary();
      const lines = sentences.map((each) => `${each.pattern}\n    ${each.file}:${each.line}`);
      const legend = [
        "",
        "{string} is a text in double quotes, {int} a whole number, {word} one word",
        ...placeholders.map(told),
      ];
      const text = [
        ...lines,
        ...legend,
        "",
        "the features of the package show every sentence at work, with its table where it takes one",
      ];
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify(sentences, null, 2)}\n`
          : fittedFor(process.stdout, `${text.join("\n")}\n`),
      );
      exit(EXIT.held);
    });
};
