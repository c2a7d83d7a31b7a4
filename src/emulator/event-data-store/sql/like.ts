/** SQL's LIKE: `%` for any text, `_` for one character, everything else for itself. */

/**
 * At worst the product of both lengths: after a mismatch only the last `%` takes one character more, never an earlier one.
 */
export function isLike(text: string, pattern: string): boolean {
  let [place, at] = [0, 0];
  let [lastAny, resumeAt] = [-1, 0];
  while (place < text.length) {
    if (pattern[at] === "%") {
      lastAny = at++;
      resumeAt = place;
    } else if (at < pattern.length && (pattern[at] === "_" || pattern[at] === text[place])) {
      at++;
      place++;
    } else if (lastAny >= 0) {
      at = lastAny + 1;
      place = ++resumeAt;
    } else return false;
  }
  while (pattern[at] === "%") at++;
  return at === pattern.length;
}
