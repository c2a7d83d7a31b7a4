/** `orgdrill list`: the catalogue of drills, or of the operations that are emulated. */
import { Option } from "commander";
import type { AddCommand } from "./command.ts";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";
import type { OperationFormat } from "./listing-operations.ts";

type ListOptions = Readonly<{ tags?: string; json?: boolean; operations?: boolean; format?: OperationFormat }>;

export const addList: AddCommand = (program, exit) => {
  program
    .command("list")
    .description("every drill with its tags")
    .argument("[paths...]", "feature files or folders; the bundled drills without them")
    .option("--tags <expression>", "only drills whose tags match")
    .option("--json", "print one JSON document on stdout")
    .option("--operations", "instead of drills, every operation of AWS: emulated or not, from which source, how sure")
    .addOption(new Option("--format <format>", "of --operations").choices(["text", "markdown", "json"]))
    .action(async (paths: string[], options: ListOptions) => {
      refuseWhatDoesNotFit(paths, options);
      if (options.operations === true) {
        const { renderOperations } = await import("./listing-operations.ts");
        process.stdout.write(renderOperations(options.json === true ? "json" : (options.format ?? "text")));
        return exit(EXIT.held);
      }
      const { plannedDrills } = await import("./planning.ts");
      const drills = await plannedDrills(paths, options.tags);
      const lines = drills.map(
        (drill) => `${drill.id}\n    ${drill.name}\n    ${drill.uri}:${drill.line}  ${drill.tags.join(" ")}`,
      );
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify(drills, null, 2)}\n`
          : `${lines.map((line) => `${line}\n`).join("")}${lines.length > 0 ? "\n" : ""}${counted(drills.length)}\n`,
      );
      exit(EXIT.held);
    });
};

const counted = (drills: number): string => `${drills} ${drills === 1 ? "drill" : "drills"}`;

function refuseWhatDoesNotFit(paths: readonly string[], { operations, tags, format, json }: ListOptions): void {
  const said =
    operations === true
      ? [...paths.slice(0, 1), ...(tags === undefined ? [] : ["--tags"])]
      : format === undefined
        ? []
        : ["--format"];
  const isTwice = json === true && format !== undefined && format !== "json";
  const [surplus] = isTwice ? ["--json"] : said;
  if (surplus === undefined) return;
  throw new Complaint({
    exitCode: EXIT.usage,
    lines: [`\`${surplus}\` does not go with what else was asked for`],
    nextStep: "`orgdrill list --operations --format markdown` lists operations; without --operations it lists drills",
  });
}
