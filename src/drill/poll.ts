/** Looks until it has seen enough or the bound is over: once at the end where time is virtual, again and again where it is real. */
import { type Instant, seconds } from "../kernel/index.ts";
import type { Target } from "../target/index.ts";
import type { FailedLook } from "./failed-look.ts";
import { NotRun } from "./not-run.ts";
import { isTimeVirtual } from "./pass-time.ts";

const FIRST_WAIT_MS = seconds(2);
const LONGEST_WAIT_MS = seconds(15);

export type Look = Readonly<{ isEnough: boolean; failure?: FailedLook | undefined }>;

/** `failures`: of the looks that failed. `lastFailure`: what came since the look before is not known. */
type Polled = Readonly<{
  looks: number;
  failures: readonly FailedLook[];
  lastFailure: FailedLook | undefined;
}>;

/**
 * Virtual time is moved to the bound and looked at there, once. Real time is looked at now, after 2 s, after 4 s more and so on, never
 * more than 15 s apart and never before the bound's end for the last time, which is exactly there. Throws `NotRun` where time can
 * neither be moved nor waited for.
 */
export async function lookUntil(
  target: Target,
  until: Instant,
  look: (now: Instant) => Promise<Look>,
): Promise<Polled> {
  const { control, name } = target;
  if (control === undefined || (!isTimeVirtual(target) && control.pause === undefined))
    throw new NotRun(`${name} can neither move time nor wait`);
  const failures: FailedLook[] = [];
  const pace = backOff();
  const isVirtual = isTimeVirtual(target);
  for (let looks = 1; ; looks++) {
    const now = await control.now();
    if (isVirtual && now < until) await control.advance(until - now);
    const { isEnough, failure } = await look(isVirtual ? await control.now() : now);
    if (failure !== undefined) failures.push(failure);
    if (isEnough || isVirtual || now >= until) return { looks, failures, lastFailure: failure };
    const restMs = until - (await control.now());
    if (restMs > 0) await control.pause?.(Math.min(pace(failure), restMs));
  }
}

/**
 * How long to wait before the next look, in milliseconds: it doubles. Whoever was told to call less often waits longest at once:
 * LookupEvents answers two calls in a second for an account and Region (CloudTrail API Reference).
 */
export function backOff(): (failure?: FailedLook) => number {
  let nextMs = FIRST_WAIT_MS;
  return (failure) => {
    const waitMs = failure?.isThrottled === true ? LONGEST_WAIT_MS : nextMs;
    nextMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
    return waitMs;
  };
}
