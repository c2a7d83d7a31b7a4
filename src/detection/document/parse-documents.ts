/** YAML or JSON into trees with the place of every key and value; what YAML can hide (tags, cycles, bombs) is refused. */
import {
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
  YAMLException,
} from "js-yaml";
import type { Mistakes, Source } from "./source.ts";
import type { Entry, TreeNode } from "./tree.ts";

const MAX_TEXT = 1_048_576;
const MAX_DEPTH = 60;
const NULLS = new Set(["", "~", "null", "Null", "NULL"]);
const TRUES = new Set(["true", "True", "TRUE"]);
const FALSES = new Set(["false", "False", "FALSE"]);
const NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

type Open = {
  node: TreeNode;
  items: TreeNode[] | undefined;
  entries: Entry[];
  pending: Omit<Entry, "value"> | undefined;
};

/** Every document of the text, or undefined when reading had to stop; the reason is among the mistakes. */
export function parseDocuments(mistakes: Mistakes): readonly TreeNode[] | undefined {
  const { source } = mistakes;
  if (source.text.length > MAX_TEXT)
    return mistakes.add(0, `expected at most ${MAX_TEXT} characters, saw ${source.text.length}`);
  try {
    const builder = new TreeBuilder(source, mistakes);
    return builder.build(parseEvents(source.text, { filename: source.file, maxDepth: MAX_DEPTH }));
  } catch (error) {
    if (error instanceof YAMLException)
      return mistakes.add(error.mark?.position ?? 0, `this is not YAML: ${error.reason}`);
    throw error;
  }
}

/** One document of JSON; `.json` may not use what only YAML has. */
export function parseJsonDocument(mistakes: Mistakes): TreeNode | undefined {
  const { text } = mistakes.source;
  try {
    JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = /at position (\d+)/.exec(error.message)?.[1];
    const reason = error.message.replace(/,? ?(?:\.\.\.)?".*$/s, "").replace(/ in JSON at position.*$/s, "");
    return mistakes.add(position === undefined ? text.length : Number(position), `expected JSON: ${reason}`);
  }
  return parseDocuments(mistakes)?.[0];
}

/** Builds trees from parser events; has a life because a stack of open nodes has one. */
class TreeBuilder {
  readonly #source: Source;
  readonly #mistakes: Mistakes;
  readonly #open: Open[] = [];
  readonly #roots: TreeNode[] = [];

  constructor(source: Source, mistakes: Mistakes) {
    this.#source = source;
    this.#mistakes = mistakes;
  }

  build(events: readonly Event[]): readonly TreeNode[] | undefined {
    for (const event of events) {
      if (event.type === EVENT_ID.DOCUMENT) continue;
      if (event.type === EVENT_ID.ALIAS)
        return this.#mistakes.add(event.anchorStart - 1, "expected values written out, saw an alias");
      if (event.type === EVENT_ID.POP) this.#close();
      else if (event.tagStart !== -1) return this.#mistakes.add(event.tagStart, "expected plain YAML, saw a tag");
      else if (event.type === EVENT_ID.SCALAR) this.#place(this.#scalar(event));
      else this.#begin(event);
    }
    return this.#roots;
  }

  #begin(event: SequenceEvent | MappingEvent): void {
    const items: TreeNode[] | undefined = event.type === EVENT_ID.SEQUENCE ? [] : undefined;
    const entries: Entry[] = [];
    const node: TreeNode =
      items === undefined ? { kind: "mapping", at: event.start, entries } : { kind: "list", at: event.start, items };
    this.#open.push({ node, items, entries, pending: undefined });
  }

  /** The end of a document also closes, and then nothing is open. */
  #close(): void {
    const closed = this.#open.pop();
    if (closed !== undefined) this.#place(closed.node);
  }

  #scalar(event: ScalarEvent): TreeNode {
    const text = getScalarValue(this.#source.text, event);
    const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    const parent = this.#open.at(-1);
    const at = event.valueStart === -1 ? (parent?.pending?.keyAt ?? 0) : event.valueStart - (isQuoted ? 1 : 0);
    if (event.style !== SCALAR_STYLE.PLAIN) return { kind: "text", at, value: text, isQuoted };
    if (NULLS.has(text)) return { kind: "null", at };
    if (TRUES.has(text) || FALSES.has(text)) return { kind: "boolean", at, value: TRUES.has(text) };
    if (NUMBER.test(text)) return { kind: "number", at, value: Number(text), text };
    return { kind: "text", at, value: text, isQuoted: false };
  }

  #place(node: TreeNode): void {
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#roots.push(node);
    else if (parent.items !== undefined) parent.items.push(node);
    else if (parent.pending === undefined) parent.pending = this.#key(parent, node);
    else {
      parent.entries.push({ ...parent.pending, value: node });
      parent.pending = undefined;
    }
  }

  #key(parent: Open, node: TreeNode): Omit<Entry, "value"> {
    if (node.kind === "list" || node.kind === "mapping") this.#mistakes.add(node.at, "expected a word as a key");
    const key =
      node.kind === "text"
        ? node.value
        : node.kind === "number"
          ? node.text
          : node.kind === "boolean"
            ? String(node.value)
            : "";
    if (parent.entries.some((each) => each.key === key))
      this.#mistakes.add(node.at, `expected each key once, saw \`${key}\` again`);
    return { key, keyAt: node.at };
  }
}
