/** Virtual time. It moves only when told to, or with a wall clock that the edge hands in. */
import { addMs, type Instant, instant } from "./instant.ts";
import { invariant } from "./invariant.ts";

export type Clock = Readonly<{ now(): Instant }>;

export type VirtualClock = Clock &
  Readonly<{
    /** Moves forward by a length in milliseconds; virtual time never runs backwards. */
    advance(durationMs: number): Instant;
    /** Moves to a later instant. */
    set(to: Instant): Instant;
    /** Back to the start, for a reset of the whole world. */
    reset(): Instant;
  }>;

/** A clock that stands still between moves. */
export function virtualClock(start: Instant): VirtualClock {
  return tickingClock(start, () => 0);
}

/** A clock that also ticks with `elapsedMs`, the wall time since the clock was made (an argument: this module reads none). */
export function tickingClock(start: Instant, elapsedMs: () => number): VirtualClock {
  let origin = start;
  const now = (): Instant => instant(origin + elapsedMs());
  return {
    now,
    advance(durationMs) {
      invariant(durationMs >= 0, "virtual time cannot run backwards");
      origin = addMs(origin, durationMs);
      return now();
    },
    set(to) {
      invariant(to >= now(), "virtual time cannot run backwards");
      origin = instant(to - elapsedMs());
      return now();
    },
    reset() {
      origin = instant(start - elapsedMs());
      return now();
    },
  };
}
