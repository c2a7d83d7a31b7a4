/** Texts with Sigma's wildcards: `*` any run, `?` any one letter, a backslash before either or before itself. */

const RUN: unique symbol = Symbol("any run of letters");
const ONE: unique symbol = Symbol("any one letter");
type Token = string | typeof RUN | typeof ONE;

/** Each token is one letter (as written) or a wildcard. */
export type SigmaText = Readonly<{ tokens: readonly Token[] }>;

export function parseSigmaText(text: string): SigmaText {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? "";
    const next = text[at + 1];
    if (letter === "\\" && next !== undefined && "*?\\".includes(next)) {
      tokens.push(next);
      at++;
    } else tokens.push(letter === "*" ? RUN : letter === "?" ? ONE : letter);
  }
  return { tokens };
}

export const plainText = (text: string): SigmaText => ({ tokens: [...text.split("")] });

export type Anchoring = "whole" | "startswith" | "endswith" | "contains";

/** Lets anything stand before or behind. */
export function anchored({ tokens }: SigmaText, anchoring: Anchoring): SigmaText {
  const before: readonly Token[] = anchoring === "endswith" || anchoring === "contains" ? [RUN] : [];
  const behind: readonly Token[] = anchoring === "startswith" || anchoring === "contains" ? [RUN] : [];
  return { tokens: [...before, ...tokens, ...behind] };
}

/** The text without wildcards, or undefined where it has some. */
export function literalText({ tokens }: SigmaText): string | undefined {
  const letters = tokens.filter((each) => typeof each === "string");
  return letters.length === tokens.length ? letters.join("") : undefined;
}

/** A matcher for this text; without `isCased` letters match in either case. At most tokens times letters. */
export function textMatcher({ tokens }: SigmaText, isCased: boolean): (value: string) => boolean {
  const folded = tokens.map((each) => (typeof each === "string" && !isCased ? each.toLowerCase() : each));
  const matches = plainMatcher(folded) ?? ((value: string) => matchesTokens(folded, value));
  return (value) => matches(isCased ? value : value.toLowerCase());
}

/** Most texts have wildcards at their ends or none, and need no search; undefined for the others. */
function plainMatcher(tokens: readonly Token[]): ((value: string) => boolean) | undefined {
  const isOpenBefore = tokens[0] === RUN;
  const isOpenBehind = tokens.length > 1 && tokens.at(-1) === RUN;
  const within = tokens.slice(isOpenBefore ? 1 : 0, isOpenBehind ? -1 : undefined);
  const text = literalText({ tokens: within });
  if (text === undefined) return undefined;
  if (isOpenBefore) return isOpenBehind ? (value) => value.includes(text) : (value) => value.endsWith(text);
  return isOpenBehind ? (value) => value.startsWith(text) : (value) => value === text;
}

function matchesTokens(tokens: readonly Token[], value: string): boolean {
  let token = 0;
  let at = 0;
  let lastRun = -1;
  let resumeAt = 0;
  while (at < value.length) {
    const wanted = tokens[token];
    if (wanted === RUN) {
      lastRun = token++;
      resumeAt = at;
    } else if (wanted !== undefined && (wanted === ONE || wanted === value[at])) {
      token++;
      at++;
    } else if (lastRun >= 0) {
      token = lastRun + 1;
      at = ++resumeAt;
    } else return false;
  }
  while (tokens[token] === RUN) token++;
  return token === tokens.length;
}
