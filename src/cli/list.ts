/** `orgdrill list`: the catalogue of drills. */
import type { AddCommand } from "./command.ts";
import { EXIT } from "./exit-codes.ts";

export const addList: AddCommand = (program, exit) => {
  program
    .command("list")
    .description("every drill with its tags")
    .argument("[paths...]", "feature files or folders; the bundled drills without them")
    .option("--tags <expression>", "only drills whose tags match")
    .option("--json", "print one JSON document on stdout")
    .action(async (paths: string[], options: { tags?: string; json?: boolean }) => {
      const { plannedDrills } = await import("./planning.ts");
      const drills = await plannedDrills(paths, options.tags);
      const lines = drills.map(
        (drill) => `${drill.id}\n    ${drill.name}\n    ${drill.uri}:${drill.line}  ${drill.tags.join(" ")}`,
      );
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify(drills, null, 2)}\n`
          : `${lines.join("\n")}\n\n${drills.length} drills\n`,
      );
      exit(EXIT.held);
    });
};
