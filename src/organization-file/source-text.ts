/** A text that was read, and where things stand in it: offsets count from 0, lines and columns from 1. */

/** Where something stands, for a person or an editor. */
export type Place = Readonly<{ file: string; line: number; column: number }>;

export type SourceText = Readonly<{
  /** As the reader named it, used in every problem. */
  path: string;
  text: string;
  /** Offset of the first character of each line. */
  lineStarts: readonly number[];
}>;

export function sourceText(path: string, text: string): SourceText {
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  return { path, text, lineStarts };
}

/** The place of an offset; an offset past the end is the end. */
export function placeOf(source: SourceText, offset: number): Place {
  const within = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((source.lineStarts[middle] ?? 0) <= within) low = middle;
    else high = middle - 1;
  }
  return { file: source.path, line: low + 1, column: within - (source.lineStarts[low] ?? 0) + 1 };
}

/** The text of a line without its line end; empty for a line that does not exist. */
export function lineOf(source: SourceText, line: number): string {
  const start = source.lineStarts[line - 1];
  if (start === undefined) return "";
  const next = source.lineStarts[line] ?? source.text.length + 1;
  return source.text.slice(start, next - 1).replace(/\r$/, "");
}
