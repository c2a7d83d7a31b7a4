/** A place in a filter pattern that moves forward, and the words that both kinds of pattern share. */
import { compileExpression, type RegularExpression } from "../regular-expression/regular-expression.ts";

/** Travels from the depth of the parser to its front door and never further. */
export class FilterRefused extends Error {
  override readonly name = "FilterRefused";
  readonly at: number;
  readonly isForeign: boolean;
  constructor(at: number, message: string, isForeign = false) {
    super(message);
    this.at = at;
    this.isForeign = isForeign;
  }
}

const BLANK = /[ \t\r\n]*/y;
/** What the guide lists: letters, digits, symbols, operators; parentheses are not supported. Escaped, any ASCII letter may stand. */
const EXPRESSION_LETTERS = /^(?:[A-Za-z0-9:_#=@/;,\-^$?[\]{}|*+.]|\\[\x20-\x7e])*$/;

export class FilterCursor {
  readonly text: string;
  at = 0;
  /** How many regular expressions were read; a pattern may have two. */
  expressions = 0;

  constructor(text: string) {
    this.text = text;
  }

  fail(message: string, at = this.at): never {
    throw new FilterRefused(at, message);
  }

  /** For what CloudWatch Logs takes, and is not judged here. */
  failForeign(message: string, at = this.at): never {
    throw new FilterRefused(at, message, true);
  }

  skipBlank(): void {
    BLANK.lastIndex = this.at;
    BLANK.test(this.text);
    this.at = BLANK.lastIndex;
  }

  /** Moves past `token` (after blanks) and says whether it was there. */
  take(token: string): boolean {
    this.skipBlank();
    if (!this.text.startsWith(token, this.at)) return false;
    this.at += token.length;
    return true;
  }

  /** A sticky expression at this very place. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** What stands here, for a message. */
  seen(): string {
    const letter = this.text[this.at];
    return letter === undefined ? "the end of the pattern" : `\`${this.text.slice(this.at, this.at + 20)}\``;
  }

  /** The opening quote stands here. A backslash lets a quote or a backslash stand. */
  quoted(): string {
    const start = this.at;
    let text = "";
    for (this.at++; this.at < this.text.length; this.at++) {
      const letter = this.text[this.at];
      if (letter === '"') {
        this.at++;
        return text;
      }
      const next = this.text[this.at + 1];
      if (letter === "\\" && (next === '"' || next === "\\")) this.at++;
      text += this.text[this.at];
    }
    return this.fail("this quote is never closed", start);
  }

  /** The opening percent sign stands here. */
  expression(): RegularExpression {
    const start = this.at;
    const end = this.text.indexOf("%", start + 1);
    if (end < 0) this.fail("this `%` is never closed", start);
    const text = this.text.slice(start + 1, end);
    if (text === "") this.fail("expected a regular expression between the percent signs", start);
    if (!EXPRESSION_LETTERS.test(text)) this.fail(notAllowed(text), start);
    const compiled = compileExpression(text);
    if (!compiled.ok)
      return this.fail(`not a regular expression: ${compiled.refusal.message}`, start + 1 + compiled.refusal.at);
    if (++this.expressions > 2) this.fail("expected at most two regular expressions in one pattern", start);
    this.at = end + 1;
    return compiled.value;
  }
}

const notAllowed = (text: string): string =>
  `\`%${text}%\` has a letter that CloudWatch Logs does not allow in regular expressions (no parentheses, blanks or letters beyond ASCII)`;
