/** A statement as it was written: its elements by name, and their texts where they are texts. */
import type { JsonValue } from "../../../../authorization/index.ts";

export type WrittenStatement = ReadonlyMap<string, JsonValue>;

/** The statements of a document, or undefined where there is no object, no list of objects or nothing in it. */
export function writtenStatements(document: JsonValue | undefined): readonly WrittenStatement[] | undefined {
  const statement = membersOf(document)?.get("Statement");
  const written = listOf(statement).map(membersOf);
  const statements = written.filter((each) => each !== undefined);
  return statements.length === 0 || statements.length < written.length ? undefined : statements;
}

export const membersOf = (value: JsonValue | undefined): WrittenStatement | undefined =>
  value?.kind === "object" ? new Map(value.members.map((member) => [member.key, member.value])) : undefined;

/** A single value counts as a list of one, nothing as an empty list. */
export const listOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  value === undefined ? [] : value.kind === "array" ? value.elements : [value];

/** The strings among the values of `Resource` or of its twin, or of whatever pair is asked for. */
export const textsOf = (statement: WrittenStatement, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => listOf(statement.get(name))).flatMap((each) => (each.kind === "string" ? [each.text] : []));
