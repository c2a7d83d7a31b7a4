/** One look that is made again where it fails and time can be waited for: a call that failed says nothing of what it was to show. */
import { addMs, minutes } from "../kernel/index.ts";
import type { Hands, Target } from "../target/index.ts";
import { type FailedLook, failureIn } from "./failed-look.ts";
import { isTimeReal } from "./pass-time.ts";
import { lookUntil } from "./poll.ts";

/** How long a look that fails is made again on real time. AWS does not say how long it throttles; this is ours. */
const LONGEST_MS = minutes(1);

/** `failure`: of the last look, which then shows nothing. */
export type Looked<T> = Readonly<{ seen: T; failure: FailedLook | undefined }>;

/** On virtual time, and where nobody can wait, there is one look: nothing changes while time stands still. */
export async function lookAgain<T>(target: Target, look: (failures: FailedLook[]) => Promise<T>): Promise<Looked<T>> {
  const once = async (): Promise<Looked<T>> => {
    const failures: FailedLook[] = [];
    const seen = await look(failures);
    return { seen, failure: failures.find(({ isThrottled }) => isThrottled) ?? failures[0] };
  };
  let looked = await once();
  const { control } = target;
  if (looked.failure === undefined || control === undefined || !isTimeReal(target)) return looked;
  const until = addMs(await control.now(), LONGEST_MS);
  let isFirst = true;
  await lookUntil(target, until, async () => {
    if (!isFirst) looked = await once();
    isFirst = false;
    return { isEnough: looked.failure === undefined, failure: looked.failure };
  });
  return looked;
}

/** The same hands; what failed although somebody may ask is written down. */
export function notingFailures(hands: Hands, failures: FailedLook[]): Hands;
export function notingFailures(hands: Hands | undefined, failures: FailedLook[]): Hands | undefined;
export function notingFailures(hands: Hands | undefined, failures: FailedLook[]): Hands | undefined {
  if (hands === undefined) return undefined;
  const { inRegion } = hands;
  return {
    ...hands,
    ...(inRegion !== undefined && { inRegion: (region) => notingFailures(inRegion(region), failures) }),
    async call(...asked) {
      const report = await hands.call(...asked);
      failures.push(...[failureIn(report.outcome) ?? []].flat());
      return report;
    },
  };
}
