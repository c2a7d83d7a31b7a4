/** Walks over the words of a query; the first thing that does not fit is kept, and ends the walk. */
import type { Token } from "./tokens.ts";

export class StatementReader {
  readonly #tokens: readonly Token[];
  #place = 0;
  #problem: string | undefined;

  /** The last token is the end. */
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get problem(): string | undefined {
    return this.#problem;
  }

  /** The token at hand, or one of those behind it; past a problem there is only the end. */
  peek(ahead = 0): Token {
    const last = this.#tokens.length - 1;
    const place = this.#problem === undefined ? Math.min(this.#place + ahead, last) : last;
    return this.#tokens[place] ?? { kind: "end", text: "the end", at: 1 };
  }

  take(): Token {
    const token = this.peek();
    if (this.#place < this.#tokens.length - 1) this.#place++;
    return token;
  }

  isWord(word: string, ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === "word" && text.toUpperCase() === word;
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === "symbol" && text === symbol;
  }

  skipWord(word: string): boolean {
    const isThere = this.isWord(word);
    if (isThere) this.take();
    return isThere;
  }

  skipSymbol(symbol: string): boolean {
    const isThere = this.isSymbol(symbol);
    if (isThere) this.take();
    return isThere;
  }

  needWord(word: string): void {
    if (!this.skipWord(word)) this.fail(`\`${word}\``);
  }

  needSymbol(symbol: string): void {
    if (!this.skipSymbol(symbol)) this.fail(`\`${symbol}\``);
  }

  fail(expected: string, { kind, text, at }: Token = this.peek()): void {
    const seen = kind === "end" ? "the end" : `\`${text.slice(0, 100)}\``;
    this.object(`expected ${expected}, saw ${seen} at character ${at}; the rest of SQL is not emulated`);
  }

  /** A problem in words of its own. */
  object(problem: string): void {
    this.#problem ??= problem;
  }
}
