/** How hard a wildcard is to match: the largest number of places in it where one reader can be at once. */

/**
 * EventBridge refuses a rule above its limit. detection.md 2.1: the case that AWS refuses measures 11, the hardest accepted
 * one 7; 8 to 10 are unconfirmed and accepted here, and each wildcard is measured by itself.
 */
export const WILDCARD_COMPLEXITY_LIMIT = 10;

/** Sets of places looked at before a wildcard counts as too complex without an exact figure. */
const SEARCH_LIMIT = 5_000;

/** `undefined` is an asterisk; a place is an index before one of these, or the end. */
type Element = string | undefined;

/** Takes the pieces that parseWildcard answers. */
export function isTooComplex(pieces: readonly string[]): boolean {
  const elements: readonly Element[] = pieces.flatMap((piece, index) =>
    index === 0 ? [...piece] : [undefined, ...piece],
  );
  const seen = new Set<string>();
  const waiting = [closure(elements, [0])];
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    if (current.length > WILDCARD_COMPLEXITY_LIMIT) return true;
    const key = current.join();
    if (seen.has(key)) continue;
    seen.add(key);
    if (seen.size > SEARCH_LIMIT) return true;
    for (const letter of new Set(current.map((place) => elements[place]))) {
      waiting.push(step(elements, current, letter));
    }
  }
  return false;
}

/** Where a reader is after one more letter; `undefined` is a letter that no place waits for. */
function step(elements: readonly Element[], current: readonly number[], letter: Element): readonly number[] {
  const reached = current.flatMap((place) => {
    if (place === elements.length) return [];
    const element = elements[place];
    if (element === undefined) return [place];
    return element === letter ? [place + 1] : [];
  });
  return closure(elements, reached);
}

/** Adds what is reached by letting an asterisk stand for nothing. */
function closure(elements: readonly Element[], from: readonly number[]): readonly number[] {
  const reached = new Set(from);
  for (const place of reached) {
    if (place < elements.length && elements[place] === undefined) reached.add(place + 1);
  }
  return [...reached].sort((left, right) => left - right);
}
