/** A text that was read and where things stand in it; mistakes are collected with their place. */

/** Lines and columns count from 1. */
export type Place = Readonly<{ file: string; line: number; column: number }>;
export type Mistake = Place & Readonly<{ message: string }>;

/** `file` as the reader named it. */
export type Source = Readonly<{ file: string; text: string; lineStarts: readonly number[] }>;

export function sourceOf(file: string, text: string): Source {
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  return { file, text, lineStarts };
}

/** The place of an offset; an offset past the end is the end. */
export function placeAt({ file, text, lineStarts }: Source, offset: number): Place {
  const within = Math.max(0, Math.min(offset, text.length));
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((lineStarts[middle] ?? 0) <= within) low = middle;
    else high = middle - 1;
  }
  return { file, line: low + 1, column: within - (lineStarts[low] ?? 0) + 1 };
}

/** Collects what is wrong in one file, so that one reading tells everything. */
export class Mistakes {
  readonly source: Source;
  readonly all: Mistake[] = [];

  constructor(source: Source) {
    this.source = source;
  }

  /** Answers undefined, so that a reader can return it in place of what it could not read. */
  add(at: number, message: string): undefined {
    this.all.push({ ...placeAt(this.source, at), message });
    return undefined;
  }
}
