/** A document as a plain tree: what stands where. Keys are never used as property names. */

export type TextNode = Readonly<{ kind: "text"; at: number; value: string; isQuoted: boolean }>;
export type ListNode = Readonly<{ kind: "list"; at: number; items: readonly TreeNode[] }>;
export type Entry = Readonly<{ key: string; keyAt: number; value: TreeNode }>;
export type MappingNode = Readonly<{ kind: "mapping"; at: number; entries: readonly Entry[] }>;

/** `at` is the offset of the first character, of the opening quote where there is one. */
export type TreeNode =
  | TextNode
  | Readonly<{ kind: "number"; at: number; value: number; text: string }>
  | Readonly<{ kind: "boolean"; at: number; value: boolean }>
  | Readonly<{ kind: "null"; at: number }>
  | ListNode
  | MappingNode;

export const entryOf = (node: MappingNode, key: string): Entry | undefined =>
  node.entries.find((each) => each.key === key);

/** The node as a value of JSON; keys such as `__proto__` stay plain members. */
export function jsonOf(node: TreeNode): unknown {
  switch (node.kind) {
    case "mapping":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, jsonOf(value)]));
    case "list":
      return node.items.map(jsonOf);
    case "null":
      return null;
    default:
      return node.value;
  }
}

/** A short name of what stands there, for messages. */
export function seen(node: TreeNode): string {
  switch (node.kind) {
    case "mapping":
      return "a mapping";
    case "list":
      return "a list";
    case "null":
      return "nothing";
    case "number":
      return `\`${node.text}\``;
    default:
      return `\`${String(node.value).slice(0, 80)}\``;
  }
}
