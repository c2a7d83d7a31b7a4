/** Names that have been given up: fields that CloudTrail's documents called otherwise before, and techniques that ATT&CK has revoked. */
import { currentTechnique, techniqueNamed } from "../../catalogue/index.ts";
import { placeAt, sourceOf } from "../document/source.ts";
import type { DetectionFinding } from "./detection-finding.ts";

/** aws-facts 1.5: the documents before 2026-08-04 had the first of each, those since have the second. */
const FIELDS: readonly (readonly [old: string, current: string])[] = [
  ["departedMethod", "departureMethod"],
  ["departedTime", "departureTime"],
];
const TECHNIQUE = /\b[tT]\d{4}(?:\.[aA]?\d{3})?\b/g;

/** In the order of the text. A file that has both names waits for either, as it should while AWS's own pages disagree. */
export function lintRenames(file: string, text: string): readonly DetectionFinding[] {
  const source = sourceOf(file, text);
  const fields = FIELDS.filter(([, current]) => !text.includes(current)).flatMap(([old, current]) =>
    placesOf(text, old).map((at) => ({
      rule: "renamed-field",
      severity: "warning" as const,
      ...placeAt(source, at),
      message: `AWS's documents call \`${old}\` \`${current}\` since August 2026: no record may have it`,
      instead: `\`${current}\` beside it`,
    })),
  );
  return [...fields, ...[...text.matchAll(TECHNIQUE)].flatMap((found) => revoked(found, source))];
}

function revoked({ 0: id, index }: RegExpExecArray, source: ReturnType<typeof sourceOf>): readonly DetectionFinding[] {
  const technique = techniqueNamed(id.toUpperCase());
  const current = technique && currentTechnique(technique.id);
  if (technique?.replacedBy === undefined || current === undefined) return [];
  return [
    {
      rule: "revoked-technique",
      severity: "suggestion",
      ...placeAt(source, index),
      message: `ATT&CK ${technique.revokedIn} has revoked ${technique.id}: ${current.name} takes its place`,
      instead: current.id,
    },
  ];
}

function placesOf(text: string, word: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}
