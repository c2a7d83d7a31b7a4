/** How many accounts are being created at an instant, without looking at every creation that ever was. */
import type { Instant } from "../../kernel/index.ts";
import type { World } from "../world.ts";

/** Creations that were requested and have not come to their end, whether they will succeed or fail. */
export function creationsUnderWay({ creationEnds }: World, organizationId: string, now: Instant): number {
  const ends = creationEnds.get(organizationId);
  return ends === undefined ? 0 : ends.length - endedBy(ends, now);
}

/** How many of the ends, which are in order of time, are not after an instant. */
export function endedBy(ends: readonly Instant[], now: Instant): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? now) <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}
