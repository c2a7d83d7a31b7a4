/** When an absence shows something: the thing was seen in the drill, before or after, or it is elsewhere at the same moment. Nothing is missing that never was. */
import type { Finding } from "../evidence/index.ts";
import { didYouMean } from "../kernel/index.ts";
import type { Drill } from "./drill.ts";

export type Absence = Readonly<{
  /** Asked again at the end of the drill: what appears later could have been seen before. */
  isShown(): boolean;
  /** Why nobody can say, while it is not shown. */
  doubt: string;
}>;

type Pending = Readonly<{ index: number; held: Finding; isShown: Absence["isShown"] }>;

const SEEN = new WeakMap<Drill, Set<string>>();
const PENDING = new WeakMap<Drill, Pending[]>();

/** Remembers that it was there, in words that tell it from everything else in the drill. */
export function noteSeen(drill: Drill, subject: string): void {
  SEEN.set(drill, (SEEN.get(drill) ?? new Set()).add(subject));
}

export const wasSeen = (drill: Drill, subject: string): boolean => SEEN.get(drill)?.has(subject) === true;

/** The absence of something that has to be seen in the drill under that subject; `known` are names that it might be a slip of. */
export function absenceOf(
  drill: Drill,
  {
    subject,
    what,
    name,
    known = [],
  }: Readonly<{ subject: string; what: string; name?: string; known?: Iterable<string> }>,
): Absence {
  const meant =
    name === undefined
      ? undefined
      : didYouMean(
          name,
          [...known].filter((each) => each !== name),
        );
  const doubt = `${what} was seen nowhere in this drill, so that it is not there shows nothing`;
  return { isShown: () => wasSeen(drill, subject), doubt: meant === undefined ? doubt : `${doubt}; ${meant}` };
}

/** `held` is what the finding at that place becomes as soon as the absence shows something. */
export function awaitProof(drill: Drill, pending: Pending): void {
  PENDING.set(drill, [...(PENDING.get(drill) ?? []), pending]);
}

/** At the end of a drill: absences of what was seen after all hold. */
export function settleAbsences(drill: Drill): void {
  for (const { index, held, isShown } of PENDING.get(drill) ?? []) if (isShown()) drill.findings[index] = held;
}
