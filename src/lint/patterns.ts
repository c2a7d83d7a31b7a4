/** Wildcards of policies, asked two ways: does a text fit, and does one pattern cover all that another covers. */

/** Whether a text fits a pattern of `*` and `?`. */
export const fitsPattern = (pattern: string, text: string): boolean => covers(pattern, text, false);

/**
 * Whether every text of `narrow` is surely one of `wide`; false when in doubt. `*` of the narrow one is met by `*` alone.
 */
export const coversPattern = (wide: string, narrow: string): boolean => wide === narrow || covers(wide, narrow, true);

/** Without regard to case, as actions are compared. */
export const fitsAction = (pattern: string, action: string): boolean =>
  fitsPattern(pattern.toLowerCase(), action.toLowerCase());

export const isWild = (pattern: string): boolean => /[*?]/.test(pattern);

/** Greedy, retreating to the latest `*` only: never more than pattern × text steps. */
function covers(pattern: string, text: string, textIsPattern: boolean): boolean {
  const one = (at: number): boolean => !(textIsPattern && text[at] === "*");
  let place = 0;
  let run = -1;
  let resume = 0;
  for (let at = 0; at < text.length; ) {
    const letter = pattern[place];
    if (letter === "*") {
      run = place;
      resume = at;
      place += 1;
    } else if (letter === text[at] || (letter === "?" && one(at))) {
      place += 1;
      at += 1;
    } else if (run >= 0) {
      resume += 1;
      at = resume;
      place = run + 1;
    } else return false;
  }
  while (pattern[place] === "*") place += 1;
  return place === pattern.length;
}
