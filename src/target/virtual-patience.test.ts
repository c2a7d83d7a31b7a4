import { describe, expect, test } from "vitest";
import { parametersFor } from "../compose/samples.test-support.ts";
import { composeStage } from "../compose.ts";
import { instant, virtualClock } from "../kernel/index.ts";
import type { Hands, Target } from "./target.ts";
import { virtualPatience } from "./virtual-patience.ts";

const MANAGEMENT = "100000000001";
const OPEN = "100000000021";

async function opened(throttle: boolean): Promise<Target> {
  const parameters = { ...parametersFor("two-organizations"), throttle };
  return (await composeStage(parameters).open({ kind: "under-test" })).target;
}

function handsOf(target: Target, accountId: string): Hands {
  const hands = target.as({ accountId, principal: "admin" });
  if (hands === undefined) throw new Error(`no administrator in ${accountId}`);
  return hands;
}

const elapsed = async (target: Target, from: number): Promise<number> => ((await target.control?.now()) ?? 0) - from;

describe("a throttled call", () => {
  test("gets through once the target's clock has moved, and leaves a record of each attempt", async () => {
    const target = await opened(true);
    const start = (await target.control?.now()) ?? 0;
    const hands = handsOf(target, OPEN);
    for (const _ of [1, 2, 3])
      expect((await hands.call("organizations", "DescribeOrganization")).outcome.kind).toBe("succeeded");
    expect(await elapsed(target, start)).toBe(1_500);
    await target.control?.advance(900_000);
    const { outcome } = await hands.call("cloudtrail", "LookupEvents");
    const events = outcome.kind === "succeeded" ? (outcome.output.Events as { CloudTrailEvent: string }[]) : [];
    const codes = events.map(({ CloudTrailEvent }) => JSON.parse(CloudTrailEvent).errorCode).reverse();
    expect(codes).toEqual([undefined, undefined, "TooManyRequestsException", "TooManyRequestsException", undefined]);
  });

  test("of the slowest operation gets through as well", async () => {
    const target = await opened(true);
    const hands = handsOf(target, MANAGEMENT);
    const close = (AccountId: string) => hands.call("organizations", "CloseAccount", { AccountId });
    const codes: string[] = [];
    for (const id of [OPEN, "100000000022"]) {
      const { outcome } = await close(id);
      codes.push(outcome.kind === "refused" ? outcome.code : outcome.kind);
    }
    expect(codes).not.toContain("TooManyRequestsException");
  });

  test("does not happen, and the clock stands still, where nothing is throttled", async () => {
    const target = await opened(false);
    const start = (await target.control?.now()) ?? 0;
    const hands = handsOf(target, OPEN);
    for (const _ of [1, 2, 3, 4]) await hands.call("organizations", "DescribeOrganization");
    expect(await elapsed(target, start)).toBe(0);
  });
});

describe("patience", () => {
  const START = 1_000;
  const waits = async (errorType: string): Promise<readonly number[]> => {
    const clock = virtualClock(instant(START));
    const strategy = virtualPatience(clock);
    const seen: number[] = [];
    let token = await strategy.acquireInitialRetryToken("");
    for (let attempt = 0; attempt < 20; attempt++) {
      const before = clock.now();
      const next = await strategy.refreshRetryTokenForRetry(token, { errorType }).catch(() => undefined);
      if (next === undefined) break;
      token = next;
      seen.push(clock.now() - before);
    }
    return seen;
  };

  test("doubles up to a longest wait, and ends", async () => {
    expect(await waits("THROTTLING")).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000]);
  });

  test.each(["TRANSIENT", "SERVER_ERROR", "CLIENT_ERROR"])("is not for %s", async (errorType) => {
    expect(await waits(errorType)).toEqual([]);
  });
});
