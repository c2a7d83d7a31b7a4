/** A document of the organization file: a path to one, or its text with the places that the text came from. */

/**
 * Offsets, in order: of a character of the document's text, then of the place in the organization file that it came from, and
 * so on by turns. One list, as tens of thousands of policies have a dozen of such pairs each.
 */
export type TextMarks = readonly number[];

export type DocumentEntry =
  | Readonly<{ kind: "file"; path: string; at: number }>
  | Readonly<{ kind: "inline"; text: string; at: number; marks: TextMarks }>;
