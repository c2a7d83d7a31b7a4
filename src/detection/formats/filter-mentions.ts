/** The fields that a filter pattern looks at, and the event names, sources and error codes that it waits for. */
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
    eventNameParts: found.get("$.eventName*") ?? [],
    eventSources: found.get("$.eventSource") ?? [],
    errorCodes: found.get("$.errorCode") ?? [],
    fields: found.get("") ?? [],
  };
}

function collect(condition: Condition, placeOf: PlaceOf, found: Map<string, Mention[]>): void {
  if ("parts" in condition) {
    for (const part of condition.parts) collect(part, placeOf, found);
    return;
  }
  const { source, at } = placeOf(condition.at);
  const note = (key: string, text: string): void => {
    found.set(key, [...(found.get(key) ?? []), { text, place: placeAt(source, at) }]);
  };
  const { selector } = condition;
  const [first] = selector.steps;
  if (first?.kind === "key") note("", first.name);
  if (condition.kind !== "equals" || !condition.wanted || condition.operand.kind !== "text") return;
  const { text, pieces } = condition.operand;
  note(pieces.length > 1 ? `${selector.text}*` : selector.text, text);
}
