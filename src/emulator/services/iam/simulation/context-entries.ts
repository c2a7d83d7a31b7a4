/** Condition keys that a simulation is given. IAM API Reference: "ContextEntry". */
import { isIP } from "node:net";
import type { ContextEntry } from "@aws-sdk/client-iam";
import { accept, parseInstant, type Result, refuse } from "../../../../kernel/index.ts";
import type { IamRefusal } from "../refusals.ts";

type Given = ReadonlyMap<string, string | readonly string[]>;

const NUMBER = /^[+-]?\d{1,40}(\.\d{1,40})?$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const KEY = /^[^\s:]{1,128}:\S{1,254}$/;

const isDate = (text: string): boolean => /^\d{1,15}$/.test(text) || parseInstant(text) !== undefined;
const isAddress = (text: string): boolean => isIP(text.split("/", 1)[0] ?? "") !== 0;

/** What each type takes, by its name without `List`. */
const READABLE: Readonly<Record<string, (text: string) => boolean>> = {
  string: () => true,
  numeric: (text) => NUMBER.test(text),
  boolean: (text) => /^(true|false)$/i.test(text),
  date: isDate,
  ip: isAddress,
  binary: (text) => BASE64.test(text),
};

/** By key in lower case: a list for the list types, otherwise one value. Every key may be given once. */
export function readContextEntries(entries: readonly ContextEntry[]): Result<Given, IamRefusal> {
  const given = new Map<string, string | readonly string[]>();
  for (const entry of entries) {
    const read = readEntry(entry);
    if (!read.ok) return read;
    const [key, value] = read.value;
    if (given.has(key)) return invalid(`the context key \`${entry.ContextKeyName}\` is given twice`);
    given.set(key, value);
  }
  return accept(given);
}

type Entry = readonly [key: string, value: string | readonly string[]];

function readEntry({ ContextKeyName: name, ContextKeyType: type, ContextKeyValues: values = [] }: ContextEntry) {
  if (name === undefined || !KEY.test(name)) {
    return invalid(`the context key \`${name ?? ""}\` must be a service and a name, such as \`aws:SourceIp\``);
  }
  if (type === undefined) return invalid(`the context key \`${name}\` has no ContextKeyType`);
  const isList = type.endsWith("List");
  const single = isList ? type.slice(0, -"List".length) : type;
  const wrong = values.find((value) => READABLE[single]?.(value) !== true);
  if (wrong !== undefined)
    return invalid(`the value \`${wrong}\` of the context key \`${name}\` is not of type ${single}`);
  if (isList) return accept<Entry>([name.toLowerCase(), values]);
  const [only] = values;
  if (only !== undefined && values.length === 1) return accept<Entry>([name.toLowerCase(), only]);
  return invalid(`the context key \`${name}\` of type ${type} has ${values.length} values, expected one`);
}

const invalid = (message: string): Result<never, IamRefusal> => refuse({ kind: "InvalidSimulation", message });
