/** Regular expressions that cannot be made to run for ever: every place that could match is followed at once, letter by letter. */
import { accept, type Result, refuse, unreachable } from "../../kernel/index.ts";
import type { Assertion, Expression, ExpressionProblem, Flags, LetterRanges } from "./expression.ts";
import { includes, WORD } from "./letter-ranges.ts";
import { parseExpression } from "./parse-expression.ts";

type Step =
  | { kind: "letter"; ranges: LetterRanges }
  | { kind: "fork"; to: number; or: number }
  | { kind: "jump"; to: number }
  | { kind: "assertion"; assertion: Assertion }
  | { kind: "done" };

export type RegularExpression = Readonly<{ text: string; steps: readonly Step[] }>;

/** The time for one letter of a text grows with the steps. */
const MAX_STEPS = 5_000;
export const NO_FLAGS: Flags = { ignoresCase: false, multiLine: false, dotAll: false };

export function compileExpression(text: string, flags: Flags = NO_FLAGS): Result<RegularExpression, ExpressionProblem> {
  const parsed = parseExpression(text, flags);
  if (!parsed.ok) return parsed;
  const steps: Step[] = [];
  const fits = emit(steps, parsed.value);
  if (!fits || steps.length >= MAX_STEPS)
    return refuse({ at: 0, message: "the expression repeats too much to be judged" });
  steps.push({ kind: "done" });
  return accept({ text, steps });
}

/** False when the program grows too long; what was written then is not used. */
function emit(steps: Step[], expression: Expression): boolean {
  if (steps.length >= MAX_STEPS) return false;
  switch (expression.kind) {
    case "letter":
      steps.push({ kind: "letter", ranges: expression.ranges });
      return true;
    case "assertion":
      steps.push({ kind: "assertion", assertion: expression.assertion });
      return true;
    case "sequence":
      return expression.parts.every((part) => emit(steps, part));
    case "either":
      return emitEither(steps, expression.branches);
    case "repeat":
      return emitRepeat(steps, expression);
    default:
      return unreachable(expression);
  }
}

function emitEither(steps: Step[], branches: readonly Expression[]): boolean {
  const ends: { kind: "jump"; to: number }[] = [];
  const fit = branches.every((branch, index) => {
    if (index === branches.length - 1) return emit(steps, branch);
    const fork = { kind: "fork" as const, to: steps.length + 1, or: 0 };
    const end = { kind: "jump" as const, to: 0 };
    steps.push(fork);
    if (!emit(steps, branch)) return false;
    ends.push(end);
    steps.push(end);
    fork.or = steps.length;
    return true;
  });
  for (const end of ends) end.to = steps.length;
  return fit;
}

function emitRepeat(steps: Step[], { part, min, max }: Extract<Expression, { kind: "repeat" }>): boolean {
  for (let count = 0; count < min; count++) if (!emit(steps, part)) return false;
  if (max === undefined) {
    const fork = { kind: "fork" as const, to: steps.length + 1, or: 0 };
    const start = steps.push(fork) - 1;
    if (!emit(steps, part)) return false;
    steps.push({ kind: "jump", to: start });
    fork.or = steps.length;
    return true;
  }
  const forks: { kind: "fork"; to: number; or: number }[] = [];
  for (let count = min; count < max; count++) {
    const fork = { kind: "fork" as const, to: steps.length + 1, or: 0 };
    forks.push(fork);
    steps.push(fork);
    if (!emit(steps, part)) return false;
  }
  for (const fork of forks) fork.or = steps.length;
  return true;
}

/** Is there a match anywhere in the text? At most `text.length` times the number of steps. */
export function expressionMatches({ steps }: RegularExpression, text: string): boolean {
  let waiting: number[] = [];
  for (let at = 0; at <= text.length; at++) {
    const reached = new Set<number>();
    if (follow({ steps, text, at }, [0, ...waiting], reached)) return true;
    waiting = [];
    const letter = text.charCodeAt(at);
    for (const place of reached) {
      const step = steps[place];
      if (step?.kind === "letter" && includes(step.ranges, letter)) waiting.push(place + 1);
    }
  }
  return false;
}

type Reading = Readonly<{ steps: readonly Step[]; text: string; at: number }>;

/** Adds every place that can be reached without a letter; true when the end is one of them. */
function follow({ steps, text, at }: Reading, from: number[], reached: Set<number>): boolean {
  for (let place = from.pop(); place !== undefined; place = from.pop()) {
    if (reached.has(place)) continue;
    reached.add(place);
    const step = steps[place];
    if (step === undefined || step.kind === "letter") continue;
    if (step.kind === "done") return true;
    if (step.kind === "assertion") {
      if (holds(step.assertion, text, at)) from.push(place + 1);
    } else if (step.kind === "jump") from.push(step.to);
    else from.push(step.to, step.or);
  }
  return false;
}

function holds(assertion: Assertion, text: string, at: number): boolean {
  switch (assertion) {
    case "textStart":
      return at === 0;
    case "textEnd":
      return at === text.length;
    case "lineStart":
      return at === 0 || text[at - 1] === "\n";
    case "lineEnd":
      return at === text.length || text[at] === "\n";
    case "boundary":
      return isWord(text, at - 1) !== isWord(text, at);
    case "noBoundary":
      return isWord(text, at - 1) === isWord(text, at);
    default:
      return unreachable(assertion);
  }
}

const isWord = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && includes(WORD, text.charCodeAt(at));
