/** Where a statement stands in its policy's text, counted as IAM counts. */

type Place = Readonly<{ line: number; column: number }>;
export type Span = Readonly<{ start: Place; end: Place }>;

/**
 * `at` is the statement's opening brace. As the examples of the AWS CLI Command Reference have it (simulate-custom-policy,
 * simulate-principal-policy), a statement starts behind the `[` or `,` before it, or behind its own brace when it is not in a list,
 * and ends behind its closing brace. That later statements of a list start behind the comma is inferred.
 */
export function statementSpan(text: string, at: Place): Span {
  const brace = offsetOf(text, at);
  let before = brace - 1;
  while (before > 0 && /\s/.test(text[before] ?? "")) before -= 1;
  const start = text[before] === ":" ? brace + 1 : before + 1;
  return { start: placeOf(text, start), end: placeOf(text, endOfObject(text, brace)) };
}

function offsetOf(text: string, { line, column }: Place): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) start = text.indexOf("\n", start) + 1;
  return start + column - 1;
}

function placeOf(text: string, offset: number): Place {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < lineStart; at = text.indexOf("\n", at + 1)) line += 1;
  return { line, column: offset - lineStart + 1 };
}

/** Behind the brace that closes the one at `from`; braces inside strings do not count. */
function endOfObject(text: string, from: number): number {
  let depth = 0;
  let inString = false;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (inString && letter === "\\") at += 1;
    else if (letter === '"') inString = !inString;
    else if (!inString && letter === "{") depth += 1;
    else if (!inString && letter === "}" && --depth === 0) return at + 1;
  }
  return text.length;
}
