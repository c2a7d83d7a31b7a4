/** A place in a JSON text that moves forward: white space, tokens and strings, with the problems met on the way. */

/** Line and column count from 1; columns count UTF-16 units. */
export type Position = Readonly<{ line: number; column: number }>;

export type JsonProblem = Readonly<{ kind: "syntax" | "duplicateKey"; message: string }> & Position;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

export type Cursor = {
  readonly text: string;
  offset: number;
  line: number;
  lineStart: number;
  depth: number;
  readonly problems: JsonProblem[];
};

export const positionOf = (cursor: Cursor): Position => ({
  line: cursor.line,
  column: cursor.offset - cursor.lineStart + 1,
});

export function complain(cursor: Cursor, message: string): undefined {
  cursor.problems.push({ kind: "syntax", message, ...positionOf(cursor) });
  return undefined;
}

export function seen(cursor: Cursor): string {
  const code = cursor.text.codePointAt(cursor.offset);
  if (code === undefined) return "the end of the text";
  if (code < 0x20) return `the control character U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return `\`${String.fromCodePoint(code)}\``;
}

export function skipWhiteSpace(cursor: Cursor): void {
  for (; cursor.offset < cursor.text.length; cursor.offset += 1) {
    const letter = cursor.text[cursor.offset];
    if (letter === "\n") {
      cursor.line += 1;
      cursor.lineStart = cursor.offset + 1;
    } else if (letter !== " " && letter !== "\t" && letter !== "\r") return;
  }
}

/** Moves past `token` (after white space) and says whether it was there. */
export function take(cursor: Cursor, token: string): boolean {
  skipWhiteSpace(cursor);
  if (!cursor.text.startsWith(token, cursor.offset)) return false;
  cursor.offset += token.length;
  return true;
}

export function readString(cursor: Cursor): string | undefined {
  const { text } = cursor;
  let read = "";
  cursor.offset += 1;
  for (;;) {
    const start = cursor.offset;
    while (isPlain(text.charCodeAt(cursor.offset))) cursor.offset += 1;
    read += text.slice(start, cursor.offset);
    const letter = text[cursor.offset];
    if (letter === '"') {
      cursor.offset += 1;
      return read;
    }
    if (letter !== "\\") return complain(cursor, `expected \`"\` at the end of a string, saw ${seen(cursor)}`);
    const escaped = readEscape(cursor);
    if (escaped === undefined) return undefined;
    read += escaped;
  }
}

/** False at a quote, a backslash, a control character and (NaN) the end of the text. */
const isPlain = (code: number): boolean => code >= 0x20 && code !== 0x22 && code !== 0x5c;

function readEscape(cursor: Cursor): string | undefined {
  const letter = cursor.text[cursor.offset + 1] ?? "";
  const digits = cursor.text.slice(cursor.offset + 2, cursor.offset + 6);
  if (letter === "u" && /^[0-9a-fA-F]{4}$/.test(digits)) {
    cursor.offset += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }
  const plain = ESCAPES.get(letter);
  if (plain === undefined) return complain(cursor, `the escape \`\\${letter}\` is not known in JSON`);
  cursor.offset += 2;
  return plain;
}
