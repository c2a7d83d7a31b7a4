/** `orgdrill show`: one drill, its sentences, the claims behind it. */
import type { AddCommand } from "./command.ts";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";

export const addShow: AddCommand = (program, exit) => {
  program
    .command("show")
    .description("one drill: its sentences, claims and place")
    .argument("<id>", "a drill's id, as `orgdrill list` prints it")
    .option("--json", "print one JSON document on stdout")
    .action(async (id: string, options: { json?: boolean }) => {
      const { plannedDrills } = await import("./planning.ts");
      const { CLAIMS } = await import("../catalogue/index.ts");
      const drills = await plannedDrills([], undefined);
      const drill = drills.find((each) => each.id === id);
      if (drill === undefined)
        throw new Complaint({
          exitCode: EXIT.usage,
          lines: [`no drill is called \`${id}\``],
          nextStep: "`orgdrill list` prints every id",
        });
      const claims = CLAIMS.filter((claim) => drill.tags.includes(`@claim:${claim.id}`));
      const steps = drill.steps.map((step) => `    ${step.keyword} ${step.text}`);
      const proves = claims.map((claim) => `    ${claim.id}: ${claim.sentence}`);
      const text = [
        drill.name,
        `    ${drill.uri}:${drill.line}  ${drill.tags.join(" ")}`,
        ...(drill.rule === null ? [] : [`    rule: ${drill.rule}`]),
        "",
        ...steps,
        ...(proves.length === 0 ? [] : ["", "claims", ...proves]),
      ];
      process.stdout.write(
        options.json === true ? `${JSON.stringify({ ...drill, claims }, null, 2)}\n` : `${text.join("\n")}\n`,
      );
      exit(EXIT.held);
    });
};
