/** SQL's LIKE: `%` for any text, `_` for one character, everything else for itself. */
import { type Piece, pieceOf } from "./like-piece.ts";

export type Like = (text: string) => boolean;

/** Reads a pattern once, for many texts. The pieces between its `%` are looked for in their order, each where it comes first. */
export function likeOf(pattern: string): Like {
  const [first = "", ...rest] = pattern.split("%");
  const begin = pieceOf(first);
  const last = rest.pop();
  if (last === undefined) return (text) => text.length === begin.length && begin.isAt(text, 0);
  const end = pieceOf(last);
  const middle = rest.filter((each) => each !== "").map(pieceOf);
  return (text) => {
    const endsAt = text.length - end.length;
    if (endsAt < begin.length || !begin.isAt(text, 0) || !end.isAt(text, endsAt)) return false;
    return areInOrder(middle, text.slice(begin.length, endsAt));
  };
}

export const isLike = (text: string, pattern: string): boolean => likeOf(pattern)(text);

function areInOrder(pieces: readonly Piece[], text: string): boolean {
  let from = 0;
  for (const piece of pieces) {
    const end = piece.endIn(text, from);
    if (end === undefined) return false;
    from = end;
  }
  return true;
}
