/** A rate of calls: what a token bucket regains, and what it holds. Whole numbers, so that fractions of tokens are exact. */
export type Rate = Readonly<{
  /** So many calls become possible again… */
  calls: number;
  /** …in this length of time. */
  everyMs: number;
  /** Calls that a full bucket allows at once. */
  burst: number;
}>;

export const perSecond = (calls: number, burst: number): Rate => ({ calls, everyMs: 1_000, burst });

/** For rates below one in a second: one call in every so many. */
export const oneInSeconds = (count: number, burst: number): Rate => ({ calls: 1, everyMs: count * 1_000, burst });
