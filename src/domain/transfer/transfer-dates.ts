/** When a billing transfer may begin and end: with a month, in UTC. Organizations API Reference: InvalidInputException, its Reasons. */
import { addMs, days, type Instant, instant, seconds } from "../../kernel/index.ts";
import type { TransferDateProblem } from "../refusal.ts";

const isBeginningOfDay = (at: Instant): boolean => at % days(1) === 0;
const isBeginningOfMonth = (at: Instant): boolean => isBeginningOfDay(at) && new Date(at).getUTCDate() === 1;

/** The latest start that AWS takes is not documented; any is taken here. */
export function startProblem(startsAt: Instant, now: Instant): TransferDateProblem | undefined {
  if (!isBeginningOfDay(startsAt)) return "startNotBeginningOfDay";
  if (!isBeginningOfMonth(startsAt)) return "startNotBeginningOfMonth";
  return startsAt <= now ? "startTooEarly" : undefined;
}

/** `earliest` is now, or the start where that lies ahead. The last second of a month will do: many clients send whole seconds. */
export function endProblem(endsAt: Instant, earliest: Instant): TransferDateProblem | undefined {
  if (!isBeginningOfMonth(addMs(startOfSecond(endsAt), seconds(1)))) return "endNotEndOfMonth";
  return endsAt < earliest ? "endTooEarly" : undefined;
}

const startOfSecond = (at: Instant): Instant => addMs(at, -(at % seconds(1)));

/** The last millisecond of the month. */
export function endOfMonth(at: Instant): Instant {
  const date = new Date(at);
  return instant(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) - 1);
}
