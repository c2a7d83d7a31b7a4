/** `orgdrill show`: one drill, its sentences, the claims behind it. */
import type { AddCommand } from "./command.ts";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";
import { fittedFor } from "./terminal.ts";

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
          nextStep: nextStepFor(id, drills),
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
        options.json === true
          ? `${JSON.stringify({ ...drill, claims }, null, 2)}\n`
          : fittedFor(process.stdout, `${text.join("\n")}\n`),
      );
      exit(EXIT.held);
    });
};

/** An outline's rows share the id in its tag, each with its line behind it. */
export function nextStepFor(id: string, drills: readonly Readonly<{ id: string; tags: readonly string[] }>[]): string {
  const rows = drills.filter(({ tags }) => tags.includes(`@id:${id}`)).map((each) => each.id);
  const claimed = drills.filter(({ tags }) => tags.includes(`@claim:${id}`)).map((each) => each.id);
  if (claimed.length > 0)
    return `that is a claim; \`orgdrill list --tags @claim:${id}\` prints its ${claimed.length === 1 ? "one drill" : `${claimed.length} drills`}`;
  return rows.length === 0
    ? "`orgdrill list` prints every id"
    : `that is an outline; its rows are ${rows.slice(0, 6).join(", ")}${rows.length > 6 ? ", …" : ""}`;
}
