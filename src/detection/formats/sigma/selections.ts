/** The searches of a Sigma rule: maps are AND, lists are OR, bare texts are keywords. */
import type { Mistakes } from "../../document/source.ts";
import { placeAt } from "../../document/source.ts";
import { type Entry, seen, type TreeNode } from "../../document/tree.ts";
import type { Mention } from "../../loaded-detection.ts";
import { fieldTests, keywordTest, literalOf, partOf } from "./field-tests.ts";
import { type Modifiers, parseModifiers } from "./modifiers.ts";
import type { Selection } from "./sigma-rule.ts";

/** Collects what a rule names: literals by field, parts of texts by field and `*`, and under the empty name the fields themselves. */
export type Named = Map<string, Mention[]>;
export type SelectionReading = Readonly<{ mistakes: Mistakes; named: Named }>;

const MAX_DEPTH = 10;

export function parseSelection(node: TreeNode, reading: SelectionReading, depth = 0): Selection {
  const { mistakes } = reading;
  if (depth > MAX_DEPTH) mistakes.add(node.at, `searches may not be nested deeper than ${MAX_DEPTH} levels`);
  else if (node.kind === "mapping") {
    if (node.entries.length === 0) mistakes.add(node.at, "expected a field in this search, saw none");
    return { kind: "all", parts: node.entries.map((entry) => parseEntry(entry, reading)) };
  } else if (node.kind === "list") {
    if (node.items.length === 0) mistakes.add(node.at, "expected a value in this list, saw none");
    return { kind: "any", parts: node.items.map((item) => parseSelection(item, reading, depth + 1)) };
  } else if (node.kind === "text") return { kind: "keyword", test: keywordTest(node.value) };
  else if (node.kind === "number") return { kind: "keyword", test: keywordTest(node.text) };
  else mistakes.add(node.at, `expected fields, a list or a keyword, saw ${seen(node)}`);
  return { kind: "any", parts: [] };
}

function parseEntry({ key, keyAt, value }: Entry, reading: SelectionReading): Selection {
  const [field = "", ...names] = key.split("|");
  const modifiers = parseModifiers(names);
  if (typeof modifiers === "string") {
    reading.mistakes.add(keyAt, modifiers);
    return { kind: "any", parts: [] };
  }
  const values = value.kind === "list" ? value.items : [value];
  if (values.length === 0) reading.mistakes.add(value.at, `expected a value at \`${key}\`, saw an empty list`);
  if (field === "") return keywords(values, { key, keyAt, modifiers }, reading);
  noteAt(reading, "", { text: field.split(".")[0] ?? field, at: keyAt });
  for (const each of values) note(reading, field, each, modifiers);
  const tests = values.flatMap((each) => fieldTests(each, modifiers, reading.mistakes));
  return { kind: "field", field, tests, needsAll: modifiers.needsAll, isNegated: modifiers.isNegated };
}

type KeywordEntry = Readonly<{ key: string; keyAt: number; modifiers: Modifiers }>;

/** `'|all':` over keywords: each of them must stand in the record. */
function keywords(
  values: readonly TreeNode[],
  { key, keyAt, modifiers }: KeywordEntry,
  reading: SelectionReading,
): Selection {
  if (key !== "|all") reading.mistakes.add(keyAt, `expected a field before \`${key}\``);
  return {
    kind: modifiers.needsAll ? "all" : "any",
    parts: values.map((each) => parseSelection(each, reading, MAX_DEPTH)),
  };
}

function note(reading: SelectionReading, field: string, node: TreeNode, modifiers: Modifiers): void {
  const text = literalOf(node, modifiers);
  const part = text === undefined ? partOf(node, modifiers) : undefined;
  if (text !== undefined) noteAt(reading, field, { text, at: node.at });
  if (part !== undefined) noteAt(reading, `${field}*`, { text: part, at: node.at });
}

function noteAt(
  { named, mistakes }: SelectionReading,
  key: string,
  { text, at }: Readonly<{ text: string; at: number }>,
): void {
  named.set(key, [...(named.get(key) ?? []), { text, place: placeAt(mistakes.source, at) }]);
}
