/** Chance that can be repeated: the same seed and label give the same numbers on every machine. */
export type Random = Readonly<{
  /** A whole number in [0, bound). */
  below(bound: number): number;
  /** A string of `length` characters out of `alphabet`. */
  text(length: number, alphabet: string): string;
  /** An independent stream; asking one never disturbs another. */
  fork(label: string): Random;
}>;

/** mulberry32 over a hash of the seed; small, fast, good enough for identifiers and delays, never for secrets of real systems. */
export function seededRandom(seed: number, label = ""): Random {
  let state = hashText(`${seed}/${label}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    text(length, alphabet) {
      const codes = new Array<number>(length);
      for (let index = 0; index < length; index++) codes[index] = alphabet.charCodeAt(below(alphabet.length));
      // At once, because a text that grew by characters stays a chain of its parts in memory.
      return String.fromCharCode(...codes);
    },
    fork: (name) => seededRandom(seed, `${label}/${name}`),
  };
}

/** FNV-1a, then a final mix, so that labels that differ in one character give unrelated streams. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
