/** Did you mean: the known name that is nearest to a misspelt one. */

const LONGEST = 100;

/** The nearest of the names within a quarter of its length (at least one slip), or undefined; ties go to the first. */
export function nearestName(word: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const allowed = Math.min(fewest - 1, Math.max(1, Math.floor(name.length / 4)));
    if (word.length > LONGEST || Math.abs(name.length - word.length) > allowed) continue;
    const slips = slipsBetween(word.toLowerCase(), name.toLowerCase());
    if (slips <= allowed) [best, fewest] = [name, slips];
  }
  return best;
}

/** Insertions, deletions, replacements and swapped neighbours. */
function slipsBetween(left: string, right: string): number {
  let [before, previous]: [readonly number[], readonly number[]] = [[], [...right, ""].map((_, index) => index)];
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current.push(
        Math.min(
          at(previous, column) + 1,
          at(current, column - 1) + 1,
          at(previous, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, previous] = [previous, current];
  }
  return at(previous, right.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
