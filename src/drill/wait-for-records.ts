/** Lets records arrive where that takes real time; on virtual time the event history has them at once. */
import { addMs, formatDuration, type Instant } from "../kernel/index.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import type { FailedLook } from "./failed-look.ts";
import { TYPICAL_ARRIVAL_MS } from "./judge-detection.ts";
import { actedAt } from "./lookout.ts";
import { isTimeReal } from "./pass-time.ts";
import { lookUntil } from "./poll.ts";
import type { OpenedWorld } from "./stage.ts";

/**
 * How long a drill looks for records on real time. AWS guarantees no time; three times the typical one is ours, and what is not there
 * by then is judged as not there.
 */
export const RECORDS_ARRIVE_MS = 3 * TYPICAL_ARRIVAL_MS;

/** How long silence was listened to, for the reason of a finding; nothing on virtual time, where records are there at once. */
export const untilInWords = ({ target }: OpenedWorld): string =>
  isTimeReal(target) ? ` until ${formatDuration(RECORDS_ARRIVE_MS)} after the act` : "";

type Waiting = Readonly<{ attempts?: readonly Attempt[]; failure?: () => FailedLook | undefined }>;

/** Looks until it is enough, or the time for records of the attempts is over; `failure` tells of a look that failed otherwise than at event histories. */
export async function awaitRecords(
  drill: Drill,
  isEnough: () => Promise<boolean>,
  { attempts = drill.attempts, failure = () => undefined }: Waiting = {},
): Promise<void> {
  const worlds = new Set(attempts.map(({ world = drill.opened }) => world));
  for (const { target } of worlds) {
    if (!isTimeReal(target)) continue;
    const until = addMs(Math.max(...attempts.map(actedAt)) as Instant, RECORDS_ARRIVE_MS);
    await lookUntil(target, until, async () => {
      drill.records.forget();
      return { isEnough: await isEnough(), failure: failure() ?? drill.records.failure };
    });
  }
}
