/** Plain JSON values without what need not be said. */
import type { Json } from "../../kernel/index.ts";

export type JsonObject = Readonly<Record<string, Json>>;

/** The members that are there; undefined, empty lists and empty mappings stay out. */
export function present(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).filter(
      (member): member is [string, Json] => member[1] !== undefined && !isEmpty(member[1]),
    ),
  );
}

function isEmpty(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

export const fromMap = <V>(map: ReadonlyMap<string, V>, describe: (value: V) => Json): JsonObject =>
  Object.fromEntries([...map].map(([key, value]) => [key, describe(value)]));

export const tagsOf = (tags: ReadonlyMap<string, string>): JsonObject => fromMap(tags, (value) => value);

/** A document as a mapping when that is written out as the same text again, else the text itself. */
export function documentOf(text: string): Json {
  const value = parsedObject(text);
  return value !== undefined && JSON.stringify(value) === text ? value : text;
}

function parsedObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
