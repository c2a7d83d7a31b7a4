/** Tags of a trail. CloudTrail API Reference: AddTags, "Limit: 50". */
import type { LoggingRefusal } from "./refusals.ts";

const MAX_TAGS = 50;

type Pairs = readonly (readonly [key: string, value: string])[];

/** What is wrong with tags that are to be added to those that are there. */
export function tagsProblem(
  tags: Pairs,
  existing: ReadonlyMap<string, string> = new Map(),
): LoggingRefusal | undefined {
  const keys = new Set(tags.map(([key]) => key));
  if (keys.size < tags.length) return { kind: "DuplicateTagKeys" };
  return new Set([...existing.keys(), ...keys]).size > MAX_TAGS ? { kind: "TooManyTags" } : undefined;
}
