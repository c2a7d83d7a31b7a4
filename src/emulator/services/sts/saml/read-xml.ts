/**
 * A reader of small XML documents from strangers: elements, attributes and text, with namespaces. There is no document type, so no
 * entity can be declared and nothing is ever fetched; size, depth and number of elements are bounded.
 */
import { decodeText } from "./decode-text.ts";

export type XmlElement = Readonly<{
  /** The namespace's URI; empty for none. */
  namespace: string;
  /** The name without its prefix. */
  name: string;
  /** Attributes without a prefix, by name; prefixed ones and declarations of namespaces are left out. */
  attributes: ReadonlyMap<string, string>;
  children: readonly XmlElement[];
  /** The element's own text in one piece, comments left out. */
  text: string;
}>;

const MAX_DEPTH = 32;
const MAX_ELEMENTS = 4_000;
const MAX_ATTRIBUTES = 64;

type Open = {
  rawName: string;
  namespaces: ReadonlyMap<string, string>;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  text: string;
};

type Reading = { text: string; at: number; open: Open[]; root: XmlElement | undefined; elements: number };

const NO_NAMESPACES: ReadonlyMap<string, string> = new Map();

/** The root element, or undefined for anything that is not such a document. */
export function readXml(text: string): XmlElement | undefined {
  const reading: Reading = { text, at: text.startsWith("\uFEFF") ? 1 : 0, open: [], root: undefined, elements: 0 };
  while (reading.at < text.length) {
    const isRead = text[reading.at] === "<" ? readMarkup(reading) : readText(reading);
    if (!isRead) return undefined;
  }
  return reading.open.length === 0 ? reading.root : undefined;
}

function readText(reading: Reading): boolean {
  const { text, at } = reading;
  const next = text.indexOf("<", at);
  const end = next < 0 ? text.length : next;
  reading.at = end;
  const decoded = decodeText(text.slice(at, end));
  return decoded !== undefined && append(reading, decoded);
}

/** Outside the root element only white space may stand. */
function append({ open }: Reading, text: string): boolean {
  const innermost = open.at(-1);
  if (innermost === undefined) return text.trim() === "";
  innermost.text += text;
  return true;
}

function readMarkup(reading: Reading): boolean {
  const { text, at } = reading;
  if (text.startsWith("<!--", at)) return skipTo(reading, "-->", 4) !== undefined;
  if (text.startsWith("<?", at)) return skipTo(reading, "?>", 2) !== undefined;
  if (text.startsWith("<![CDATA[", at)) {
    const content = skipTo(reading, "]]>", 9);
    return content !== undefined && reading.open.length > 0 && append(reading, content);
  }
  if (text.startsWith("<!", at)) return false;
  return text.startsWith("</", at) ? readEnd(reading) : readStart(reading);
}

/** What stands before `end`, which is left behind; undefined when it never comes. */
function skipTo(reading: Reading, end: string, opening: number): string | undefined {
  const found = reading.text.indexOf(end, reading.at + opening);
  if (found < 0) return undefined;
  const content = reading.text.slice(reading.at + opening, found);
  reading.at = found + end.length;
  return content;
}

function readEnd(reading: Reading): boolean {
  const rawName = skipTo(reading, ">", 2)?.trimEnd();
  const closed = reading.open.pop();
  return closed !== undefined && closed.rawName === rawName && close(reading, closed);
}

function close(reading: Reading, { rawName, namespaces, attributes, children, text }: Open): boolean {
  const resolved = resolve(rawName, namespaces);
  if (resolved === undefined) return false;
  const element = { ...resolved, attributes, children, text };
  const parent = reading.open.at(-1);
  if (parent !== undefined) parent.children.push(element);
  else if (reading.root === undefined) reading.root = element;
  else return false;
  return true;
}

function resolve(rawName: string, namespaces: ReadonlyMap<string, string>) {
  const colon = rawName.indexOf(":");
  const prefix = colon < 0 ? "" : rawName.slice(0, colon);
  const namespace = namespaces.get(prefix) ?? (prefix === "" ? "" : undefined);
  return namespace === undefined ? undefined : { namespace, name: rawName.slice(colon + 1) };
}

const NAME = /[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?/y;
const SPACE = /[ \t\r\n]*/y;

function take(reading: Reading, pattern: RegExp): string | undefined {
  pattern.lastIndex = reading.at;
  const found = pattern.exec(reading.text)?.[0];
  if (found !== undefined) reading.at += found.length;
  return found;
}

function readStart(reading: Reading): boolean {
  reading.at += 1;
  const rawName = take(reading, NAME);
  const isBounded = reading.open.length < MAX_DEPTH && ++reading.elements <= MAX_ELEMENTS;
  if (rawName === undefined || !isBounded || reading.root !== undefined) return false;
  const given = readAttributes(reading);
  if (given === undefined) return false;
  const outer = reading.open.at(-1)?.namespaces ?? NO_NAMESPACES;
  const open: Open = { rawName, namespaces: declared(outer, given), attributes: plain(given), children: [], text: "" };
  if (reading.text.startsWith("/>", reading.at)) {
    reading.at += 2;
    return close(reading, open);
  }
  if (reading.text[reading.at] !== ">") return false;
  reading.at += 1;
  reading.open.push(open);
  return true;
}

/** By name as written; undefined where one stands twice or cannot be read. */
function readAttributes(reading: Reading): ReadonlyMap<string, string> | undefined {
  const given = new Map<string, string>();
  while (true) {
    const gap = take(reading, SPACE);
    const next = reading.text[reading.at];
    if (next === ">" || next === "/") return given;
    const name = gap === "" ? undefined : take(reading, NAME);
    const value = name === undefined ? undefined : readValue(reading);
    if (name === undefined || value === undefined || given.has(name) || given.size >= MAX_ATTRIBUTES) return undefined;
    given.set(name, value);
  }
}

function readValue(reading: Reading): string | undefined {
  take(reading, SPACE);
  if (reading.text[reading.at] !== "=") return undefined;
  reading.at += 1;
  take(reading, SPACE);
  const quote = reading.text[reading.at];
  if (quote !== '"' && quote !== "'") return undefined;
  const value = skipTo(reading, quote, 1);
  return value === undefined || value.includes("<") ? undefined : decodeText(value);
}

function declared(outer: ReadonlyMap<string, string>, given: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const own = [...given].flatMap(([name, uri]): [string, string][] => {
    if (name === "xmlns") return [["", uri]];
    return name.startsWith("xmlns:") ? [[name.slice("xmlns:".length), uri]] : [];
  });
  return own.length === 0 ? outer : new Map([...outer, ...own]);
}

const plain = (given: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...given].filter(([name]) => name !== "xmlns" && !name.includes(":")));
