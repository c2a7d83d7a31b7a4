/** What is wrong with a file: where, what was expected and seen, and what the writer may have meant. */
import { type Place, placeOf, type SourceText } from "./source-text.ts";
import type { TreeNode } from "./tree.ts";
import { pathTo } from "./tree.ts";

export type FileProblem = Place &
  Readonly<{
    /** `organizations[0].root.accounts[2].id`; empty when the text could not be read as a tree. */
    path: string;
    /** One sentence: what was expected and what was seen. */
    message: string;
    /** What to do next, when there is a likely answer. */
    suggestion?: string;
  }>;

export const MAX_PROBLEMS = 50;

export type Suggestion = string | (() => string | undefined);

/** Collects problems of one organization file and the documents it refers to; beyond the limit they are only counted. */
export type Problems = Readonly<{
  /** A problem at an offset of the organization file; a suggestion that costs a search is asked for only when it is kept. */
  at(offset: number, message: string, suggestion?: Suggestion): void;
  /** A problem inside another document. */
  elsewhere(problem: FileProblem): void;
  count(): number;
  /** At most MAX_PROBLEMS, in order of place within the organization file. */
  list(): readonly FileProblem[];
}>;

/** `root` is asked for when there is a problem to describe, and not before. */
export function collectProblems(source: SourceText, root: () => TreeNode | undefined): Problems {
  const found: FileProblem[] = [];
  let seen = 0;
  const keep = (problem: () => FileProblem): void => {
    seen += 1;
    if (found.length < MAX_PROBLEMS) found.push(problem());
  };
  return {
    at: (offset, message, suggestion) =>
      keep(() => problemAt(source, { root: root(), offset }, { message, suggestion: spelledOut(suggestion) })),
    elsewhere: (problem) => keep(() => problem),
    count: () => seen,
    list: () => found.toSorted((left, right) => byPlace(left, right)),
  };
}

const spelledOut = (suggestion: Suggestion | undefined): string | undefined =>
  typeof suggestion === "function" ? suggestion() : suggestion;

type Words = Readonly<{ message: string; suggestion?: string | undefined }>;

export function problemAt(
  source: SourceText,
  where: Readonly<{ root?: TreeNode | undefined; offset: number }>,
  words: Words,
): FileProblem {
  const path = where.root === undefined ? "" : pathTo(where.root, where.offset);
  const problem = { ...placeOf(source, where.offset), path, message: words.message };
  return words.suggestion === undefined ? problem : { ...problem, suggestion: words.suggestion };
}

function byPlace(left: FileProblem, right: FileProblem): number {
  if (left.file !== right.file) return 0;
  return left.line - right.line || left.column - right.column;
}
