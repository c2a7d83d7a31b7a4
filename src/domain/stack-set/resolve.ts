/** Intrinsic functions of templates: Ref, Fn::GetAtt, Fn::Sub and Fn::Join. CloudFormation User Guide: "Intrinsic function reference". */
import { accept, type Json, type Result, refuse } from "../../kernel/index.ts";
import type { JsonMapping, TemplateProblem } from "./template.ts";

/** `${Name}`, `${Name.Attribute}`, and `${!Literal}`, which stays. */
const PLACEHOLDER = /\$\{([^{}]{1,255})\}/g;
/** A hostile template must not exhaust the stack. */
const MAX_DEPTH = 60;

/** What names stand for: parameters, pseudo parameters and resources that were made before. */
export type Names = Readonly<{
  ref(name: string): Json | undefined;
  attribute(name: string, attribute: string): string | undefined;
}>;

type Resolved = Result<Json, TemplateProblem>;

/** The value with every function replaced by what it gives. */
export function resolve(value: Json, names: Names, depth = 0): Resolved {
  if (depth > MAX_DEPTH)
    return refuse({ kind: "TemplateInvalid", problem: "Template format error: nested too deeply" });
  if (typeof value !== "object" || value === null) return accept(value);
  if (isList(value)) return resolveAll(value, names, depth);
  const called = functionOf(value);
  if (called !== undefined) return call(called, names, depth);
  const entries: [string, Json][] = [];
  for (const [key, each] of Object.entries(value)) {
    if (each === undefined) continue;
    const resolved = resolve(each, names, depth + 1);
    if (!resolved.ok) return resolved;
    entries.push([key, resolved.value]);
  }
  return accept(Object.fromEntries(entries));
}

function resolveAll(values: readonly Json[], names: Names, depth: number): Result<readonly Json[], TemplateProblem> {
  const resolved: Json[] = [];
  for (const each of values) {
    const one = resolve(each, names, depth + 1);
    if (!one.ok) return one;
    resolved.push(one.value);
  }
  return accept(resolved);
}

type Call = Readonly<{ name: string; argument: Json }>;

/** A mapping of one key that is a function's name. */
function functionOf(value: JsonMapping): Call | undefined {
  const [entry, ...others] = Object.entries(value);
  if (entry === undefined || others.length > 0 || entry[1] === undefined) return undefined;
  const [name, argument] = entry;
  return name === "Ref" || name.startsWith("Fn::") ? { name, argument } : undefined;
}

function call({ name, argument }: Call, names: Names, depth: number): Resolved {
  switch (name) {
    case "Ref":
      return typeof argument === "string" ? found(names.ref(argument), argument) : malformed(name);
    case "Fn::GetAtt": {
      const parts = attributeIn(argument);
      return parts === undefined ? malformed(name) : found(names.attribute(parts[0], parts[1]), parts.join("."));
    }
    case "Fn::Sub":
      return typeof argument === "string" ? substitute(argument, names) : notEmulated("Fn::Sub with a map of its own");
    case "Fn::Join":
      return join(argument, names, depth);
    default:
      return notEmulated(`the function ${name.slice(0, 60)}`);
  }
}

function join(argument: Json, names: Names, depth: number): Resolved {
  if (!isList(argument)) return malformed("Fn::Join");
  const [delimiter, list] = argument;
  if (typeof delimiter !== "string" || !isList(list)) return malformed("Fn::Join");
  const parts = resolveAll(list, names, depth + 1);
  return parts.ok ? accept(parts.value.map(String).join(delimiter)) : parts;
}

function substitute(text: string, names: Names): Resolved {
  let missing: string | undefined;
  const filled = text.replaceAll(PLACEHOLDER, (whole, inner: string) => {
    if (inner.startsWith("!")) return `\${${inner.slice(1)}}`;
    const name = inner.trim();
    const dot = name.indexOf(".");
    const value = dot < 0 ? names.ref(name) : names.attribute(name.slice(0, dot), name.slice(dot + 1));
    if (value === undefined) missing = name;
    return value === undefined ? whole : String(value);
  });
  return missing === undefined ? accept(filled) : found(undefined, missing);
}

/** The names of parameters and resources that a value refers to, or why it cannot be read. */
export function referencesIn(values: readonly Json[]): Result<ReadonlySet<string>, TemplateProblem> {
  const names = new Set<string>();
  const noted = (name: string): string => {
    names.add(name);
    return "";
  };
  const read = resolveAll(values, { ref: noted, attribute: noted }, 0);
  return read.ok ? accept(names) : read;
}

function attributeIn(argument: Json): readonly [string, string] | undefined {
  const parts = typeof argument === "string" ? splitOnce(argument) : argument;
  if (!isList(parts)) return undefined;
  const [name, attribute] = parts;
  return typeof name === "string" && typeof attribute === "string" ? [name, attribute] : undefined;
}

const splitOnce = (text: string): readonly string[] => {
  const dot = text.indexOf(".");
  return dot < 0 ? [] : [text.slice(0, dot), text.slice(dot + 1)];
};

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const found = (value: Json | undefined, name: string): Resolved =>
  value === undefined
    ? refuse({
        kind: "TemplateInvalid",
        problem: `Template error: ${name.slice(0, 200)} does not exist in the template`,
      })
    : accept(value);
const malformed = (name: string): Resolved =>
  refuse({ kind: "TemplateInvalid", problem: `Template error: every ${name} object must have the documented form` });
const notEmulated = (what: string): Resolved => refuse({ kind: "TemplateNotEmulated", what });
