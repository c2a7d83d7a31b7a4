/** Reads TypeScript just far enough to tell code from comments, strings and regular expressions, without a compiler. */

export type ScannedText = Readonly<{
  /** The code: comments are blank, a string is `"3"`, its number in `strings`; line breaks stay where they were. */
  code: string;
  strings: readonly string[];
  comments: readonly string[];
}>;

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const STRING = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y;
const REGULAR_EXPRESSION = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
/** What follows a backquote, or the brace that ends a substitution: text up to the next of either. */
const TEMPLATE_TEXT = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y;
const PLAIN = /[^"'`/{}]+/y;

/** After one of these a slash begins a regular expression; after anything else it divides. */
const BEFORE_EXPRESSION = /(?:^|[([{},;:=!&|?+\-*%~^<>]|\b(?:return|typeof|case|in|of|do|else|await|yield|void))\s*$/;

type Piece = Readonly<{ kind: "code" | "comment" | "string" | "template" | "blank"; text: string }>;

export function scanSource(text: string): ScannedText {
  const code: string[] = [];
  const strings: string[] = [];
  const comments: string[] = [];
  for (const { kind, text: piece } of pieces(text)) {
    if (kind === "code") code.push(piece);
    else code.push(kind === "string" ? `"${strings.length}"` : kind === "template" ? "``" : " ", lineBreaks(piece));
    if (kind === "string") strings.push(piece.slice(1, -1));
    if (kind === "comment") comments.push(piece);
  }
  return { code: code.join(""), strings, comments };
}

function* pieces(text: string): Generator<Piece> {
  /** For each template substitution that is open: how many braces are open inside it. */
  const substitutions: number[] = [];
  let before = "";
  for (let at = 0; at < text.length; ) {
    const piece = pieceAt(text, at, before, substitutions);
    at += piece.text.length;
    if (piece.kind !== "comment") before = (before + piece.text).slice(-40);
    yield piece;
  }
}

function pieceAt(text: string, at: number, before: string, substitutions: number[]): Piece {
  const first = text[at] ?? "";
  const comment = first === "/" && match(COMMENT, text, at);
  if (comment) return { kind: "comment", text: comment };
  const expression = first === "/" && BEFORE_EXPRESSION.test(before) && match(REGULAR_EXPRESSION, text, at);
  if (expression) return { kind: "blank", text: expression };
  const string = (first === '"' || first === "'") && match(STRING, text, at);
  if (string) return { kind: "string", text: string };
  if (first === "`") return templateAt(text, at, substitutions);
  if (first === "}" && substitutions.at(-1) === 0) {
    substitutions.pop();
    return templateAt(text, at, substitutions);
  }
  const open = substitutions.at(-1);
  if (open !== undefined && first === "{") substitutions[substitutions.length - 1] = open + 1;
  if (open !== undefined && first === "}") substitutions[substitutions.length - 1] = open - 1;
  return { kind: "code", text: match(PLAIN, text, at) ?? first };
}

/** The text of a template from a backquote, or from the end of a substitution, to the next of either. */
function templateAt(text: string, at: number, substitutions: number[]): Piece {
  const rest = match(TEMPLATE_TEXT, text, at + 1) ?? "";
  if (rest.endsWith("${")) substitutions.push(0);
  return { kind: "template", text: (text[at] ?? "") + rest };
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

const lineBreaks = (text: string): string => "\n".repeat(text.split("\n").length - 1);
