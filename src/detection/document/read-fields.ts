/** Reads the members of a mapping by their kind; what is missing, of another kind or unknown becomes a mistake with its place. */
import type { Mistakes } from "./source.ts";
import { type Entry, entryOf, type MappingNode, seen, type TreeNode } from "./tree.ts";

/** A mapping under reading: which keys are known shows in the end. */
export class Fields {
  readonly node: MappingNode;
  readonly mistakes: Mistakes;

  constructor(node: MappingNode, mistakes: Mistakes) {
    this.node = node;
    this.mistakes = mistakes;
  }

  entry(key: string): Entry | undefined {
    return entryOf(this.node, key);
  }

  required(key: string): Entry | undefined {
    return this.entry(key) ?? this.mistakes.add(this.node.at, `expected the key \`${key}\`, it is missing`);
  }

  text(key: string): string | undefined {
    const value = this.entry(key)?.value;
    if (value === undefined || value.kind === "null") return undefined;
    if (value.kind === "text") return value.value;
    if (value.kind === "number") return value.text;
    return this.mistakes.add(value.at, `expected text at \`${key}\`, saw ${seen(value)}`);
  }

  number(key: string): number | undefined {
    const value = this.entry(key)?.value;
    if (value === undefined || value.kind === "null") return undefined;
    if (value.kind === "number") return value.value;
    return this.mistakes.add(value.at, `expected a number at \`${key}\`, saw ${seen(value)}`);
  }

  boolean(key: string): boolean | undefined {
    const value = this.entry(key)?.value;
    if (value === undefined || value.kind === "null") return undefined;
    if (value.kind === "boolean") return value.value;
    return this.mistakes.add(value.at, `expected true or false at \`${key}\`, saw ${seen(value)}`);
  }

  mapping(key: string): Fields | undefined {
    const value = this.entry(key)?.value;
    if (value === undefined) return undefined;
    if (value.kind === "mapping") return new Fields(value, this.mistakes);
    return this.mistakes.add(value.at, `expected a mapping at \`${key}\`, saw ${seen(value)}`);
  }

  /** A list, or the one thing that stands in its place. */
  list(key: string): readonly TreeNode[] {
    const value = this.entry(key)?.value;
    if (value === undefined || value.kind === "null") return [];
    return value.kind === "list" ? value.items : [value];
  }

  texts(key: string): readonly Readonly<{ text: string; at: number }>[] {
    return this.list(key).flatMap((item) => {
      if (item.kind === "text") return [{ text: item.value, at: item.at }];
      this.mistakes.add(item.at, `expected text in \`${key}\`, saw ${seen(item)}`);
      return [];
    });
  }

  /** Complains about every key that is not known. */
  only(known: readonly string[]): void {
    for (const { key, keyAt } of this.node.entries) {
      if (!known.includes(key))
        this.mistakes.add(keyAt, `\`${key}\` is not understood here; known: ${known.join(", ")}`);
    }
  }
}
