/** Did you mean: the sentences of the vocabulary that a step nearly says, compared word by word; a parameter stands for what fits it. */
import { nearest } from "../kernel/index.ts";

const MOST_SENTENCES = 3;
/** No sentence has so many words; a step that has more is near to none. */
const MOST_WORDS = 40;
const LONGEST_WORD = 40;

/** What else is paid when words differ; a word that is missing, surplus or another costs 1. */
const SLIP = 0.4;
const FORGOTTEN_QUOTES = 0.5;
const ARTICLE = 0.5;
/** Nobody looks whether what stands for a phrase is one that is known. */
const PHRASE = 0.2;
/** How much of a sentence may differ. */
const NEAR = 0.34;
/** A sentence that is so much farther than the nearest is not told beside it. */
const CLOSE_BY = 0.75;

type Part = Readonly<{ kind: "word" | "quoted" | "number" | "any" | "service" | "operation" | "phrase"; text: string }>;

/** The nearest first, as `orgdrill steps` lists them; none when no sentence is near. The work is bounded whatever the text. */
export function nearestSentences(text: string, patterns: readonly string[]): readonly string[] {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > MOST_WORDS) return [];
  const slips = new Map<string, boolean>();
  const ranked = patterns
    .map((pattern) => ({ pattern, parts: partsOf(pattern) }))
    .filter(({ parts }) => parts.length <= MOST_WORDS)
    .map(({ pattern, parts }) => ({ pattern, cost: costOf(parts, words, slips), room: parts.length }))
    .filter(({ cost, room }) => cost <= Math.max(1, room * NEAR))
    .sort((left, right) => left.cost - right.cost);
  const [first] = ranked;
  return ranked
    .filter(({ cost }) => first !== undefined && cost <= first.cost + CLOSE_BY)
    .slice(0, MOST_SENTENCES)
    .map(({ pattern }) => shownSentence(pattern));
}

/** A pattern that is a regular expression, written like the others: what is quoted is `{string}`. */
export const shownSentence = (pattern: string): string =>
  pattern.replace(/^\^(.*)\$$/s, "$1").replaceAll('"([^"]+)"', "{string}");

/** Something in quotes is one word, `isn't` is two; at most one more than is looked at. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  const written = text.replaceAll(/"[^"]*"|n['’]t\b/gi, (each) => (each.startsWith('"') ? each : " not"));
  for (const [word] of written.matchAll(/"[^"]*"|[^\s"]+|"/g)) {
    if (words.length > MOST_WORDS) break;
    words.push(word.length > LONGEST_WORD && !word.startsWith('"') ? word.slice(0, LONGEST_WORD) : word);
  }
  return words;
}

/** Parameters that are made of several words in a known order. */
const WRITTEN_OUT: ReadonlyMap<string, string> = new Map([
  ["{principal}", "{string} in {string}"],
  ["{invitation}", "the invitation of {string} to {string}"],
  ["{call}", "{service} {operation}"],
  ["{struck}", "the {phrase} {string}"],
]);

const KINDS: ReadonlyMap<string, Part["kind"]> = new Map([
  ["{string}", "quoted"],
  ["{int}", "number"],
  ["{float}", "number"],
  ["{word}", "any"],
  ["{service}", "service"],
  ["{operation}", "operation"],
]);

/** A group of alternatives, in a pattern that is a regular expression, is a phrase. */
const partsOf = (pattern: string): readonly Part[] =>
  shownSentence(pattern)
    .replaceAll(/\((?!s\))[^()]*\)/g, "{phrase}")
    .replaceAll(/\{[a-zA-Z]+\}/g, (name) => WRITTEN_OUT.get(name) ?? name)
    .split(" ")
    .map((text) => ({ text: text.toLowerCase(), kind: KINDS.get(text) ?? (/^\{.*\}/.test(text) ? "phrase" : "word") }));

/** The cheapest way from the sentence to the words, one row of the table at a time. */
function costOf(parts: readonly Part[], words: readonly string[], slips: Map<string, boolean>): number {
  let before = [0];
  for (const word of words) before.push((before.at(-1) ?? 0) + surplus(word));
  for (const part of parts) {
    const row = [(before[0] ?? 0) + surplus(part.text)];
    for (const [index, word] of words.entries()) {
      const further = part.kind === "phrase" ? PHRASE : surplus(word);
      row.push(
        Math.min(
          (before[index] ?? 0) + difference(part, word, slips),
          (before[index + 1] ?? 0) + surplus(part.text),
          (row[index] ?? 0) + further,
        ),
      );
    }
    before = row;
  }
  return before.at(-1) ?? 0;
}

const surplus = (word: string): number => (/^(the|an?)$/i.test(word) ? ARTICLE : 1);

function difference({ kind, text }: Part, word: string, slips: Map<string, boolean>): number {
  const isQuoted = word.startsWith('"');
  switch (kind) {
    case "phrase":
      return isQuoted ? FORGOTTEN_QUOTES : PHRASE;
    case "service":
      return /^[a-z][a-z0-9]*$/.test(word) ? 0 : 1;
    case "operation":
      return /^[A-Z]/.test(word) ? 0 : 1;
    case "any":
      return isQuoted ? FORGOTTEN_QUOTES : 0;
    case "quoted":
      return isQuoted ? 0 : FORGOTTEN_QUOTES;
    case "number":
      return /^\d+$/.test(word) ? 0 : 1;
    case "word":
      return wordDifference(text, word.toLowerCase(), slips);
  }
}

function wordDifference(expected: string, word: string, slips: Map<string, boolean>): number {
  if (
    expected === word ||
    (expected.endsWith("(s)") && [expected.slice(0, -3), `${expected.slice(0, -3)}s`].includes(word))
  )
    return 0;
  if (expected.length < 4 || word.startsWith('"')) return 1;
  const key = `${expected} ${word}`;
  const isSlip = slips.get(key) ?? nearest(word, [expected]) !== undefined;
  slips.set(key, isSlip);
  return isSlip ? SLIP : 1;
}
