/** What somebody probably means who writes as in YAML 1.1, in abbreviations, or a policy where its frame belongs. */
import { didYouMean } from "./suggestion.ts";

const SWITCH_WORDS: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "on", "y"].map((word) => [word, true] as const),
  ...["false", "no", "off", "n"].map((word) => [word, false] as const),
]);

export function switchMeant(text: string): string | undefined {
  const meant = SWITCH_WORDS.get(text.toLowerCase());
  return meant === undefined ? undefined : `write \`${meant}\`, without quotes`;
}

/** The nearest word, or the one of which it is the abbreviation: SCP is SERVICE_CONTROL_POLICY. */
export function wordMeant(word: string, words: readonly string[]): string | undefined {
  const initialsOf = (each: string): string => each.replace(/([A-Z])[A-Z]*_?/g, "$1");
  const spelledOut = word.length < 2 ? [] : words.filter((each) => initialsOf(each) === word.toUpperCase());
  return spelledOut.length === 1 ? `did you mean \`${spelledOut[0]}\`?` : didYouMean(word, words);
}

const MERGE_KEY = "YAML 1.2 has no merge keys: write the keys out; `&name` and `*name` repeat whole values";
const POLICY_KEYS = new Set(["Version", "Id", "Statement"]);

export function keyMeant(key: string, known: readonly string[]): string {
  if (key === "<<") return MERGE_KEY;
  if (POLICY_KEYS.has(key) && known.includes("document")) return "the policy itself belongs under `document`";
  return didYouMean(key, known) ?? `known keys: ${known.map((each) => `\`${each}\``).join(", ")}`;
}
