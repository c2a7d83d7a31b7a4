/** Settings and documents in the words of a responder: who is let in, and what is set to what. */
import { canonicalJson } from "../kernel/index.ts";
import { digestOf } from "./baseline-facts.ts";

/** Longer texts are told by their digest. */
const LONGEST = 200;

/** A short text as it is, whatever its blanks; a long one by its digest. */
export function textOf(document: string): string {
  const parsed = parsedOf(document);
  const text = parsed === undefined ? document : canonicalJson(parsed);
  return text.length > LONGEST ? digestOf(document) : text;
}

/** `Name value` for each member that is set, but for those that are left out; times are no settings. */
export function settingsOf(described: object, ...leftOut: readonly string[]): readonly string[] {
  return Object.entries(described)
    .filter(([name, value]) => !leftOut.includes(name) && isSetting(value))
    .map(([name, value]) => `${name} ${typeof value === "string" ? value : textOf(canonicalJson(plain(value)))}`);
}

const isSetting = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== "" && !(value instanceof Date);

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/** `Key=value`, as tags are written. */
export const tagsIn = (
  tags: readonly Readonly<{ Key?: string | undefined; Value?: string | undefined }>[] | undefined,
): readonly string[] => (tags ?? []).map(({ Key = "", Value = "" }) => `${Key}=${Value}`);

/** Whom a resource's or a role's policy lets in and to what, with the digest of the whole; undefined for no policy. */
export function wordsOnPolicy(document: string | undefined): string | undefined {
  if (document === undefined || document === "") return undefined;
  const statements = membersOf(parsedOf(document)).Statement;
  const listed = Array.isArray(statements) ? statements : [statements];
  const words = [...new Set(listed.map(wordsOnStatement))].join("; ");
  const shown = words.length > 2 * LONGEST ? `${words.slice(0, 2 * LONGEST)}…` : words;
  return `${shown} (${digestOf(document)})`;
}

function wordsOnStatement(statement: unknown): string {
  const { Effect, Principal, NotPrincipal, Action, NotAction, Condition } = membersOf(statement);
  const who = NotPrincipal === undefined ? principalsIn(Principal) : `all but ${principalsIn(NotPrincipal)}`;
  const what = NotAction === undefined ? textsIn(Action).join(", ") : `all but ${textsIn(NotAction).join(", ")}`;
  const when = Condition === undefined ? "" : ", on conditions";
  return `${Effect === "Deny" ? "denies" : "lets in"} ${who}: ${what}${when}`;
}

function principalsIn(principal: unknown): string {
  const named = typeof principal === "object" && principal !== null ? Object.values(principal) : [principal];
  const texts = named.flatMap(textsIn);
  return texts.includes("*") ? "everybody" : texts.join(", ");
}

const textsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

/** Documents come as JSON, or as JSON that is escaped for an address; undefined for anything else. */
function parsedOf(document: string): unknown {
  try {
    const text = document.startsWith("%7B") ? decodeURIComponent(document) : document;
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
