/** Lets records arrive: in event histories, which have them at once on virtual time, and in log files and event data stores, which do not. */
import { modelledMs, spreadOf } from "../catalogue/index.ts";
import { addMs, formatDuration, type Instant } from "../kernel/index.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import type { FailedLook } from "./failed-look.ts";
import { TYPICAL_ARRIVAL_MS } from "./judge-detection.ts";
import { actedAt } from "./lookout.ts";
import { NotRun } from "./not-run.ts";
import { isTimeReal, isTimeVirtual } from "./pass-time.ts";
import { lookUntil } from "./poll.ts";
import type { OpenedWorld } from "./stage.ts";

/**
 * How long a drill looks for records on real time. AWS guarantees no time; three times the typical one is ours, and what is not there
 * by then is judged as not there.
 */
export const RECORDS_ARRIVE_MS = 3 * TYPICAL_ARRIVAL_MS;

/** How long an event history was listened to, for the reason of a finding; nothing on virtual time, where it has records at once. */
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

type Delivery = Readonly<{
  attempt: Attempt;
  /** Looks, and answers whether nothing more has to be waited for. */
  isEnough: () => Promise<boolean>;
  failure: () => FailedLook | undefined;
  /** Silence is asked for: it shows nothing before the record would have to be there. */
  isSilence: boolean;
}>;

/**
 * Looks in log files or an event data store until it is enough, or the record of the attempt would have to be there. Virtual time is
 * moved to that bound, as for alarms: at once where silence is asked for, else only if it is not there yet. Answers how long was waited
 * for the sake of the question, for the reason of a finding. Throws `NotRun` where time can neither be moved nor waited for.
 */
export async function awaitDelivery(drill: Drill, delivery: Delivery): Promise<string> {
  const { attempt, isEnough, failure, isSilence } = delivery;
  const world = attempt.world ?? drill.opened;
  if (isTimeReal(world.target)) {
    await awaitRecords(drill, isEnough, { attempts: [attempt], failure });
    return untilInWords(world);
  }
  if (!isTimeVirtual(world.target)) {
    if (!isSilence && (await isEnough())) return "";
    throw new NotRun(`${world.target.name} can neither move time nor wait`);
  }
  return awaitOnVirtualTime(drill, delivery, world);
}

async function awaitOnVirtualTime(drill: Drill, delivery: Delivery, world: OpenedWorld): Promise<string> {
  const { attempt, isEnough, isSilence } = delivery;
  const acted = actedAt(attempt);
  const now = (await world.target.control?.now()) ?? acted;
  const bounds = deliveryMsOf(world).filter((boundMs) => addMs(acted, boundMs) > now);
  const mustWait = bounds.length > 0 && isSilence;
  if (!mustWait && ((await isEnough()) || bounds.length === 0)) return "";
  // An account that closes meanwhile shows its event history to nobody: what was read before stays read.
  await drill.records.about(attempt);
  let waited = "";
  for (const boundMs of isSilence ? bounds.slice(-1) : bounds) {
    const isFound = await isEnoughAt(world, addMs(acted, boundMs), isEnough);
    drill.records.forget();
    waited = ` until ${formatDuration(boundMs)} after the act`;
    if (isFound) break;
  }
  return waited;
}

async function isEnoughAt({ target }: OpenedWorld, until: Instant, isEnough: () => Promise<boolean>): Promise<boolean> {
  let isFound = false;
  await lookUntil(target, until, async () => {
    isFound = await isEnough();
    return { isEnough: isFound };
  });
  return isFound;
}

/** After how long virtual time has the record: the modelled delay, and the longest that the assumption `delivery-delays` may draw. */
export function deliveryMsOf({ assumptions }: OpenedWorld): readonly number[] {
  const spread = spreadOf("log-file");
  const isDrawn = assumptions?.["delivery-delays"] === "drawn" && "mostMs" in spread;
  return isDrawn ? [modelledMs("log-file"), spread.mostMs] : [modelledMs("log-file")];
}
