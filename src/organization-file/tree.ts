/** A document as a plain tree: what stands where, before anybody says what it means. Keys are never used as property names. */

export type StringNode = Readonly<{ kind: "string"; at: number; value: string }>;
/** `text` is how the number was written, so that `012345678901` can be quoted back. */
export type NumberNode = Readonly<{ kind: "number"; at: number; value: number; text: string }>;
export type BooleanNode = Readonly<{ kind: "boolean"; at: number; value: boolean }>;
export type NullNode = Readonly<{ kind: "null"; at: number }>;
export type SequenceNode = Readonly<{ kind: "sequence"; at: number; items: readonly TreeNode[] }>;
export type MappingEntry = Readonly<{ key: string; keyAt: number; value: TreeNode }>;
export type MappingNode = Readonly<{ kind: "mapping"; at: number; entries: readonly MappingEntry[] }>;

/** Every node carries the offset of its first character. A node behind an alias keeps the place where it was written. */
export type TreeNode = StringNode | NumberNode | BooleanNode | NullNode | SequenceNode | MappingNode;

export const entryOf = (node: MappingNode, key: string): MappingEntry | undefined =>
  node.entries.find((each) => each.key === key);

/** `organizations[0].root.policies[1]`: the way to whatever stands at an offset; where a mapping begins, to the mapping. */
export function pathTo(root: TreeNode, offset: number): string {
  let path = "";
  let node: TreeNode | undefined = root;
  while (node !== undefined) {
    const step = stepTowards(node, offset);
    path += step?.text ?? "";
    node = step === undefined || step.stop ? undefined : step.node;
  }
  return path.replace(/^\./, "");
}

type Step = Readonly<{ text: string; node: TreeNode; stop: boolean }>;

function stepTowards(node: TreeNode, offset: number): Step | undefined {
  if (node.kind === "mapping") {
    const entry = node.entries.findLast((each) => each.keyAt <= offset);
    if (entry === undefined || node.at === offset) return undefined;
    return { text: keyStep(entry.key), node: entry.value, stop: entry.keyAt === offset };
  }
  if (node.kind === "sequence") {
    const index = node.items.findLastIndex((each) => each.at <= offset);
    const item = node.items[index];
    return item === undefined ? undefined : { text: `[${index}]`, node: item, stop: false };
  }
  return undefined;
}

const keyStep = (key: string): string => (/^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`);

/** How a node is named in a sentence: `the number 12`, `a list`. */
export function describeNode(node: TreeNode): string {
  switch (node.kind) {
    case "string":
      return `\`${shortened(node.value)}\``;
    case "number":
      return `the number \`${shortened(node.text)}\``;
    case "boolean":
      return `\`${node.value}\``;
    case "null":
      return "nothing";
    case "sequence":
      return "a list";
    case "mapping":
      return "a mapping";
  }
}

/** At most 60 characters, without line ends: what is quoted back in a message. */
export function shortened(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  return flat.length > 60 ? `${flat.slice(0, 57)}...` : flat;
}
