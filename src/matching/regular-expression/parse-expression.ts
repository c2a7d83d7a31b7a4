/** Reads a regular expression; what needs backtracking (look-around, back-references) is refused by name and place. */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { Assertion, Expression, ExpressionProblem, Flags, LetterRanges } from "./expression.ts";
import {
  ANY,
  DIGITS,
  EXCEPT_LINE_ENDS,
  inBothCases,
  joined,
  onlyLetter,
  SPACE,
  WORD,
  without,
} from "./letter-ranges.ts";

const MAX_LENGTH = 2_000;
const MAX_DEPTH = 50;
const MAX_REPEAT = 1_000;
const BOUNDS = /\{(\d{1,4})(,(\d{1,4})?)?\}/y;
const INLINE_FLAGS = /\(\?([ims]+)\)/y;
const NAMED_GROUP = /\(\?P?<([A-Za-z_]\w*)>/y;

const CLASSES: ReadonlyMap<string, LetterRanges> = new Map([
  ["d", DIGITS],
  ["D", without(DIGITS)],
  ["w", WORD],
  ["W", without(WORD)],
  ["s", SPACE],
  ["S", without(SPACE)],
]);
const CONTROLS: ReadonlyMap<string, number> = new Map([
  ["n", 10],
  ["r", 13],
  ["t", 9],
  ["f", 12],
  ["v", 11],
  ["0", 0],
]);
const ASSERTIONS: ReadonlyMap<string, Assertion> = new Map([
  ["b", "boundary"],
  ["B", "noBoundary"],
  ["A", "textStart"],
  ["z", "textEnd"],
  ["Z", "textEnd"],
]);

class NotUnderstood extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

export function parseExpression(text: string, flags: Flags): Result<Expression, ExpressionProblem> {
  try {
    if (text.length > MAX_LENGTH)
      throw new NotUnderstood(MAX_LENGTH, `expected at most ${MAX_LENGTH} characters, saw ${text.length}`);
    return accept(new ExpressionReader(text, flags).readAll());
  } catch (problem) {
    if (!(problem instanceof NotUnderstood)) throw problem;
    return refuse({ at: problem.at, message: problem.message });
  }
}

class ExpressionReader {
  #flags: Flags;
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string, flags: Flags) {
    this.#text = text;
    this.#flags = flags;
  }

  readAll(): Expression {
    const inline = this.#take(INLINE_FLAGS)?.[1] ?? "";
    this.#flags = {
      ignoresCase: this.#flags.ignoresCase || inline.includes("i"),
      multiLine: this.#flags.multiLine || inline.includes("m"),
      dotAll: this.#flags.dotAll || inline.includes("s"),
    };
    const expression = this.#either();
    if (this.#at < this.#text.length) this.#fail("this parenthesis closes nothing");
    return expression;
  }

  #either(): Expression {
    const branches = [this.#sequence()];
    while (this.#text[this.#at] === "|") {
      this.#at++;
      branches.push(this.#sequence());
    }
    return branches.length === 1 && branches[0] !== undefined ? branches[0] : { kind: "either", branches };
  }

  #sequence(): Expression {
    const parts: Expression[] = [];
    for (let letter = this.#text[this.#at]; letter !== undefined; letter = this.#text[this.#at]) {
      if (letter === "|" || letter === ")") break;
      parts.push(this.#repeated(this.#one(letter)));
    }
    return { kind: "sequence", parts };
  }

  #repeated(part: Expression): Expression {
    const [min, max] = this.#quantifier();
    if (min === 1 && max === 1) return part;
    if (part.kind === "assertion") this.#fail("nothing to repeat");
    const next = this.#text[this.#at];
    // Lazy or greedy makes no difference to whether there is a match.
    if (next === "?") this.#at++;
    else if (next === "+") this.#fail("possessive quantifiers are not supported");
    else if (next === "*") this.#fail("nothing to repeat");
    return { kind: "repeat", part, min, max };
  }

  #quantifier(): readonly [number, number | undefined] {
    const letter = this.#text[this.#at];
    if (letter === "*" || letter === "+" || letter === "?") {
      this.#at++;
      return [letter === "+" ? 1 : 0, letter === "?" ? 1 : undefined];
    }
    const start = this.#at;
    const bounds = letter === "{" ? this.#take(BOUNDS) : undefined;
    if (bounds === undefined) return [1, 1];
    const min = Number(bounds[1]);
    const max = bounds[2] === undefined ? min : bounds[3] === undefined ? undefined : Number(bounds[3]);
    if ((max ?? min) > MAX_REPEAT) this.#fail(`expected at most ${MAX_REPEAT} repetitions`, start);
    if (max !== undefined && max < min) this.#fail("the upper bound is below the lower one", start);
    return [min, max];
  }

  #one(letter: string): Expression {
    switch (letter) {
      case "(":
        return this.#group();
      case "[":
        return { kind: "letter", ranges: this.#set() };
      case "\\":
        return this.#escape();
      case ".":
        this.#at++;
        return { kind: "letter", ranges: this.#flags.dotAll ? ANY : EXCEPT_LINE_ENDS };
      case "^":
        this.#at++;
        return { kind: "assertion", assertion: this.#flags.multiLine ? "lineStart" : "textStart" };
      case "$":
        this.#at++;
        return { kind: "assertion", assertion: this.#flags.multiLine ? "lineEnd" : "textEnd" };
      case "*":
      case "+":
      case "?":
        return this.#fail("nothing to repeat");
      default:
        this.#at++;
        return this.#letter(onlyLetter(letter.charCodeAt(0)));
    }
  }

  #group(): Expression {
    const start = this.#at;
    if (this.#text.startsWith("(?:", start)) this.#at += 3;
    else if (this.#take(NAMED_GROUP) === undefined) {
      if (/^\(\?<?[=!]/.test(this.#text.slice(start, start + 4))) this.#fail("look-around is not supported");
      if (this.#text[start + 1] === "?")
        this.#fail(`the group \`${this.#text.slice(start, start + 3)}\` is not supported`);
      this.#at++;
    }
    if (++this.#depth > MAX_DEPTH) this.#fail(`groups may not be nested deeper than ${MAX_DEPTH} levels`);
    const inner = this.#either();
    this.#depth--;
    if (this.#text[this.#at] !== ")") this.#fail("this parenthesis is never closed", start);
    this.#at++;
    return inner;
  }

  #escape(): Expression {
    const letter = this.#text[this.#at + 1];
    if (letter === undefined) return this.#fail("a backslash at the end escapes nothing");
    const assertion = ASSERTIONS.get(letter);
    if (assertion !== undefined) {
      this.#at += 2;
      return { kind: "assertion", assertion };
    }
    return this.#letter(this.#escapedLetters(letter));
  }

  #escapedLetters(letter: string): LetterRanges {
    const start = this.#at;
    this.#at += 2;
    const named = CLASSES.get(letter);
    if (named !== undefined) return named;
    const control = CONTROLS.get(letter);
    if (control !== undefined) return onlyLetter(control);
    if (letter === "x" || letter === "u") return onlyLetter(this.#hexadecimal(start, letter === "x" ? 2 : 4));
    if (/[1-9k]/.test(letter)) this.#fail("back-references are not supported", start);
    if (/[A-Za-z]/.test(letter)) this.#fail(`the escape \`\\${letter}\` is not supported`, start);
    return onlyLetter(letter.charCodeAt(0));
  }

  #hexadecimal(start: number, digits: number): number {
    const text = this.#text.slice(this.#at, this.#at + digits);
    if (text.length !== digits || !/^[0-9a-fA-F]+$/.test(text))
      this.#fail(`expected ${digits} hexadecimal digits`, start);
    this.#at += digits;
    return Number.parseInt(text, 16);
  }

  #set(): LetterRanges {
    const start = this.#at++;
    const isNegated = this.#text[this.#at] === "^";
    if (isNegated) this.#at++;
    const ranges: (readonly [number, number])[] = [];
    for (let first = true; first || this.#text[this.#at] !== "]"; first = false) {
      if (this.#text[this.#at] === undefined) this.#fail("this bracket is never closed", start);
      ranges.push(...this.#range());
    }
    this.#at++;
    const set = this.#flags.ignoresCase ? inBothCases(ranges) : joined(ranges);
    return isNegated ? without(set) : set;
  }

  #range(): LetterRanges {
    const start = this.#at;
    if (this.#text.startsWith("[:", start)) this.#fail("POSIX classes are not supported");
    const low = this.#setLetter();
    if (this.#text[this.#at] !== "-" || "]".includes(this.#text[this.#at + 1] ?? "]")) return low;
    this.#at++;
    const high = this.#setLetter();
    const [bottom, top] = [low[0]?.[0] ?? 0, high[0]?.[1] ?? 0];
    if (isMany(low) || isMany(high) || bottom > top) this.#fail("this range is out of order", start);
    return [[bottom, top]];
  }

  #setLetter(): LetterRanges {
    const letter = this.#text[this.#at];
    if (letter === undefined) return this.#fail("this bracket is never closed");
    if (letter !== "\\") {
      this.#at++;
      return onlyLetter(letter.charCodeAt(0));
    }
    const escaped = this.#text[this.#at + 1];
    if (escaped === undefined) return this.#fail("a backslash at the end escapes nothing");
    if (escaped === "b") {
      this.#at += 2;
      return onlyLetter(8);
    }
    return this.#escapedLetters(escaped);
  }

  #letter(ranges: LetterRanges): Expression {
    return { kind: "letter", ranges: this.#flags.ignoresCase ? inBothCases(ranges) : ranges };
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text) ?? undefined;
    if (found !== undefined) this.#at += found[0].length;
    return found;
  }

  #fail(message: string, at = this.#at): never {
    throw new NotUnderstood(at, message);
  }
}

const isMany = (ranges: LetterRanges): boolean => ranges.length !== 1 || ranges[0]?.[0] !== ranges[0]?.[1];
