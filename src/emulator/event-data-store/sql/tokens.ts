/** The words of a query: one pass over the text, each character read once. */
import { accept, type Result, refuse } from "../../../kernel/index.ts";

/** `at` counts characters from 1, as messages do. `text` of a literal is what it stands for. */
export type Token = Readonly<{ kind: "word" | "literal" | "number" | "symbol" | "end"; text: string; at: number }>;

const BLANK = /\s+/y;
const NUMBER = /\d+(?![\w.$-])/y;
/** Names of columns with their dots, keywords, and ids of stores with their hyphens. */
const WORD = /[\w$][\w$.-]*/y;
const SYMBOL = /<>|!=|<=|>=|[<>=(),*]/y;

/** CloudTrail API Reference, StartQuery: QueryStatement. Longer texts come from no request. */
const MAX_STATEMENT = 10_000;

export function tokensOf(statement: string): Result<readonly Token[], string> {
  if (statement.length > MAX_STATEMENT) return refuse(`expected at most ${MAX_STATEMENT} characters`);
  const tokens: Token[] = [];
  let place = 0;
  while (place < statement.length) {
    const blank = matchAt(BLANK, statement, place);
    if (blank !== "") {
      place += blank.length;
      continue;
    }
    const token = statement[place] === "'" ? literalAt(statement, place) : plainAt(statement, place);
    if (!token.ok) return token;
    tokens.push(token.value.token);
    place += token.value.length;
  }
  tokens.push({ kind: "end", text: "the end", at: statement.length + 1 });
  return accept(tokens);
}

type Taken = Readonly<{ token: Token; length: number }>;

function plainAt(statement: string, place: number): Result<Taken, string> {
  const at = place + 1;
  for (const [kind, pattern] of KINDS) {
    const text = matchAt(pattern, statement, place);
    if (text !== "") return accept({ token: { kind, text, at }, length: text.length });
  }
  return refuse(`\`${statement[place]}\` at character ${at} is no part of the SQL that is emulated`);
}

const KINDS = [
  ["number", NUMBER],
  ["word", WORD],
  ["symbol", SYMBOL],
] as const;

/** A quote inside is written twice. */
function literalAt(statement: string, place: number): Result<Taken, string> {
  const parts: string[] = [];
  let from = place + 1;
  for (let end = statement.indexOf("'", from); end >= 0; end = statement.indexOf("'", from)) {
    parts.push(statement.slice(from, end));
    if (statement[end + 1] !== "'") {
      const token = { kind: "literal", text: parts.join("'"), at: place + 1 } as const;
      return accept({ token, length: end + 1 - place });
    }
    from = end + 2;
  }
  return refuse(`the text that begins at character ${place + 1} has no end`);
}

function matchAt(pattern: RegExp, text: string, place: number): string {
  pattern.lastIndex = place;
  return pattern.exec(text)?.[0] ?? "";
}
