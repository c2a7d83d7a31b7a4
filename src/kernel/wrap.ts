/** Breaks a paragraph into lines for a screen of a given width. */

/** Lines of at most `width` columns where words allow it; lines after the first begin with `hanging` spaces. */
export function wrapped(text: string, width: number, hanging = 0): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=\S)(?= )/)) {
    if (line !== "" && screenColumns(line) + screenColumns(word) > width) {
      lines.push(line);
      line = " ".repeat(hanging) + word.trimStart();
    } else line += word;
  }
  return [...lines, line];
}

/** East Asian wide characters and emoji take two columns. */
export function screenColumns(text: string): number {
  let count = 0;
  for (const character of text) {
    count += /\p{Mark}/u.test(character)
      ? 0
      : /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]/u.test(character)
        ? 2
        : 1;
  }
  return count;
}

/** How far a line that goes on is set in from the line that it belongs to. */
const STEP = 4;

/**
 * A text for a screen of `width` columns. Lines that fit stay as they are. Of a line that does not, columns (two blanks or more
 * stand between them) that begin in the left half stay columns, each of the others begins a line of its own, and what is broken
 * goes on below the last column. A word that is longer than the screen is left whole, so that it can be copied. An excerpt of
 * source is cut, so that a caret stays under its place.
 */
export const fitted = (text: string, width: number): string =>
  text
    .split("\n")
    .flatMap((line) => fittedLine(line, width))
    .join("\n");

/** A line of an excerpt of source, or the one below it with the caret that points at a place in it. */
const EXCERPT = /^\s*(\d+ )?\| /;

function fittedLine(line: string, width: number): readonly string[] {
  if (line.length <= width && screenColumns(line) <= width) return [line];
  if (EXCERPT.test(line)) return [cut(line, width)];
  const half = Math.floor(width / 2);
  const cells = cellsOf(line);
  const [first] = cells;
  if (first === undefined) return [""];
  const lines: string[] = [];
  let indent = first > half ? Math.min(STEP, half) : first;
  let at = 0;
  while (at < cells.length) {
    const shift = (cells[at] ?? 0) - indent;
    const next = line.length - shift <= width ? cells.length : firstBeyond(cells, at, half + shift);
    const [last = 0, end = line.length] = [cells[next - 1], cells[next]];
    const hanging = next > at + 1 ? Math.min(last - shift, half) : Math.min(indent + (at === 0 ? STEP : 0), half);
    lines.push(...wrapped(" ".repeat(indent) + line.slice(shift + indent, end).trimEnd(), width, hanging));
    [indent, at] = [hanging, next];
  }
  return lines;
}

function cut(line: string, width: number): string {
  let [shown, columns] = ["", 0];
  for (const character of line) {
    columns += screenColumns(character);
    if (columns > width) break;
    shown += character;
  }
  return shown.trimEnd();
}

function firstBeyond(cells: readonly number[], at: number, column: number): number {
  let next = at + 1;
  while ((cells[next] ?? Number.POSITIVE_INFINITY) <= column) next++;
  return next;
}

/** Where each column begins; none in a line of blanks. */
function cellsOf(line: string): readonly number[] {
  const gaps = [...line.matchAll(/(?<=\S) {2,}(?=\S)/g)];
  const first = line.search(/\S/);
  return first < 0 ? [] : [first, ...gaps.map(({ index, 0: gap }) => index + gap.length)];
}
