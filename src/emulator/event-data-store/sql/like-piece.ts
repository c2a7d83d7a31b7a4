/** What stands between two `%` of a LIKE: characters, and `_` for any one of them. */

export type Piece = Readonly<{
  length: number;
  isAt(text: string, place: number): boolean;
  /** Behind its first occurrence that begins at `from` or later; undefined where there is none. */
  endIn(text: string, from: number): number | undefined;
}>;

export const pieceOf = (text: string): Piece => (text.includes("_") ? openPiece(text) : plainPiece(text));

const plainPiece = (piece: string): Piece => ({
  length: piece.length,
  isAt: (text, place) => text.startsWith(piece, place),
  endIn(text, from) {
    const place = text.indexOf(piece, from);
    return place < 0 ? undefined : place + piece.length;
  },
});

function openPiece(piece: string): Piece {
  const bits = piece.length;
  const fits = fitsOf(piece);
  return {
    length: bits,
    isAt(text, place) {
      for (let at = 0; at < bits; at++) if (piece[at] !== "_" && piece[at] !== text[place + at]) return false;
      return place + bits <= text.length;
    },
    endIn(text, from) {
      const begun = new Int32Array(fits.none.length);
      for (let at = from; at < text.length; at++) {
        advance(begun, fits.of.get(text.charCodeAt(at)) ?? fits.none);
        if ((at32(begun, bits - 1) & bit(bits - 1)) !== 0) return at + 1;
      }
      return undefined;
    },
  };
}

/** For a character of the text, the places of the piece that it fits, a bit each; `none`: for one that the piece does not name. */
type Fits = Readonly<{ of: ReadonlyMap<number, Int32Array>; none: Int32Array }>;

const bit = (place: number): number => 1 << (place & 31);
const at32 = (words: Int32Array, place: number): number => words[place >> 5] ?? 0;

function fitsOf(piece: string): Fits {
  const none = new Int32Array((piece.length + 31) >> 5);
  const of = new Map<number, Int32Array>();
  const note = (words: Int32Array, place: number): void => {
    words[place >> 5] = at32(words, place) | bit(place);
  };
  for (let place = 0; place < piece.length; place++) if (piece[place] === "_") note(none, place);
  for (let place = 0; place < piece.length; place++) {
    const code = piece.charCodeAt(place);
    if (piece[place] === "_") continue;
    const words = of.get(code) ?? none.slice();
    note(words, place);
    of.set(code, words);
  }
  return { of, none };
}

/** Shift-And: each bit stands for a beginning of the piece that ends here, so that a text takes one step a character and word, whatever it is. */
function advance(begun: Int32Array, fit: Int32Array): void {
  let carried = 1;
  for (let word = 0; word < begun.length; word++) {
    const before = begun[word] ?? 0;
    begun[word] = ((before << 1) | carried) & (fit[word] ?? 0);
    carried = before >>> 31;
  }
}
