/** Why a run did not happen: a sentence for a person, the next thing to do, and the exit code. */
export type RunRefusal = Readonly<{
  /** 2 usage or configuration; 3 the target or environment failed; 4 nothing was left to run; 6 the evidence is not as it was written. */
  exitCode: 2 | 3 | 4 | 6;
  /** One line each, already rendered: file:line:column where there is one. */
  lines: readonly string[];
  /** What to type or change next. */
  nextStep: string;
}>;
