/** Carries out what fell due by itself since somebody last looked, at the moments at which it fell due. */
import {
  type AssumptionReader,
  apply,
  type Due,
  dueUpTo,
  nextDue,
  POST_CLOSURE_MS,
  type World,
} from "../domain/index.ts";
import { addMs, type Instant } from "../kernel/index.ts";

export type DueEvents = Readonly<{
  /** Hands over each of them before it is applied, oldest first. */
  settle(world: World, moment: DueMoment, tell: (due: Due) => void): void;
}>;

export type DueMoment = Readonly<{ now: Instant; assumptions?: AssumptionReader }>;

/**
 * Looks through the closing accounts seldom: one that begins to close later than the last look falls due no sooner than 90
 * days after it. INVARIANT: closures enter the world by decisions, or before the first look.
 */
export function dueEvents(): DueEvents {
  let quietUntil: Instant | undefined;
  return {
    settle(world, { now, assumptions }, tell) {
      if (quietUntil !== undefined && now < quietUntil) return;
      for (const due of dueUpTo(world, now, assumptions)) {
        tell(due);
        for (const event of due.events) apply(world, event);
      }
      const next = nextDue(world);
      const horizon = addMs(now, POST_CLOSURE_MS);
      quietUntil = next !== undefined && next < horizon ? next : horizon;
    },
  };
}
