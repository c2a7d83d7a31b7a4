/** The parameters of an awsQuery request as a tree: `Tags.member.1.Key=a` becomes four nested nodes. */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { textOf, type WireRequest } from "./message.ts";
import { splitPairs } from "./query-string.ts";
import type { WireError } from "./wire-error.ts";

/** One name of a dotted path: what was said of it itself, and what was said of its parts. */
export type FormNode = { text: string | undefined; parts: Map<string, FormNode> | undefined };

/** No modelled parameter goes deeper; a longer path is nobody's parameter and would only cost memory. */
const DEEPEST = 24;

const MALFORMED: WireError = {
  code: "MalformedQueryString",
  message: "The query string contains a syntax error.",
  status: 400,
};

const ALREADY_READ = new WeakMap<WireRequest, Result<FormNode, WireError>>();

/**
 * Reads the parameters of the URL's query and of a form body (a POST may carry both). The last of equal names counts.
 * One request is read once, however often it is asked about.
 */
export function readForm(request: WireRequest): Result<FormNode, WireError> {
  const known = ALREADY_READ.get(request);
  if (known !== undefined) return known;
  const form = read(request);
  ALREADY_READ.set(request, form);
  return form;
}

function read(request: WireRequest): Result<FormNode, WireError> {
  const root = emptyNode();
  for (const text of [request.query, request.body.length === 0 ? "" : textOf(request.body)]) {
    const pairs = text === "" ? [] : splitPairs(text, true);
    if (pairs === undefined) return refuse(MALFORMED);
    for (const [name, value] of pairs) place(root, name, value);
  }
  return accept(root);
}

/** What a node says of the part `name` itself. */
export const textOfPart = (node: FormNode, name: string): string | undefined => node.parts?.get(name)?.text;

function place(root: FormNode, path: string, value: string): void {
  let node = root;
  let start = 0;
  for (let depth = 0; ; depth++) {
    if (depth === DEEPEST) return;
    const dot = path.indexOf(".", start);
    node = partOf(node, dot === -1 ? path.slice(start) : path.slice(start, dot));
    if (dot === -1) break;
    start = dot + 1;
  }
  node.text = value;
}

function partOf(node: FormNode, name: string): FormNode {
  node.parts ??= new Map();
  const known = node.parts.get(name);
  if (known !== undefined) return known;
  const fresh = emptyNode();
  node.parts.set(name, fresh);
  return fresh;
}

const emptyNode = (): FormNode => ({ text: undefined, parts: undefined });
