/** Reads fields of a mapping without complaint: the schema has said what does not fit, and defaults stand in for it. */
import { parseDuration, parseInstant } from "../kernel/index.ts";
import type { Mention, Moment } from "./organization-file.ts";
import { entryOf, type MappingEntry, type MappingNode, type TreeNode } from "./tree.ts";

export const NOTHING: MappingNode = { kind: "mapping", at: 0, entries: [] };
export const NO_TAGS: ReadonlyMap<string, string> = new Map();
export const NONE: readonly never[] = [];

/** One entry for each; of accounts most have nothing of most things, so nothing is one list for all. */
export const eachOf = <Node, Entry>(nodes: readonly Node[], parse: (node: Node) => Entry): readonly Entry[] =>
  nodes.length === 0 ? NONE : nodes.map((node) => parse(node));

export const mappingIn = (node: MappingNode, key: string): MappingNode | undefined => {
  const value = entryOf(node, key)?.value;
  return value?.kind === "mapping" ? value : undefined;
};

export function mappingsIn(node: MappingNode, key: string): readonly MappingNode[] {
  const items = itemsIn(node, key);
  return items.length === 0 ? NONE : items.filter((each) => each.kind === "mapping");
}

export const itemsIn = (node: MappingNode, key: string): readonly TreeNode[] => {
  const value = entryOf(node, key)?.value;
  return value?.kind === "sequence" ? value.items : NONE;
};

/** The entries of a mapping whose keys are names chosen by the writer. */
export const namedIn = (node: MappingNode, key: string): readonly MappingEntry[] =>
  mappingIn(node, key)?.entries ?? NONE;

export const mentionOf = (node: TreeNode | undefined): Mention | undefined =>
  node?.kind === "string" ? { text: node.value, at: node.at } : undefined;

export const mentionIn = (node: MappingNode, key: string): Mention | undefined => mentionOf(entryOf(node, key)?.value);

export const textIn = (node: MappingNode, key: string): string | undefined => mentionIn(node, key)?.text;

/** Undefined when the key is not there, so that a given empty list can replace a default. */
export function mentionsIn(node: MappingNode, key: string): readonly Mention[] | undefined {
  const value = entryOf(node, key)?.value;
  if (value?.kind !== "sequence") return undefined;
  const { items } = value;
  const words = items.every((each) => each.kind === "string") ? items : items.filter((each) => each.kind === "string");
  return words.map((each) => ({ text: each.value, at: each.at }));
}

export function flagIn(node: MappingNode, key: string): boolean | undefined {
  const value = entryOf(node, key)?.value;
  return value?.kind === "boolean" ? value.value : undefined;
}

export function wholeNumberIn(node: MappingNode, key: string): number | undefined {
  const value = entryOf(node, key)?.value;
  return value?.kind === "number" && Number.isInteger(value.value) ? value.value : undefined;
}

export function tagsIn(node: MappingNode): ReadonlyMap<string, string> {
  const entries = namedIn(node, "tags");
  if (entries.length === 0) return NO_TAGS;
  return new Map(entries.flatMap(({ key, value }) => (value.kind === "string" ? [[key, value.value]] : [])));
}

/** One of the words allowed, or undefined. */
export function wordIn<Word extends string>(node: MappingNode, key: string, words: readonly Word[]): Word | undefined {
  const found = textIn(node, key);
  return words.find((each) => each === found);
}

export function momentIn(node: MappingNode, key: string): Moment | undefined {
  const found = textIn(node, key);
  return found === undefined ? undefined : parseMoment(found);
}

/** `2025-01-10`, `2025-01-10T08:30:00Z` or `3d ago`; undefined for anything else. */
export function parseMoment(text: string): Moment | undefined {
  if (text.endsWith(" ago")) {
    const durationMs = parseDuration(text.slice(0, -" ago".length));
    return durationMs === undefined ? undefined : { kind: "ago", durationMs };
  }
  const instant = parseInstant(text);
  return instant === undefined ? undefined : { kind: "at", instant };
}
