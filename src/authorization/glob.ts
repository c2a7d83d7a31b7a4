/** Wildcards: `*` any run, `?` any one character. No regular expressions, and never more than text × pattern steps. */

export type TextTest = (text: string) => boolean;

/** A pattern as numbers: a UTF-16 unit, or one of the negative marks below. */
export type Tokens = readonly number[];

const ANY_RUN = -1;
const ANY_ONE = -2;
/** The same two, but never across a colon. */
const BOUND_RUN = -3;
const BOUND_ONE = -4;
const COLON = 58;
const STAR = 42;
const QUESTION_MARK = 63;

export function literalTokens(text: string): Tokens {
  const tokens: number[] = [];
  for (let at = 0; at < text.length; at += 1) tokens.push(text.charCodeAt(at));
  return tokens;
}

export const wildcardTokens = (pattern: string): Tokens =>
  literalTokens(pattern).map((code) => (code === STAR ? ANY_RUN : code === QUESTION_MARK ? ANY_ONE : code));

/**
 * Binds wildcards to their colon-separated segment, except a `*` that is the last character of its segment:
 * that one may run across following colons (policy-evaluation 3.2).
 */
export const bindToSegments = (tokens: Tokens): Tokens =>
  tokens.map((token, at) => {
    if (token === ANY_ONE) return BOUND_ONE;
    if (token !== ANY_RUN) return token;
    let next = at + 1;
    while (tokens[next] === ANY_RUN) next += 1;
    return next === tokens.length || tokens[next] === COLON ? ANY_RUN : BOUND_RUN;
  });

export const isBound = (tokens: Tokens): boolean => tokens.some((token) => token === BOUND_RUN || token === BOUND_ONE);

/** Cuts a pattern at its first five literal colons, as an ARN is cut; fewer than six parts when it has fewer colons. */
export function splitTokens(tokens: Tokens): readonly Tokens[] {
  const parts: Tokens[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length && parts.length < 5; at += 1) {
    if (tokens[at] !== COLON) continue;
    parts.push(tokens.slice(from, at));
    from = at + 1;
  }
  return [...parts, tokens.slice(from)];
}

/** A pattern without variables, compiled to a closure: the same as `compileTokens(wildcardTokens(pattern))`, without the numbers where no `?` asks for them. */
export function compileGlob(pattern: string): TextTest {
  if (pattern.includes("?")) return compileTokens(wildcardTokens(pattern));
  return pattern.includes("*") ? compileRuns(pattern.split("*")) : (text) => text === pattern;
}

export function compileTokens(tokens: Tokens): TextTest {
  const runs = tokens.filter((token) => token < 0);
  if (runs.length === 0) {
    const exact = textOf(tokens);
    return (text) => text === exact;
  }
  if (runs.every((token) => token === ANY_RUN)) return compileRuns(piecesOf(tokens));
  const prefix = textOf(
    tokens.slice(
      0,
      tokens.findIndex((token) => token < 0),
    ),
  );
  return (text) => text.startsWith(prefix) && matchTokens(tokens, text);
}

const textOf = (tokens: Tokens): string => tokens.map((token) => String.fromCharCode(token)).join("");

function piecesOf(tokens: Tokens): readonly string[] {
  const pieces = [""];
  for (const token of tokens) {
    if (token === ANY_RUN) pieces.push("");
    else pieces[pieces.length - 1] += String.fromCharCode(token);
  }
  return pieces;
}

const startingWith =
  (first: string): TextTest =>
  (text) =>
    text.startsWith(first);

/** `*` only: the first piece starts the text, the last ends it, the others follow one another in between. */
function compileRuns(pieces: readonly string[]): TextTest {
  const first = pieces[0] ?? "";
  const last = pieces[pieces.length - 1] ?? "";
  const middle = pieces.slice(1, -1).filter((piece) => piece !== "");
  const shortest = first.length + last.length;
  if (shortest === 0 && middle.length === 0) return () => true;
  if (last === "" && middle.length === 0) return startingWith(first);
  return (text) => {
    if (text.length < shortest) return false;
    if (first !== "" && !text.startsWith(first)) return false;
    if (last !== "" && !text.endsWith(last)) return false;
    let from = first.length;
    for (const piece of middle) {
      const at = text.indexOf(piece, from);
      if (at < 0) return false;
      from = at + piece.length;
    }
    return from <= text.length - last.length;
  };
}

/** Whether the whole text fits the pattern. */
export function matchTokens(tokens: Tokens, text: string): boolean {
  return tokens.includes(BOUND_RUN) ? matchByStates(tokens, text) : matchByRetreat(tokens, text);
}

const fits = (token: number | undefined, code: number): boolean =>
  token === code || token === ANY_ONE || (token === BOUND_ONE && code !== COLON);

/** Greedy, retreating to the latest `*` only: enough as long as every run may cover anything. */
function matchByRetreat(tokens: Tokens, text: string): boolean {
  let token = 0;
  let run = -1;
  let resume = 0;
  for (let at = 0; at < text.length; ) {
    if (tokens[token] === ANY_RUN) {
      run = token;
      resume = at;
      token += 1;
    } else if (fits(tokens[token], text.charCodeAt(at))) {
      token += 1;
      at += 1;
    } else if (run >= 0) {
      resume += 1;
      at = resume;
      token = run + 1;
    } else return false;
  }
  while (tokens[token] === ANY_RUN) token += 1;
  return token === tokens.length;
}

/** Every place in the pattern that the text so far can have reached, one character at a time. */
function matchByStates(tokens: Tokens, text: string): boolean {
  let reached = new Uint8Array(tokens.length + 1);
  reached[0] = 1;
  for (let at = 0; at < text.length; at += 1) {
    const next = new Uint8Array(tokens.length + 1);
    const code = text.charCodeAt(at);
    for (let place = 0; place < tokens.length; place += 1) {
      if (reached[place] === 0) continue;
      const token = tokens[place];
      if (isRun(token)) reached[place + 1] = 1;
      if (token === ANY_RUN || (token === BOUND_RUN && code !== COLON)) next[place] = 1;
      else if (fits(token, code)) next[place + 1] = 1;
    }
    reached = next;
  }
  for (let place = 0; place < tokens.length; place += 1) {
    if (reached[place] === 1 && isRun(tokens[place])) reached[place + 1] = 1;
  }
  return reached[tokens.length] === 1;
}

const isRun = (token: number | undefined): boolean => token === ANY_RUN || token === BOUND_RUN;
