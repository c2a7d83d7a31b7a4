/** The strings and numbers of JSON, scanned from a position; what is wrong is said as the reference parser says it. */

export type Scanned =
  | Readonly<{ ok: true; text: string; end: number }>
  | Readonly<{ ok: false; message: string; end: number }>;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
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

/** `start` is the opening quote; `end` is after the closing one. */
export function scanString(source: string, start: number): Scanned {
  let text = "";
  for (let at = start + 1; at < source.length; at++) {
    const letter = source[at] ?? "";
    if (letter === '"') return { ok: true, text, end: at + 1 };
    if (letter < " ") return { ok: false, message: unquoted(letter), end: at + 1 };
    if (letter !== "\\") {
      text += letter;
      continue;
    }
    const escaped = scanEscape(source, at + 1);
    if (!escaped.ok) return escaped;
    text += escaped.text;
    at = escaped.end - 1;
  }
  const message = "Unexpected end-of-input: was expecting closing quote for a string value";
  return { ok: false, message, end: source.length };
}

function scanEscape(source: string, at: number): Scanned {
  const letter = source[at];
  if (letter === undefined)
    return { ok: false, message: "Unexpected end-of-input in character escape sequence", end: at };
  const plain = ESCAPES.get(letter);
  if (plain !== undefined) return { ok: true, text: plain, end: at + 1 };
  if (letter !== "u") {
    return {
      ok: false,
      message: `Unrecognized character escape '${letter}' (code ${letter.charCodeAt(0)})`,
      end: at + 1,
    };
  }
  const digits = source.slice(at + 1, at + 5);
  if (/^[0-9a-fA-F]{4}$/.test(digits)) {
    return { ok: true, text: String.fromCharCode(Number.parseInt(digits, 16)), end: at + 5 };
  }
  return { ok: false, message: "expected a hex-digit for character escape sequence", end: at + 1 };
}

const unquoted = (letter: string): string =>
  `Illegal unquoted character ((CTRL-CHAR, code ${letter.charCodeAt(0)})): has to be escaped using backslash to be included in string value`;

/** `start` is a digit or a minus sign. */
export function scanNumber(source: string, start: number): Scanned {
  NUMBER.lastIndex = start;
  const text = NUMBER.exec(source)?.[0];
  if (text === undefined) {
    return {
      ok: false,
      message: "Unexpected character in numeric value: expected digit (0-9) to follow minus sign",
      end: start + 1,
    };
  }
  const end = start + text.length;
  if (/[0-9]/.test(source[end] ?? "")) {
    return { ok: false, message: "Invalid numeric value: Leading zeroes not allowed", end };
  }
  if (/[.eE]/.test(source[end] ?? "")) {
    return { ok: false, message: "Unexpected character in numeric value: expected digit (0-9)", end };
  }
  return { ok: true, text, end };
}
