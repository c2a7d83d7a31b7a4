/** A Sigma condition: `or`, `and`, `not`, `1 of x*`, `all of them`, parentheses, in ascending order of binding. */
import type { Mistakes } from "../../document/source.ts";
import type { Selection, SigmaCondition } from "./sigma-rule.ts";

type Token = Readonly<{ text: string; at: number }>;
export type Selections = ReadonlyMap<string, Selection>;

const TOKEN = /[()|]|[^\s()|]+/g;
const NOTHING: SigmaCondition = { kind: "or", parts: [] };
const MAX_DEPTH = 50;

class NotUnderstood extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

/** `at` is the offset of the text in the file. Which searches the condition uses is added to `used`. */
export function parseCondition(
  { text, at }: Token,
  selections: Selections,
  { mistakes, used }: Readonly<{ mistakes: Mistakes; used: Set<string> }>,
): SigmaCondition {
  try {
    const tokens = [...text.matchAll(TOKEN)].map((found) => ({ text: found[0], at: at + found.index }));
    return new ConditionReader(tokens, { selections, used, end: at + text.length }).readAll();
  } catch (problem) {
    if (!(problem instanceof NotUnderstood)) throw problem;
    mistakes.add(problem.at, problem.message);
    return NOTHING;
  }
}

type Scope = Readonly<{ selections: Selections; used: Set<string>; end: number }>;

class ConditionReader {
  readonly #tokens: readonly Token[];
  readonly #scope: Scope;
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], scope: Scope) {
    this.#tokens = tokens;
    this.#scope = scope;
  }

  readAll(): SigmaCondition {
    const condition = this.#either();
    const rest = this.#tokens[this.#next];
    if (rest?.text === "|")
      throw new NotUnderstood(
        rest.at,
        "aggregations behind `|` are not supported: write a correlation (event_count, value_count, temporal)",
      );
    if (rest !== undefined)
      throw new NotUnderstood(rest.at, `expected \`and\`, \`or\` or the end, saw \`${rest.text}\``);
    return condition;
  }

  #either(): SigmaCondition {
    const parts = [this.#both()];
    while (this.#take("or")) parts.push(this.#both());
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "or", parts };
  }

  #both(): SigmaCondition {
    const parts = [this.#negated()];
    while (this.#take("and")) parts.push(this.#negated());
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "and", parts };
  }

  #negated(): SigmaCondition {
    let isNegated = false;
    while (this.#take("not")) isNegated = !isNegated;
    const part = this.#one();
    return isNegated ? { kind: "not", part } : part;
  }

  #one(): SigmaCondition {
    const token = this.#tokens[this.#next++];
    if (token === undefined)
      throw new NotUnderstood(this.#scope.end, "expected a search, saw the end of the condition");
    if (token.text === "(") {
      if (++this.#depth > MAX_DEPTH) throw new NotUnderstood(token.at, `more than ${MAX_DEPTH} parentheses`);
      const inner = this.#either();
      if (!this.#take(")")) throw new NotUnderstood(token.at, "this parenthesis is never closed");
      this.#depth--;
      return inner;
    }
    const quantity = token.text.toLowerCase();
    if (this.#tokens[this.#next]?.text.toLowerCase() === "of") return this.#of(token, quantity);
    return this.#named(token);
  }

  #of(token: Token, quantity: string): SigmaCondition {
    if (quantity !== "1" && quantity !== "any" && quantity !== "all")
      throw new NotUnderstood(token.at, `expected \`1 of\`, \`any of\` or \`all of\`, saw \`${token.text} of\``);
    this.#next++;
    const pattern = this.#tokens[this.#next++];
    if (pattern === undefined) throw new NotUnderstood(this.#scope.end, "expected `them` or a search behind `of`");
    const names = this.#namesOf(pattern);
    const parts = names.map((text) => this.#named({ text, at: pattern.at }));
    return { kind: quantity === "all" ? "and" : "or", parts };
  }

  /** `them` leaves out names that begin with an underscore. */
  #namesOf({ text, at }: Token): readonly string[] {
    const all = [...this.#scope.selections.keys()];
    const pieces = text.split("*");
    const names =
      text.toLowerCase() === "them"
        ? all.filter((name) => !name.startsWith("_"))
        : all.filter((name) => fits(pieces, name));
    if (names.length === 0) throw new NotUnderstood(at, `no search is called \`${text}\``);
    return names;
  }

  #named({ text, at }: Token): SigmaCondition {
    const selection = this.#scope.selections.get(text);
    if (selection === undefined)
      throw new NotUnderstood(
        at,
        `expected a search, saw \`${text}\`; there are: ${[...this.#scope.selections.keys()].join(", ")}`,
      );
    this.#scope.used.add(text);
    return { kind: "selection", selection };
  }

  #take(word: string): boolean {
    if (this.#tokens[this.#next]?.text.toLowerCase() !== word) return false;
    this.#next++;
    return true;
  }
}

function fits(pieces: readonly string[], name: string): boolean {
  const [first = "", ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let from = first.length;
  for (const piece of others) {
    const found = name.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return name.length - last.length >= from && name.endsWith(last);
}
