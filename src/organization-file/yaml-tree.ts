/** YAML or JSON text into a tree with the place of every key and value. One document, no surprises: what YAML can hide is refused. */
import {
  type AliasEvent,
  type DocumentEvent,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  type ScalarEvent,
  type SequenceEvent,
  YAMLException,
} from "js-yaml";
import { accept, type Result, refuse } from "../kernel/index.ts";
import { plainScalar } from "./plain-scalar.ts";
import { type FileProblem, MAX_PROBLEMS, problemAt } from "./problem.ts";
import { placeOf, type SourceText } from "./source-text.ts";
import type { MappingEntry, TreeNode } from "./tree.ts";

/** 128 Mi characters: five times what fifty thousand accounts need. */
const MAX_TEXT = 134_217_728;
const MAX_DEPTH = 60;
/** Nodes counted as often as aliases repeat them: the bound that an alias bomb meets. */
const MAX_NODES = 5_000_000;
const MANY_KEYS = 16;
const SCALAR_STYLE_PLAIN = 1;
const QUOTED = new Set<number>([2, 3]);
const CORE_TAG = /^!!(str|int|float|bool|null|map|seq)$/;

type NodeEvent = Exclude<Event, DocumentEvent | { type: typeof EVENT_ID.POP }>;
type OpenNode = {
  readonly at: number;
  readonly items: TreeNode[] | undefined;
  readonly entries: MappingEntry[];
  /** Offsets of the keys so far, once there are too many to look through. */
  keys: Map<string, number> | undefined;
  readonly anchor: string | undefined;
  pending: Readonly<{ key: string; keyAt: number }> | undefined;
  size: number;
};
type Anchored = Readonly<{ node: TreeNode; size: number }>;

/** Stops the walk at the first thing that YAML allows and this format does not. */
class NotAllowed extends Error {
  readonly offset: number;
  readonly suggestion: string | undefined;
  constructor(offset: number, message: string, suggestion?: string) {
    super(message);
    this.offset = offset;
    this.suggestion = suggestion;
  }
}

/** The tree of one document, or what is wrong: every duplicate key, or the one thing that made reading stop. */
export function parseTree(source: SourceText): Result<TreeNode, readonly FileProblem[]> {
  try {
    if (source.text.length > MAX_TEXT) throw new NotAllowed(0, "expected at most 128 MiB of text");
    const builder = new TreeBuilder(source);
    const root = builder.build(parseEvents(source.text, { filename: source.path, maxDepth: MAX_DEPTH }));
    return builder.duplicates.length > 0 ? refuse(builder.duplicates) : accept(root);
  } catch (error) {
    if (error instanceof NotAllowed) return refuse([problemAt(source, error, error)]);
    if (error instanceof YAMLException) return refuse([syntaxProblem(source, error)]);
    throw error;
  }
}

function syntaxProblem(source: SourceText, error: YAMLException): FileProblem {
  const offset = error.mark?.position ?? 0;
  const isTab = error.reason.includes("tab character");
  const message = isTab ? "expected spaces as indentation, saw a tab" : `this is not YAML: ${error.reason}`;
  const suggestion = isTab ? "replace the tab by spaces" : "look at this line and at the one above it";
  return { ...placeOf(source, offset), path: "", message, suggestion };
}

/** Builds one tree from parser events; has a life because a stack of open nodes has one. */
class TreeBuilder {
  readonly duplicates: FileProblem[] = [];
  readonly #source: SourceText;
  readonly #anchors = new Map<string, Anchored>();
  /** Each key's text once, however many accounts have it. */
  readonly #names = new Map<string, string>();
  readonly #open: OpenNode[] = [];
  #root: TreeNode | undefined;

  constructor(source: SourceText) {
    this.#source = source;
  }

  /** Takes the events away one by one, so that they and the tree are never in memory whole at the same time. */
  build(events: Event[]): TreeNode {
    let depth = 0;
    events.reverse();
    for (let event = events.pop(); event !== undefined; event = events.pop()) {
      if (event.type === EVENT_ID.DOCUMENT) this.#beginDocument(event, depth++);
      else if (event.type === EVENT_ID.POP) this.#close();
      else this.#add(event);
    }
    if (this.#root === undefined) throw new NotAllowed(0, "expected an organization file, saw an empty document");
    return this.#root;
  }

  #beginDocument(event: DocumentEvent, index: number): void {
    if (index > 0) {
      const marker = this.#source.text.indexOf("\n---", this.#root?.at) + 1;
      throw new NotAllowed(marker, "expected one YAML document, saw a second one behind `---`");
    }
    if (event.directives.some((each) => each.kind === "tag")) {
      throw new NotAllowed(0, "expected no tag directives, saw `%TAG`");
    }
  }

  #add(event: NodeEvent): void {
    if (event.type === EVENT_ID.ALIAS) this.#addAlias(event);
    else if (event.type === EVENT_ID.SCALAR) this.#addScalar(event);
    else this.#openCollection(event);
  }

  #addScalar(event: ScalarEvent): void {
    const node = this.#scalar(event, this.#tagOf(event));
    const anchor = this.#anchorOf(event);
    if (anchor !== undefined) this.#anchors.set(anchor, { node, size: 1 });
    this.#place(node, 1);
  }

  #openCollection(event: SequenceEvent | MappingEvent): void {
    const isSequence = event.type === EVENT_ID.SEQUENCE;
    this.#requireTag(event, this.#tagOf(event), isSequence ? ["seq"] : ["map"]);
    const items: TreeNode[] | undefined = isSequence ? [] : undefined;
    this.#open.push({
      at: event.start,
      items,
      entries: [],
      keys: undefined,
      anchor: this.#anchorOf(event),
      pending: undefined,
      size: 1,
    });
  }

  #anchorOf({ anchorStart, anchorEnd }: Readonly<{ anchorStart: number; anchorEnd: number }>): string | undefined {
    return anchorStart === -1 ? undefined : this.#slice(anchorStart, anchorEnd);
  }

  #addAlias(event: AliasEvent): void {
    const name = this.#slice(event.anchorStart, event.anchorEnd);
    const at = event.anchorStart - 1;
    if (this.#open.some((each) => each.anchor === name)) {
      throw new NotAllowed(
        at,
        `expected a tree, saw a cycle: \`*${name}\` stands inside \`&${name}\`, so the thing would contain itself`,
        "write the parts out, or move the anchor to something that does not contain this line",
      );
    }
    const target = this.#anchors.get(name);
    if (target === undefined) throw new NotAllowed(at, `expected an anchor \`&${name}\` above, saw none`);
    this.#place(target.node, target.size, at);
  }

  #scalar(event: ScalarEvent, tag: string | undefined): TreeNode {
    const at = this.#scalarStart(event);
    const text = getScalarValue(this.#source.text, event);
    if (tag === undefined && event.style === SCALAR_STYLE_PLAIN) return plainScalar(text, at);
    if (tag === undefined || tag === "str") return { kind: "string", at, value: text };
    const node = plainScalar(text, at);
    const wanted = new Map([
      ["bool", "boolean"],
      ["int", "number"],
      ["float", "number"],
      ["null", "null"],
    ]).get(tag);
    if (node.kind !== wanted) throw new NotAllowed(at, `expected a value of the tag \`!!${tag}\`, saw \`${text}\``);
    return node;
  }

  #scalarStart(event: ScalarEvent): number {
    if (event.valueStart !== -1) return event.valueStart - (QUOTED.has(event.style) ? 1 : 0);
    const parent = this.#open.at(-1);
    return parent?.pending?.keyAt ?? parent?.at ?? 0;
  }

  #close(): void {
    const closed = this.#open.pop();
    if (closed === undefined) return;
    const node = finished(closed);
    if (closed.anchor !== undefined) this.#anchors.set(closed.anchor, { node, size: closed.size });
    this.#place(node, closed.size);
  }

  /** Puts a finished node where it belongs: the root, the next item, the next key or the pending key's value. */
  #place(node: TreeNode, size: number, at: number = node.at): void {
    const parent = this.#open.at(-1);
    if (parent === undefined) {
      this.#root = node;
      return;
    }
    parent.size += size;
    if (parent.size > MAX_NODES) {
      throw new NotAllowed(at, `expected at most ${MAX_NODES} values, saw aliases that repeat more`);
    }
    if (parent.items !== undefined) parent.items.push(node);
    else if (parent.pending === undefined) parent.pending = this.#key(parent, node, at);
    else {
      parent.entries.push({ key: parent.pending.key, keyAt: parent.pending.keyAt, value: node });
      parent.pending = undefined;
    }
  }

  #key(parent: OpenNode, node: TreeNode, at: number): Readonly<{ key: string; keyAt: number }> {
    if (node.kind === "sequence" || node.kind === "mapping") {
      throw new NotAllowed(at, "expected a word as a key, saw a list or a mapping");
    }
    const key = this.#nameOf(node.kind === "string" ? node.value : keyText(node));
    const first = firstOffset(parent, key);
    if (first !== undefined) {
      const line = placeOf(this.#source, first).line;
      const message = `expected each key once, saw \`${key}\` again (first on line ${line})`;
      if (this.duplicates.length < MAX_PROBLEMS)
        this.duplicates.push(problemAt(this.#source, { offset: at }, { message }));
    }
    parent.keys?.set(key, first ?? at);
    return { key, keyAt: at };
  }

  #nameOf(text: string): string {
    const known = this.#names.get(text);
    if (known === undefined) this.#names.set(text, text);
    return known ?? text;
  }

  #tagOf(event: Exclude<NodeEvent, AliasEvent>): string | undefined {
    if (event.tagStart === -1) return undefined;
    const text = this.#slice(event.tagStart, event.tagEnd);
    if (text === "!") return event.type === EVENT_ID.SCALAR ? "str" : undefined;
    const name = CORE_TAG.exec(text)?.[1];
    if (name === undefined) {
      throw new NotAllowed(event.tagStart, `expected plain YAML without tags, saw the tag \`${text}\``);
    }
    if (event.type === EVENT_ID.SCALAR) this.#requireTag(event, name, ["str", "int", "float", "bool", "null"]);
    return name;
  }

  #requireTag(event: Readonly<{ tagStart: number }>, tag: string | undefined, allowed: readonly string[]): void {
    if (tag === undefined || allowed.includes(tag)) return;
    throw new NotAllowed(event.tagStart, `expected a tag that fits the value, saw \`!!${tag}\``);
  }

  #slice(start: number, end: number): string {
    return this.#source.text.slice(start, end);
  }
}

/** With lists as long as they are: those that have grown keep room for more, and most have a handful of entries. */
const finished = ({ at, items, entries }: OpenNode): TreeNode =>
  items === undefined
    ? { kind: "mapping", at, entries: entries.slice() }
    : { kind: "sequence", at, items: items.slice() };

/** Where the key stood before in the same mapping. Most mappings have a handful of keys; policies may have thousands. */
function firstOffset(parent: OpenNode, key: string): number | undefined {
  if (parent.keys !== undefined) return parent.keys.get(key);
  if (parent.entries.length < MANY_KEYS) return parent.entries.find((each) => each.key === key)?.keyAt;
  parent.keys = new Map(parent.entries.map((each) => [each.key, each.keyAt]));
  return parent.keys.get(key);
}

const keyText = (node: Exclude<TreeNode, { kind: "string" | "sequence" | "mapping" }>): string => {
  if (node.kind === "number") return node.text;
  return node.kind === "null" ? "null" : String(node.value);
};
