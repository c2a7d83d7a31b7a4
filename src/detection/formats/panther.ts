/** A Panther rule: the description out of its YAML; the Python beside it is run elsewhere, and only where the user allows it. */
import { Fields } from "../document/read-fields.ts";
import { type Mistakes, type Place, placeAt } from "../document/source.ts";
import { entryOf, jsonOf, type MappingNode, type TreeNode } from "../document/tree.ts";

/** One test of its own: a record and whether the rule must fire on it. */
export type PantherTest = Readonly<{ name: string; place: Place; expected: boolean; log: unknown; hasMocks: boolean }>;

export type PantherRule = Readonly<{
  id: string;
  title: string;
  isEnabled: boolean;
  /** Relative to the YAML. */
  filename: string;
  threshold: number;
  tests: readonly PantherTest[];
}>;

const KNOWN = (
  "AnalysisType RuleID DisplayName Enabled Filename LogTypes Severity Description Tests Tags Reports Reference Runbook DedupPeriodMinutes " +
  "Threshold SummaryAttributes CreateAlert Status OutputIds InlineFilters Detection BaseDetection ScheduledQueries"
).split(" ");

export const isPanther = (node: TreeNode): node is MappingNode =>
  node.kind === "mapping" && entryOf(node, "AnalysisType") !== undefined;

export function parsePanther(node: MappingNode, mistakes: Mistakes): PantherRule | undefined {
  const before = mistakes.all.length;
  const fields = new Fields(node, mistakes);
  fields.only(KNOWN);
  if (fields.text("AnalysisType") !== "rule")
    return mistakes.add(
      fields.required("AnalysisType")?.value.at ?? node.at,
      `only Panther documents with \`AnalysisType: rule\` are judged here`,
    );
  for (const key of ["InlineFilters", "Detection", "BaseDetection", "ScheduledQueries"]) {
    const entry = fields.entry(key);
    if (entry !== undefined)
      mistakes.add(entry.keyAt, `\`${key}\` of Panther is not supported: only rules in Python are`);
  }
  if (!fields.texts("LogTypes").some(({ text }) => text === "AWS.CloudTrail"))
    mistakes.add(fields.entry("LogTypes")?.value.at ?? node.at, "expected `AWS.CloudTrail` among the LogTypes");
  fields.required("Filename");
  const filename = fields.text("Filename") ?? "";
  if (!/^(?!.*\.\.)[\w.-]+(?:\/[\w.-]+)*\.py$/.test(filename))
    mistakes.add(fields.entry("Filename")?.value.at ?? node.at, "expected the name of a `.py` file beside this one");
  fields.required("RuleID");
  const tests = fields.list("Tests").flatMap((each) => testOf(each, mistakes));
  if (mistakes.all.length > before) return undefined;
  const id = fields.text("RuleID") ?? "";
  return {
    id,
    title: fields.text("DisplayName") ?? id,
    isEnabled: fields.boolean("Enabled") ?? true,
    filename,
    threshold: fields.number("Threshold") ?? 1,
    tests,
  };
}

function testOf(node: TreeNode, mistakes: Mistakes): readonly PantherTest[] {
  if (node.kind !== "mapping") {
    mistakes.add(node.at, "expected a test with Name, ExpectedResult and Log");
    return [];
  }
  const fields = new Fields(node, mistakes);
  fields.only(["Name", "ExpectedResult", "Log", "Mocks"]);
  const expected = fields.boolean("ExpectedResult");
  const log = fields.required("Log");
  if (expected === undefined || log === undefined) {
    mistakes.add(node.at, "expected a test with Name, ExpectedResult and Log");
    return [];
  }
  return [
    {
      name: fields.text("Name") ?? "",
      place: placeAt(mistakes.source, node.at),
      expected,
      log: jsonOf(log.value),
      hasMocks: fields.list("Mocks").length > 0,
    },
  ];
}
