/** Text that others chose, made fit to print: nothing invisible, nothing that moves a cursor or turns the reading direction. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Shows what cannot be printed as `\u{1b}`; line ends and tabs stay. */
export const printable = (text: string): string => text.replaceAll("\r\n", "\n").replaceAll(UNPRINTABLE, named);

const named = (character: string): string =>
  character === "\n" || character === "\t" ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** The same on one line. */
export const oneLine = (text: string): string => printable(text).replaceAll(/\s+/g, " ").trim();

export type Segment = Readonly<{ kind: "words" | "code"; text: string }>;

/** Splits a sentence at its backticks; a backtick without a partner is an ordinary character. */
export function segmentsOf(text: string): readonly Segment[] {
  return text
    .split(/(`[^`]+`)/)
    .filter((part) => part !== "")
    .map((part) =>
      /^`[^`]+`$/.test(part) ? { kind: "code", text: part.slice(1, -1) } : { kind: "words", text: part },
    );
}

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** `one account`, `three accounts`, `14 accounts`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${WORDS[count] ?? count} ${count === 1 ? one : many}`;
}

/** `1 account`, `3 accounts`: for denominators. */
export const numbered = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The beginning of a long text, and how much was left out; whole where saying so would take more room than the rest. */
export function shortened(text: string, most: number): string {
  const cut = `${text.slice(0, most)}… (${text.length - most} more characters)`;
  return text.length <= Math.max(most, cut.length) ? text : cut;
}
