/** Sets of letters for regular expressions: the named ones, what is not in one, and both cases of one. */
import type { LetterRanges } from "./expression.ts";

const LAST = 0xffff;
const code = (letter: string): number => letter.charCodeAt(0);
const between = (low: string, high: string): readonly [number, number] => [code(low), code(high)];

export const onlyLetter = (letter: number): LetterRanges => [[letter, letter]];
export const DIGITS: LetterRanges = [between("0", "9")];
export const WORD: LetterRanges = [
  between("0", "9"),
  between("A", "Z"),
  onlyLetter(code("_"))[0] ?? [95, 95],
  between("a", "z"),
];
export const SPACE: LetterRanges = [
  [9, 13],
  [32, 32],
  [0xa0, 0xa0],
  [0x2028, 0x2029],
];
const LINE_ENDS: LetterRanges = [
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
];
export const ANY: LetterRanges = [[0, LAST]];

/** Sorts the ranges and joins those that touch. */
export function joined(ranges: LetterRanges): LetterRanges {
  const result: [number, number][] = [];
  for (const [low, high] of ranges.toSorted(([left], [right]) => left - right)) {
    const last = result.at(-1);
    if (last !== undefined && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else result.push([low, high]);
  }
  return result;
}

export function without(ranges: LetterRanges): LetterRanges {
  const rest: [number, number][] = [];
  let next = 0;
  for (const [low, high] of joined(ranges)) {
    if (low > next) rest.push([next, low - 1]);
    next = high + 1;
  }
  if (next <= LAST) rest.push([next, LAST]);
  return rest;
}

export const EXCEPT_LINE_ENDS: LetterRanges = without(LINE_ENDS);

export function includes(ranges: LetterRanges, letter: number): boolean {
  return ranges.some(([low, high]) => letter >= low && letter <= high);
}

/** Letters of Latin scripts end here; the case of others is not looked at. */
const LAST_LATIN = 0x24f;

/** Adds each letter's other case. */
export function inBothCases(ranges: LetterRanges): LetterRanges {
  const added: (readonly [number, number])[] = [...ranges];
  for (const [low, high] of ranges) {
    for (let letter = low; letter <= Math.min(high, LAST_LATIN); letter++) {
      const text = String.fromCharCode(letter);
      for (const other of [text.toLowerCase(), text.toUpperCase()]) {
        if (other !== text && other.length === 1) added.push([other.charCodeAt(0), other.charCodeAt(0)]);
      }
    }
  }
  return joined(added);
}
