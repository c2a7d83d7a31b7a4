/** What CloudWatch is told of charges, point by point. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { addMs, days, hours, type Instant, instant, minutes } from "../../kernel/index.ts";
import { apply } from "../apply/index.ts";
import { foundWithPolicies, stage } from "../apply/stage.test-support.ts";
import { CHARGES_EVERY_MS, nextLookAtCharges, pointsOf } from "./estimated-charges.ts";

const DOLLAR = 1_000_000;

/** An account that uses four dollars a day, and an organization that it joins and leaves. */
function told() {
  const on = stage();
  const [payer, account] = [on.open(1), on.open(2)];
  foundWithPolicies(on, payer);
  const begun = instant(Date.UTC(2026, 11, 3));
  const line = { service: "A", dailyMicros: 4 * DOLLAR, variationPercent: 0, surgeEveryDays: undefined };
  const usage = [{ ...line, tags: new Map<string, string>(), from: begun, until: undefined }];
  apply(on.world, { kind: "UsageDeclared", accountId: account, usage, formerMemberships: [], pauses: [] });
  const { id: organizationId, rootId: parentId } = on.organizationOf(payer);
  const move = { accountId: account, organizationId };
  return {
    on,
    join: (at: Instant) => apply(on.world, { kind: "AccountJoined", ...move, parentId, method: "INVITED", at }),
    leave: (at: Instant) => apply(on.world, { kind: "AccountDeparted", ...move, method: "LEFT", at }),
    close(at: Instant) {
      const closure = { by: "owner" as const, requestedAt: at, closedAt: at };
      apply(on.world, { kind: "AccountCloseRequested", accountId: account, closure });
    },
    points(from: Instant, to: Instant, departed = "stop") {
      const dimensions = [
        { name: "LinkedAccount", value: account },
        { name: "Currency", value: "USD" },
      ];
      const metric = { accountId: payer, region: "us-east-1", namespace: "AWS/Billing", name: "EstimatedCharges" };
      return [...pointsOf(on.world, { metric: { ...metric, dimensions }, from, to, departed })].map(
        ([minute, { most }]) => [minute, most] as const,
      );
    },
  };
}

/** Of December; the days go on in January. */
const at = (day: number, hour = 0): Instant => instant(Date.UTC(2026, 11, day, hour));

test("charges count from the membership's beginning, start anew with the month, and end with the membership", () => {
  const { join, leave, points } = told();
  join(at(30, 3));
  leave(at(33, 9));
  expect(points(at(29), at(40))).toEqual([
    ...[30, 30, 30].map((day, index) => [at(day, 6 * (index + 1)), 0.5 + index]),
    ...[0, 6, 12, 18, 24].map((hour, index) => [at(31, hour), 3.5 + index]),
    ...[6, 12, 18, 24].map((hour, index) => [at(32, hour), 1 + index]),
    [at(33, 6), 5],
  ]);
  expect(points(at(33, 7), at(34, 1), "until-the-month-ends").map(([, sum]) => sum)).toEqual([5.5, 5.5, 5.5]);
  expect(points(at(63, 1), at(64), "until-the-month-ends")).toEqual([]);
});

test("nothing more is told of a closed account", () => {
  const { join, close, points } = told();
  join(at(5));
  close(at(6));
  expect(points(at(5), at(20)).at(-1)).toEqual([at(6), 4]);
});

test("a part of the time shows the same as the whole of it", () => {
  const { join, leave, points } = told();
  join(at(5, 1));
  leave(at(20, 4));
  join(at(25, 5));
  const whole = points(at(1), at(80));
  const moments = fc.integer({ min: 0, max: days(75) });
  fc.assert(
    fc.property(moments, moments, (one, other) => {
      const [from, to] = [addMs(at(1), Math.min(one, other)), addMs(at(1), Math.max(one, other))];
      expect(points(from, to)).toEqual(whole.filter(([shown]) => shown >= from && shown < to));
    }),
  );
});

test("an alarm is looked at in the very minutes in which its periods come to hold other points", () => {
  const periods = fc.constantFrom(minutes(1), minutes(5), hours(1), hours(5), hours(6), hours(7), days(1));
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_000 }),
      periods,
      fc.integer({ min: 1, max: 5 }),
      (late, periodMs, count) => {
        const held = (end: number): string =>
          Array.from({ length: count }, (_, back) => {
            const to = end - back * periodMs;
            return Math.ceil(to / CHARGES_EVERY_MS) - Math.ceil((to - periodMs) / CHARGES_EVERY_MS);
          }).join();
        const after = addMs(at(3), minutes(late));
        const next = nextLookAtCharges(after, periodMs, count);
        expect(next).toBeGreaterThan(after);
        for (let at: number = after; at < addMs(next, -minutes(1)); at += minutes(1))
          expect(held(at + minutes(1))).toBe(held(at));
      },
    ),
    { numRuns: 200 },
  );
});
