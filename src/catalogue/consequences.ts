/** What follows from a departure, a closure or a joining, with the drills that show it before and after. aws-facts 7 and its contradictions C5, C7, C16, C17. */
import { type ConsequenceRow, OF_CLOSURE, OF_DEPARTURE, OF_JOINING } from "./consequences.data.ts";

export type Consequence = Readonly<{
  id: string;
  of: "departure" | "joining" | "closure";
  area: string;
  behaviour: string;
  /** Where AWS says it. */
  source: string;
  /** `documented`: AWS says it. `inferred`: AWS says something near it, and a named assumption carries the rest. */
  confidence: "documented" | "inferred";
  /** The `@id:` of every drill that states it; at least one. */
  drills: readonly string[];
}>;

export const CONSEQUENCES: readonly Consequence[] = [
  ...OF_DEPARTURE.map((row) => consequenceOf("departure", row)),
  ...OF_JOINING.map((row) => consequenceOf("joining", row)),
  ...OF_CLOSURE.map((row) => consequenceOf("closure", row)),
];

function consequenceOf(
  of: Consequence["of"],
  [id, area, behaviour, source, drills, confidence]: ConsequenceRow,
): Consequence {
  return { id, of, area, behaviour, source, confidence: confidence ?? "documented", drills };
}
