/** The event names and sources that a filter pattern waits for. */
import type { Condition, FilterPattern } from "../../matching/index.ts";
import { placeAt, type Source } from "../document/source.ts";
import { type Mention, type Mentions, NO_MENTIONS } from "../loaded-detection.ts";

type PlaceOf = (offset: number) => Readonly<{ source: Source; at: number }>;

export function mentionsInFilter(pattern: FilterPattern, placeOf: PlaceOf): Mentions {
  const found = new Map<string, Mention[]>();
  if (pattern.kind === "json") collect(pattern.condition, placeOf, found);
  return {
    ...NO_MENTIONS,
    eventNames: found.get("$.eventName") ?? [],
    eventSources: found.get("$.eventSource") ?? [],
  };
}

function collect(condition: Condition, placeOf: PlaceOf, found: Map<string, Mention[]>): void {
  if (condition.kind === "and" || condition.kind === "or") {
    for (const part of condition.parts) collect(part, placeOf, found);
    return;
  }
  if (condition.kind !== "equals" || !condition.wanted || condition.operand.kind !== "text") return;
  const { text, pieces } = condition.operand;
  if (pieces.length > 1) return;
  const { source, at } = placeOf(condition.at);
  const mention = { text, place: placeAt(source, at) };
  found.set(condition.selector.text, [...(found.get(condition.selector.text) ?? []), mention]);
}
