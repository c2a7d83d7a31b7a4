/** A defect of our own program. Whoever catches one to continue hides a bug; the run's verdict is then unknown. */
export class Defect extends Error {
  override readonly name = "Defect";
}

/** Throws a Defect when our own reasoning is wrong. Never use it for bad input. */
export function invariant(claim: unknown, sentence: string): asserts claim {
  if (!claim) throw new Defect(sentence);
}

/** Marks the end of an exhaustive switch: a forgotten case does not compile. */
export function unreachable(value: never): never {
  throw new Defect(`a case was forgotten: ${JSON.stringify(value)}`);
}
