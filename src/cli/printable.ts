/** Text that others chose, on one line of a terminal. */

/** Nothing that moves a cursor or hides text leaves a file through a message. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (each) => (each === "\t" ? " " : "?"));
