/** What a client does who is told that it calls too fast: it waits and tries again, on the target's clock and not on the machine's. */
import type { VirtualClock } from "../kernel/index.ts";

type RetryToken = Readonly<{ getRetryCount(): number; getRetryDelay(): number }>;

/** What the SDK asks of a retry strategy (its second kind), as far as it is used here. */
export type RetryStrategy = Readonly<{
  acquireInitialRetryToken(scope: string): Promise<RetryToken>;
  refreshRetryTokenForRetry(token: RetryToken, error: Readonly<{ errorType: string }>): Promise<RetryToken>;
  recordSuccess(token: RetryToken): void;
}>;

/** AWS SDKs and Tools Reference Guide, "Retry behavior": waits double and are never longer. Without their jitter, so that runs repeat. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;
/** More than the three of an SDK: these wait long enough for the slowest rate that AWS documents, one call in 20 seconds. */
const ATTEMPTS = 8;

/** Moves the clock by each wait. Whatever else goes wrong is not tried again. */
export function virtualPatience(clock: Pick<VirtualClock, "advance">): RetryStrategy {
  return {
    acquireInitialRetryToken: async () => tokenOf(0),
    async refreshRetryTokenForRetry(token, { errorType }) {
      const failures = token.getRetryCount() + 1;
      // The SDK then throws what the service said.
      if (errorType !== "THROTTLING" || failures >= ATTEMPTS) throw new Error("no further attempt");
      clock.advance(Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS));
      return tokenOf(failures);
    },
    recordSuccess() {},
  };
}

const tokenOf = (count: number): RetryToken => ({ getRetryCount: () => count, getRetryDelay: () => 0 });
