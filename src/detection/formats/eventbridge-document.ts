/** An EventBridge rule out of a file: the rule itself, and what it names, with the place of each. */

import { parseJsonDocument } from "../document/parse-documents.ts";
import type { Mistakes } from "../document/source.ts";
import { Mistakes as Collected, placeAt, sourceOf } from "../document/source.ts";
import { entryOf, type MappingNode, type TreeNode } from "../document/tree.ts";
import { type DetectionRule, type Mention, type Mentions, NO_MENTIONS } from "../loaded-detection.ts";
import { parseEventBridgeRule } from "./eventbridge.ts";

export type EventBridgeDocument = Readonly<{
  name: string;
  isEnabled: boolean;
  rule: Extract<DetectionRule, { kind: "pattern" }>;
  mentions: Mentions;
}>;

/** What a rule may say beside its pattern; the rest of a deployment says nothing about matching. */
const RULE_KEYS =
  "Name Arn Description EventPattern State EventBusName RoleArn ManagedBy CreatedBy Targets Tags ResponseMetadata".split(
    " ",
  );

export function parseEventBridgeDocument(
  node: TreeNode,
  mistakes: Mistakes,
  id: string,
): EventBridgeDocument | undefined {
  const ruleNode = ruleIn(node);
  if (ruleNode !== undefined) {
    for (const { key, keyAt } of ruleNode.entries)
      if (!RULE_KEYS.includes(key))
        mistakes.add(keyAt, `\`${key}\` is not understood in an EventBridge rule; known: ${RULE_KEYS.join(", ")}`);
  }
  const parsed = parseEventBridgeRule(mistakes.source.text, { id });
  if (!parsed.ok) {
    const { where, message } = parsed.refusal;
    const [first = "", place] = message.split("\n at ");
    return mistakes.add(
      ruleNode === undefined || where === "" ? offsetOf(mistakes, place) : valueAt(ruleNode, where),
      first,
    );
  }
  const { pattern, seesReadOnly, isEnabled } = parsed.value;
  return {
    name: parsed.value.id,
    isEnabled,
    rule: { kind: "pattern", pattern, seesReadOnly },
    mentions: mentionsIn(patternNode(node, ruleNode), mistakes),
  };
}

function ruleIn(node: TreeNode): MappingNode | undefined {
  if (node.kind !== "mapping") return undefined;
  const type = entryOf(node, "Type")?.value;
  const properties = entryOf(node, "Properties")?.value;
  if (type?.kind === "text" && type.value === "AWS::Events::Rule" && properties?.kind === "mapping") return properties;
  return entryOf(node, "EventPattern") === undefined ? undefined : node;
}

const valueAt = (rule: MappingNode, key: string): number => entryOf(rule, key)?.value.at ?? rule.at;

/** `[Source: (String)"…"; line: 1, column: 2]`, as the pattern's own compiler says it; it points behind what it read. */
function offsetOf({ source }: Mistakes, place: string | undefined): number {
  const [, line = "1", column = "1"] = /line: (\d+), column: (\d+)\]$/.exec(place ?? "") ?? [];
  return (source.lineStarts[Number(line) - 1] ?? 0) + Math.max(0, Number(column) - 1);
}

type Located = Readonly<{ node: TreeNode; mistakes: Mistakes }>;

/** A pattern may be written as a text inside the rule: then everything in it stands where the text begins. */
function patternNode(node: TreeNode, rule: MappingNode | undefined): TreeNode {
  return rule === undefined ? node : (entryOf(rule, "EventPattern")?.value ?? node);
}

function mentionsIn(node: TreeNode, mistakes: Mistakes): Mentions {
  if (node.kind !== "text") return mentionsOf({ node, mistakes }, undefined);
  const inner = new Collected(sourceOf(mistakes.source.file, node.value));
  const tree = parseJsonDocument(inner);
  const fixed = placeAt(mistakes.source, node.at);
  return mentionsOf({ node: tree ?? node, mistakes: inner }, fixed);
}

function mentionsOf({ node, mistakes }: Located, fixed: Mention["place"] | undefined): Mentions {
  const found = new Map<string, Mention[]>();
  collect(node, "", (path, text, at) => {
    const place = fixed ?? placeAt(mistakes.source, at);
    found.set(path, [...(found.get(path) ?? []), { text, place }]);
  });
  return {
    ...NO_MENTIONS,
    eventNames: found.get("detail.eventName") ?? [],
    eventNameParts: found.get("detail.eventName*") ?? [],
    eventSources: found.get("detail.eventSource") ?? [],
    sources: found.get("source") ?? [],
    detailTypes: found.get("detail-type") ?? [],
    errorCodes: found.get("detail.errorCode") ?? [],
    fields: found.get(FIELDS) ?? [],
    envelope: found.get(ENVELOPE) ?? [],
  };
}

/** Under these names, which no path has, the members themselves are noted. */
const FIELDS = "detail.";
const ENVELOPE = ".";

/** Inside `$or` the way is the same as outside. */
function collect(node: TreeNode, path: string, note: (path: string, text: string, at: number) => void): void {
  if (node.kind === "mapping")
    for (const { key, keyAt, value } of node.entries) {
      if (key !== "$or" && path === "") note(ENVELOPE, key, keyAt);
      if (key !== "$or" && path === "detail") note(FIELDS, key, keyAt);
      collect(value, key === "$or" ? path : path === "" ? key : `${path}.${key}`, note);
    }
  else if (node.kind === "list")
    for (const item of node.items) {
      if (item.kind === "text") note(path, item.value, item.at);
      else if (item.kind === "mapping" && !isMatcher(item)) collect(item, path, note);
      else if (item.kind === "mapping") notePart(item, path, note);
    }
}

/** `{"prefix": "Leave"}` as `Leave*`. */
function notePart(
  { entries }: MappingNode,
  path: string,
  note: (path: string, text: string, at: number) => void,
): void {
  const [entry] = entries;
  if (entry?.value.kind !== "text") return;
  const { at, value } = entry.value;
  const forms: Readonly<Record<string, string>> = { prefix: `${value}*`, suffix: `*${value}`, wildcard: value };
  const part = new Map(Object.entries(forms)).get(entry.key);
  if (part !== undefined) note(`${path}*`, part, at);
}

const OPERATORS = new Set([
  "prefix",
  "suffix",
  "equals-ignore-case",
  "wildcard",
  "numeric",
  "cidr",
  "exists",
  "anything-but",
  "exactly",
]);
const isMatcher = ({ entries }: MappingNode): boolean => entries.length === 1 && OPERATORS.has(entries[0]?.key ?? "");
