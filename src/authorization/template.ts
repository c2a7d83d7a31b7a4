/** Policy variables: `${key}`, `${key, 'default'}` and the escapes `${*}`, `${?}`, `${$}`. IAM User Guide: "Policy variables". */
import { accept, type Result, refuse } from "../kernel/index.ts";
import { type Asking, choose } from "./asking.ts";
import type { RequestContext } from "./caller.ts";
import { compileGlob, compileTokens, literalTokens, type TextTest, type Tokens, wildcardTokens } from "./glob.ts";
import type { PolicyVersion } from "./policy-document.ts";

export type TemplatePart =
  /** Text in which wildcards count, where the place takes wildcards. */
  | Readonly<{ kind: "pattern"; text: string }>
  /** Escaped text: never a wildcard. */
  | Readonly<{ kind: "literal"; text: string }>
  | Readonly<{ kind: "variable"; key: string; fallback?: string }>;

export type Template = readonly TemplatePart[];

/** Reads a resource or a condition value. Refused with one sentence about the broken variable. */
export function parseTemplate(text: string, version: PolicyVersion): Result<Template, string> {
  if (version === "2008-10-17") return accept([{ kind: "pattern", text }]);
  if (!text.includes("${")) return accept([{ kind: "pattern", text }]);
  const parts: TemplatePart[] = [];
  let from = 0;
  for (let at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
    if (at > from) parts.push({ kind: "pattern", text: text.slice(from, at) });
    const variable = readVariable(text, at + 2);
    if (!variable.ok) return variable;
    parts.push(variable.value.part);
    from = variable.value.end;
  }
  if (from < text.length || parts.length === 0) parts.push({ kind: "pattern", text: text.slice(from) });
  return accept(parts);
}

function readVariable(text: string, start: number): Result<{ part: TemplatePart; end: number }, string> {
  const escaped = text.slice(start, start + 2);
  if (escaped === "*}" || escaped === "?}" || escaped === "$}") {
    return accept({ part: { kind: "literal", text: escaped.charAt(0) }, end: start + 2 });
  }
  const close = text.indexOf("}", start);
  if (close < 0) return refuse(`the variable \`${text.slice(start - 2)}\` has no closing brace`);
  const comma = text.indexOf(",", start);
  const nameEnd = comma >= 0 && comma < close ? comma : close;
  const key = text.slice(start, nameEnd);
  if (key === "") return refuse(`the variable in \`${text}\` has no name`);
  if (/\s/.test(key)) return refuse(`the variable name \`${key}\` may not contain a space`);
  if (nameEnd === close) return accept({ part: { kind: "variable", key: key.toLowerCase() }, end: close + 1 });
  return readDefault(text, comma, key.toLowerCase());
}

function readDefault(text: string, comma: number, key: string): Result<{ part: TemplatePart; end: number }, string> {
  const quote = text.indexOf("'}", comma + 3);
  if (!text.startsWith(", '", comma) || quote < 0) {
    return refuse(`the default of the variable \`${key}\` must be written \`, 'default'\``);
  }
  return accept({ part: { kind: "variable", key, fallback: text.slice(comma + 3, quote) }, end: quote + 2 });
}

export const hasVariables = (template: Template): boolean => template.some((part) => part.kind === "variable");

const NO_KEYS: readonly string[] = [];

/** Keys that must be in the request for the template to have a meaning. */
export const requiredKeys = (template: Template): readonly string[] =>
  hasVariables(template)
    ? template.flatMap((part) => (part.kind === "variable" && part.fallback === undefined ? [part.key] : []))
    : NO_KEYS;

/** A multivalued key cannot be substituted; `undefined` also when the key is absent. */
export function variableValue(context: RequestContext, key: string): string | undefined {
  const value = context.get(key);
  return typeof value === "string" ? value : undefined;
}

const substitute = (part: TemplatePart & { kind: "variable" }, context: RequestContext): string | undefined =>
  variableValue(context, part.key) ?? part.fallback;

/** The text with its variables filled in and no wildcards; `undefined` when one cannot be resolved. */
export function resolveText(template: Template, context: RequestContext): string | undefined {
  let text = "";
  for (const part of template) {
    const piece = part.kind === "variable" ? substitute(part, context) : part.text;
    if (piece === undefined) return undefined;
    text += piece;
  }
  return text;
}

/** The pattern with its variables filled in; `undefined` when one cannot be resolved. */
export function resolveTokens(template: Template, asking: Asking): Tokens | undefined {
  const tokens: number[] = [];
  for (const part of template) {
    const piece = part.kind === "variable" ? variableTokens(part, asking) : fixedTokens(part);
    if (piece === undefined) return undefined;
    for (const token of piece) tokens.push(token);
  }
  return tokens;
}

const fixedTokens = (part: TemplatePart & { kind: "pattern" | "literal" }): Tokens =>
  part.kind === "pattern" ? wildcardTokens(part.text) : literalTokens(part.text);

/** Tokens of a template without variables. */
export const constantTokens = (template: Template): Tokens =>
  template.flatMap((part) => (part.kind === "variable" ? [] : fixedTokens(part)));

/** The whole of a template that holds neither variables nor escapes, as nearly all do; `undefined` of any other. */
export function plainPattern(template: Template): string | undefined {
  const [only] = template;
  return template.length === 1 && only?.kind === "pattern" ? only.text : undefined;
}

/** The test of a template without variables. */
export function compileConstant(template: Template): TextTest {
  const plain = plainPattern(template);
  return plain === undefined ? compileTokens(constantTokens(template)) : compileGlob(plain);
}

function variableTokens(part: TemplatePart & { kind: "variable" }, asking: Asking): Tokens | undefined {
  const value = substitute(part, asking.context);
  if (value === undefined) return undefined;
  const ambiguous = value.includes("*") || value.includes("?");
  return ambiguous && choose(asking, "variable-value-wildcards", "pattern")
    ? wildcardTokens(value)
    : literalTokens(value);
}
