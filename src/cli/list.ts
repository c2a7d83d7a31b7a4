/** `orgdrill list`: the catalogue of drills, of operations, of operators' responses, or of faults. */
import { Option } from "commander";
import type { AddCommand } from "./command.ts";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";
import type { OperationFormat } from "./listing-operations.ts";
import { fittedFor, screenWidth, widthOf } from "./terminal.ts";

const CATALOGUES = ["operations", "responses", "faults"] as const;
type Catalogue = (typeof CATALOGUES)[number];

export type ListOptions = Readonly<{ tags?: string; json?: boolean; format?: OperationFormat }> &
  Readonly<Partial<Record<Catalogue, boolean>>>;

const EXAMPLES = `
Examples:
  orgdrill list
  orgdrill list --tags @claim:DEPART-09
  orgdrill list drills/ --json
  orgdrill list --responses
  orgdrill list --faults --json
  orgdrill list --operations --format markdown
`;

export const addList: AddCommand = (program, exit) => {
  program
    .command("list")
    .description("every drill with its tags; or every operation, response or fault")
    .argument("[paths...]", "feature files or folders; the bundled drills without them")
    .option("--tags <expression>", "only drills whose tags match")
    .option("--json", "print one JSON document on stdout")
    .option("--operations", "instead of drills, every operation of AWS: emulated or not, from which source, how sure")
    .option("--responses", "instead of drills, what operators can do against an intruder, and what takes it back")
    .option("--faults", "instead of drills, what a drill can break between an act and whoever is told")
    .addOption(new Option("--format <format>", "of --operations").choices(["text", "markdown", "json"]))
    .addHelpText("after", EXAMPLES)
    .action(async (paths: string[], options: ListOptions) => {
      refuseWhatDoesNotFit(paths, options);
      const asked = CATALOGUES.find((each) => options[each] === true);
      process.stdout.write(asked === undefined ? await drillsIn(paths, options) : await LISTS[asked](options));
      exit(EXIT.held);
    });
};

const LISTS: Readonly<Record<Catalogue, (options: ListOptions) => Promise<string>>> = {
  async operations({ json, format }) {
    const { renderOperations } = await import("./listing-operations.ts");
    return renderOperations(json === true ? "json" : (format ?? "text"), screenWidth(process.stdout));
  },
  async responses({ json }) {
    const { RESPONSES } = await import("../catalogue/index.ts");
    const { renderResponses } = await import("./listing-chaos.ts");
    return json === true
      ? asJson(RESPONSES)
      : fittedFor(process.stdout, renderResponses(RESPONSES, widthOf(process.stdout)));
  },
  async faults({ json }) {
    const { FAULTS } = await import("../action/index.ts");
    const { faultsAsJson, renderFaults } = await import("./listing-chaos.ts");
    return json === true
      ? asJson(faultsAsJson(FAULTS))
      : fittedFor(process.stdout, renderFaults(FAULTS, widthOf(process.stdout)));
  },
};

async function drillsIn(paths: readonly string[], { tags, json }: ListOptions): Promise<string> {
  const { plannedDrills } = await import("./planning.ts");
  const drills = await plannedDrills([...paths], tags);
  if (json === true) return asJson(drills);
  const lines = drills.map(
    (drill) => `${drill.id}\n    ${drill.name}\n    ${drill.uri}:${drill.line}  ${drill.tags.join(" ")}\n`,
  );
  const text = `${lines.join("")}${lines.length > 0 ? "\n" : ""}${counted(drills.length)}\n`;
  return fittedFor(process.stdout, text);
}

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const counted = (drills: number): string => `${drills} ${drills === 1 ? "drill" : "drills"}`;

/** Throws a Complaint that names the first of what was asked that has no meaning beside the rest. */
export function refuseWhatDoesNotFit(paths: readonly string[], options: ListOptions): void {
  const { tags, format, json } = options;
  const [catalogue, ...others] = CATALOGUES.filter((each) => options[each] === true);
  const ofDrills = [...paths.slice(0, 1), ...(tags === undefined ? [] : ["--tags"])];
  const isTwice = json === true && format !== undefined && format !== "json";
  const [surplus] = [
    ...(isTwice ? ["--json"] : []),
    ...others.map((each) => `--${each}`),
    ...(catalogue === undefined ? [] : ofDrills),
    ...(format !== undefined && catalogue !== "operations" ? ["--format"] : []),
  ];
  if (surplus === undefined) return;
  throw new Complaint({
    exitCode: EXIT.usage,
    lines: [`\`${surplus}\` does not go with what else was asked for`],
    nextStep: "`orgdrill list --help` shows what goes together, with examples",
  });
}
