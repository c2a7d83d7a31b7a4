/** Reads a Sigma document: a rule for single records, or a correlation of such rules. Sigma specification 2.1.0. */
import { Fields } from "../../document/read-fields.ts";
import { type Mistakes, placeAt } from "../../document/source.ts";
import { type MappingNode, seen, type TreeNode } from "../../document/tree.ts";
import { type Mentions, NO_MENTIONS } from "../../loaded-detection.ts";
import { parseCondition } from "./condition.ts";
import { parseCorrelation } from "./parse-correlation.ts";
import { type Named, parseSelection } from "./selections.ts";
import type { Correlation, Selection, SigmaCondition, SigmaRule } from "./sigma-rule.ts";

export type SigmaDocument = Readonly<{
  title: string;
  /** What correlations may call it. */
  names: readonly string[];
  /** Offset of the document in its file. */
  at: number;
  mentions: Mentions;
  rule: Readonly<{ kind: "sigma"; rule: SigmaRule }> | Readonly<{ kind: "correlation"; correlation: Correlation }>;
}>;

/** Members that describe and do not decide. */
const DESCRIPTION = (
  "title id name related taxonomy status description license references author date modified tags fields falsepositives level " +
  "scope regression_tests_path simulation"
).split(" ");

export function parseSigma(node: TreeNode, mistakes: Mistakes): SigmaDocument | undefined {
  if (node.kind !== "mapping") return mistakes.add(node.at, `expected a Sigma rule, saw ${seen(node)}`);
  const fields = new Fields(node, mistakes);
  for (const key of ["filter", "action"]) {
    const entry = fields.entry(key);
    if (entry !== undefined)
      return mistakes.add(
        entry.keyAt,
        `Sigma documents with \`${key}\` are not supported; write the ${key === "filter" ? "filter into its rule" : "rules out"}`,
      );
  }
  const before = mistakes.all.length;
  const document = fields.entry("correlation") === undefined ? parseRule(fields, mistakes) : parseCorrelated(fields);
  return mistakes.all.length === before ? document : undefined;
}

function describedBy(fields: Fields): Pick<SigmaDocument, "title" | "names" | "at"> {
  fields.required("title");
  const title = fields.text("title") ?? "";
  const names = [fields.text("name"), fields.text("id")].flatMap((each) => (each === undefined ? [] : [each]));
  return { title, names, at: fields.node.at };
}

function parseCorrelated(fields: Fields): SigmaDocument | undefined {
  fields.only([...DESCRIPTION, "correlation"]);
  const inner = fields.mapping("correlation");
  const correlation = inner && parseCorrelation(inner);
  if (correlation === undefined) return undefined;
  return { ...describedBy(fields), mentions: NO_MENTIONS, rule: { kind: "correlation", correlation } };
}

function parseRule(fields: Fields, mistakes: Mistakes): SigmaDocument | undefined {
  fields.only([...DESCRIPTION, "logsource", "detection"]);
  checkLogSource(fields);
  fields.required("detection");
  const detection = fields.mapping("detection");
  if (detection === undefined) return undefined;
  const named: Named = new Map();
  const condition = parseDetection(detection.node, mistakes, named);
  if (condition === undefined) return undefined;
  const rule: SigmaRule = { level: fields.text("level"), condition };
  return { ...describedBy(fields), mentions: mentionsIn(named), rule: { kind: "sigma", rule } };
}

const mentionsIn = (named: Named): Mentions => ({
  ...NO_MENTIONS,
  eventNames: named.get("eventName") ?? [],
  eventNameParts: named.get("eventName*") ?? [],
  eventSources: named.get("eventSource") ?? [],
  errorCodes: named.get("errorCode") ?? [],
  fields: named.get("") ?? [],
});

function checkLogSource(fields: Fields): void {
  fields.required("logsource");
  const source = fields.mapping("logsource");
  if (source === undefined) return;
  source.only(["product", "service", "category", "definition"]);
  const wanted = { product: "aws", service: "cloudtrail" } as const;
  for (const [key, value] of Object.entries(wanted)) {
    if (source.text(key) !== value)
      fields.mistakes.add(
        source.entry(key)?.value.at ?? source.node.at,
        `only \`${key}: ${value}\` is judged here, saw ${described(source, key)}`,
      );
  }
  const category = source.entry("category");
  if (category !== undefined) fields.mistakes.add(category.keyAt, "a `category` of log sources is not judged here");
}

const described = (source: Fields, key: string): string => {
  const value = source.entry(key)?.value;
  return value === undefined ? "nothing" : seen(value);
};

function parseDetection(node: MappingNode, mistakes: Mistakes, named: Named): SigmaCondition | undefined {
  const selections = new Map<string, Selection>();
  for (const { key, keyAt, value } of node.entries) {
    if (key === "condition") continue;
    if (key === "timeframe") mistakes.add(keyAt, "`timeframe` is not supported: write a correlation with a `timespan`");
    else selections.set(key, parseSelection(value, { mistakes, named }));
  }
  const fields = new Fields(node, mistakes);
  if (fields.required("condition") === undefined) return undefined;
  const used = new Set<string>();
  const parts = fields.texts("condition").map(({ text, at }) => {
    const quote = /["']/.test(mistakes.source.text[at] ?? "") ? 1 : 0;
    return parseCondition({ text, at: at + quote }, selections, { mistakes, used });
  });
  for (const { key, keyAt } of node.entries) {
    if (selections.has(key) && !used.has(key) && !key.startsWith("_"))
      mistakes.add(
        keyAt,
        `the search \`${key}\` is used by no condition (line ${placeAt(mistakes.source, fields.entry("condition")?.keyAt ?? 0).line})`,
      );
  }
  return { kind: "or", parts };
}
