/** A regular expression as a tree: the part of the language that a linear-time matcher can carry out. */

/** Inclusive ranges of UTF-16 code units, sorted and apart from each other. */
export type LetterRanges = readonly (readonly [low: number, high: number])[];

export type Assertion = "textStart" | "textEnd" | "lineStart" | "lineEnd" | "boundary" | "noBoundary";

export type Expression =
  | Readonly<{ kind: "letter"; ranges: LetterRanges }>
  | Readonly<{ kind: "sequence"; parts: readonly Expression[] }>
  | Readonly<{ kind: "either"; branches: readonly Expression[] }>
  /** `max` is undefined where there is no bound. */
  | Readonly<{ kind: "repeat"; part: Expression; min: number; max: number | undefined }>
  | Readonly<{ kind: "assertion"; assertion: Assertion }>;

/** As in Perl: `i` no case, `m` anchors at lines, `s` the dot takes line ends too. */
export type Flags = Readonly<{ ignoresCase: boolean; multiLine: boolean; dotAll: boolean }>;

/** `at` is an offset in the expression's text. */
export type ExpressionProblem = Readonly<{ at: number; message: string }>;
