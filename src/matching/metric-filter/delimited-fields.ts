/**
 * What a space-delimited pattern makes of a log event's text. CloudWatch Logs User Guide, "Using filter patterns to match terms in
 * space-delimited log events": what stands between brackets or double quotes is one field. Not documented, and so our reading: tabs and
 * line ends separate too; a bracket or quote that is never closed is a letter like any other; so is one inside a word.
 */
import type { DelimitedField, DelimitedPattern } from "./filter-pattern.ts";

/** `from` and `to` are the place of the whole field in the text, its brackets or quotes included. */
type Word = Readonly<{ value: string; from: number; to: number }>;

const BLANKS = /[ \t\r\n]*/y;
const LETTERS = /[^ \t\r\n]+/y;
const CLOSING: Readonly<Record<string, string>> = { "[": "]", '"': '"' };

/** In one pass over the text, and at most so many: what follows them is not looked at. */
function wordsIn(text: string, most: number): readonly Word[] {
  const words: Word[] = [];
  // What was not closed once is not closed later either.
  const unclosed = new Set<string>();
  for (let at = afterBlanks(text, 0); at < text.length && words.length < most; ) {
    const word = enclosedAt(text, at, unclosed) ?? plainAt(text, at);
    words.push(word);
    at = afterBlanks(text, word.to);
  }
  return words;
}

function afterBlanks(text: string, at: number): number {
  BLANKS.lastIndex = at;
  BLANKS.test(text);
  return BLANKS.lastIndex;
}

function enclosedAt(text: string, from: number, unclosed: Set<string>): Word | undefined {
  const closing = CLOSING[text[from] ?? ""];
  if (closing === undefined || unclosed.has(closing)) return undefined;
  const end = text.indexOf(closing, from + 1);
  if (end >= 0) return { value: text.slice(from + 1, end), from, to: end + 1 };
  unclosed.add(closing);
  return undefined;
}

function plainAt(text: string, from: number): Word {
  LETTERS.lastIndex = from;
  const value = LETTERS.exec(text)?.[0] ?? "";
  return { value, from, to: from + value.length };
}

/** A field of the pattern, what it stands for, and its place among the fields of the event, from 1. */
export type FieldFound = Readonly<{ field: DelimitedField | undefined; value: string; place: number }>;

/**
 * Undefined where the event has not the pattern's shape. An ellipsis stands for any number of fields, none included. Without one the
 * last field takes the rest of the event: so `[w1=ERROR, w2]` finds every event whose first word is ERROR, as the guide says of it. An
 * older edition counted fields exactly in such an example. No fields at all fit every event (CloudWatch Logs API Reference, TestMetricFilter).
 */
export function fieldsFound(
  { before, after, hasEllipsis }: DelimitedPattern,
  text: string,
): readonly FieldFound[] | undefined {
  const isOpen = hasEllipsis || before.length === 0;
  const words = wordsIn(text, isOpen ? Number.POSITIVE_INFINITY : before.length + 1);
  if (words.length < before.length + after.length) return undefined;
  const fitted = isOpen ? words : withRest(words, before.length, text);
  const firstAfter = fitted.length - after.length;
  return fitted.map(({ value }, index) => {
    const field = index < before.length ? before[index] : after[index - firstAfter];
    return { field, value, place: index + 1 };
  });
}

/** One word more than there are fields: what the last field stands for goes to the end. */
function withRest(words: readonly Word[], count: number, text: string): readonly Word[] {
  const last = words[count - 1];
  if (words.length <= count || last === undefined) return words;
  const rest = { value: text.slice(last.from).trimEnd(), from: last.from, to: text.length };
  return [...words.slice(0, count - 1), rest];
}

/** By `$name`, or `$1` where the pattern gives none, as TestMetricFilter answers. CloudWatch Logs API Reference, TestMetricFilter, examples. */
export function extractedValues(pattern: DelimitedPattern, text: string): ReadonlyMap<string, string> {
  const found = fieldsFound(pattern, text) ?? [];
  return new Map(found.map(({ field, value, place }) => [`$${field?.name ?? place}`, value]));
}
