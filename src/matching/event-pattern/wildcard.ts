/** The wildcard operator: `*` stands for any run of characters, `\*` and `\\` for themselves. */
import { accept, type Result, refuse } from "../../kernel/index.ts";

/**
 * Reads a wildcard into the literal pieces between its asterisks (`a*b` is `["a", "b"]`, `*` is `["", ""]`). The refusal is
 * the text that AWS prints; it counts UTF-8 bytes from the opening quote.
 */
export function parseWildcard(text: string): Result<readonly string[], string> {
  const pieces: string[] = [];
  let piece = "";
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? "";
    const following = text[at + 1];
    if (letter === "*") {
      if (following === "*") return refuse(`Consecutive wildcard characters at pos ${position(text, at)}`);
      pieces.push(piece);
      piece = "";
    } else if (letter === "\\") {
      if (following !== "*" && following !== "\\")
        return refuse(`Invalid escape character at pos ${position(text, at)}`);
      piece += following;
      at++;
    } else {
      piece += letter;
    }
  }
  return accept([...pieces, piece]);
}

const position = (text: string, at: number): number => 1 + new TextEncoder().encode(text.slice(0, at)).length;

/** Leftmost-first search for each piece: linear for each piece, and no regular expression is built from input. */
export function matchesWildcard(pieces: readonly string[], value: string): boolean {
  const [first = "", ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return value === first;
  if (value.length < first.length + last.length || !value.startsWith(first) || !value.endsWith(last)) return false;
  let from = first.length;
  for (const piece of others) {
    const found = value.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return from <= value.length - last.length;
}
