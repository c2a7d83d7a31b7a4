import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AccountId, addMs, days, hours, type Instant, instant } from "../../kernel/index.ts";
import { apply } from "../apply/index.ts";
import { foundWithPolicies, stage } from "../apply/stage.test-support.ts";
import { costOf, costOfDay, SURGE_FACTOR } from "./accrual.ts";
import { anomaliesOf } from "./anomalies.ts";
import { MAX_FORMER_MEMBERSHIPS, monthOf, type Period, piecesOf, type UsageLine } from "./billing.ts";
import { billsOf } from "./bills.ts";
import { costViewOf, decideCostView, sumOf } from "./cost-view.ts";
import { billingOf, stretchesOf } from "./standing.ts";

const T0 = instant(Date.parse("2026-01-10T07:30:00Z"));
const ACCOUNT = "111122223333" as AccountId;

const line = (change: Partial<UsageLine> = {}): UsageLine => ({
  service: "Amazon Simple Storage Service",
  dailyMicros: 3_333_333,
  variationPercent: 40,
  surgeEveryDays: 7,
  tags: new Map(),
  from: T0,
  until: undefined,
  ...change,
});

const at = (daysLater: number): Instant => addMs(T0, days(daysLater));

describe("accrual", () => {
  const moments = fc.array(fc.integer({ min: -days(3), max: days(40) }), { minLength: 2, maxLength: 6 });

  test("a period that is cut anywhere costs what its parts cost", () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 100 }), (offsets, variationPercent) => {
        const cuts = [...offsets].sort((one, other) => one - other).map((offset) => addMs(T0, offset));
        const parts = cuts.slice(1).map((until, index): Period => ({ from: cuts[index] ?? T0, until }));
        const whole: Period = { from: cuts[0] ?? T0, until: cuts.at(-1) ?? T0 };
        const usage = line({ variationPercent });
        const sum = parts.reduce((total, part) => total + costOf(ACCOUNT, usage, part), 0);
        assert.equal(sum, costOf(ACCOUNT, usage, whole));
      }),
    );
  });

  test("a whole day costs what the day costs, and the same each time", () => {
    for (let day = 20_500; day < 20_530; day++) {
      const whole = { from: instant(day * days(1)), until: instant((day + 1) * days(1)) };
      const usage = line({ from: instant(0) });
      expect(costOf(ACCOUNT, usage, whole)).toBe(costOfDay(ACCOUNT, usage, day));
      const factor = day % 7 === 0 ? SURGE_FACTOR : 1;
      expect(Math.abs(costOfDay(ACCOUNT, usage, day) / (3_333_333 * factor) - 1)).toBeLessThanOrEqual(0.4);
    }
  });

  test("days differ, and so do accounts, unless nothing varies", () => {
    const costs = (accountId: AccountId, variationPercent: number) =>
      Array.from({ length: 10 }, (_, day) =>
        costOfDay(accountId, line({ variationPercent, surgeEveryDays: undefined }), day),
      );
    expect(new Set(costs(ACCOUNT, 40)).size).toBe(10);
    expect(costs(ACCOUNT, 40)).not.toEqual(costs("444455556666" as AccountId, 40));
    expect(new Set(costs(ACCOUNT, 0))).toEqual(new Set([3_333_333]));
  });

  test("months and days cut a period without a gap", () => {
    const whole = { from: T0, until: at(70) };
    for (const by of ["day", "month"] as const) {
      const pieces = [...piecesOf(whole, by)];
      expect(pieces[0]?.from).toBe(whole.from);
      expect(pieces.at(-1)?.until).toBe(whole.until);
      expect(pieces.slice(1).map(({ from }) => from)).toEqual(pieces.slice(0, -1).map(({ until }) => until));
    }
    expect([...piecesOf(whole, "month")].map(({ from }) => new Date(from).getUTCMonth())).toEqual([0, 1, 2]);
    expect(monthOf(T0, -1)).toBe(Date.UTC(2025, 11, 1));
  });
});

const DOLLAR = 1_000_000;

/** An account that uses a dollar a day, and two organizations beside it. */
function told() {
  const on = stage();
  const [home, other, account] = [on.open(1), on.open(2), on.open(3)];
  foundWithPolicies(on, home);
  foundWithPolicies(on, other);
  const usage = [line({ from: on.moment.now, variationPercent: 0, surgeEveryDays: undefined, dailyMicros: DOLLAR })];
  apply(on.world, { kind: "UsageDeclared", accountId: account, usage, formerMemberships: [], pauses: [] });
  const begun = on.moment.now;
  return {
    on,
    home,
    other,
    account,
    join(payer: AccountId) {
      const { id: organizationId, rootId: parentId } = on.organizationOf(payer);
      apply(on.world, {
        kind: "AccountJoined",
        accountId: account,
        organizationId,
        parentId,
        method: "INVITED",
        at: on.moment.now,
      });
    },
    leave() {
      const organizationId = on.world.accounts.get(account)?.membership?.organizationId ?? "";
      apply(on.world, {
        kind: "AccountDeparted",
        accountId: account,
        organizationId,
        method: "LEFT",
        at: on.moment.now,
      });
    },
    pass: (count: number) => on.advance(hours(24 * count)),
    /** Dollars that somebody is shown of everything so far. */
    shownTo(viewer: AccountId): number {
      const { world, moment } = on;
      const pieces = [{ from: begun, until: addMs(moment.now, days(10)) }];
      return sumOf(world, { view: costViewOf(world, viewer), pieces, now: moment.now }) / DOLLAR;
    },
    bills: (viewer: AccountId) =>
      billsOf(on.world, viewer, on.moment.now).map(({ payerAccountId, costMicros }) => [
        payerAccountId,
        costMicros / DOLLAR,
      ]),
  };
}

describe("whose costs an account is shown", () => {
  test("alone, as a member, alone again, elsewhere, and back: those of where it stands", () => {
    const { join, leave, pass, shownTo, account, home, other } = told();
    pass(2.5);
    expect([account, home, other].map(shownTo)).toEqual([2.5, 0, 0]);
    join(home);
    expect([account, home, other].map(shownTo)).toEqual([0, 0, 0]);
    pass(4);
    expect([account, home, other].map(shownTo)).toEqual([4, 4, 0]);
    leave();
    pass(1);
    expect([account, home, other].map(shownTo)).toEqual([3.5, 4, 0]);
    join(other);
    pass(8);
    expect([account, home, other].map(shownTo)).toEqual([8, 4, 8]);
    leave();
    join(home);
    pass(0.25);
    expect([account, home, other].map(shownTo)).toEqual([4.25, 4.25, 8]);
  });

  test("every moment belongs to one context, whatever an account does", () => {
    const moves = fc.array(fc.tuple(fc.constantFrom("home", "other", "leave"), fc.integer({ min: 0, max: 50 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(moves, (steps) => {
        const { on, join, leave, account, home, other } = told();
        const begun = on.moment.now;
        for (const [move, elapsedHours] of steps) {
          on.advance(hours(elapsedHours));
          const isMember = on.world.accounts.get(account)?.membership !== undefined;
          if (move === "leave" ? isMember : !isMember)
            move === "leave" ? leave() : join(move === "home" ? home : other);
        }
        on.advance(hours(1));
        const stored = on.world.accounts.get(account);
        assert.ok(stored);
        const whole = { from: begun, until: on.moment.now };
        const stretches = stretchesOf(on.world, stored, whole);
        assert.equal(stretches[0]?.from, whole.from);
        assert.equal(stretches.at(-1)?.until, whole.until);
        const [ends, begins] = [
          stretches.slice(0, -1).map(({ until }) => until),
          stretches.slice(1).map(({ from }) => from),
        ];
        assert.deepEqual(begins, ends);
        assert.ok(stretches.every(({ from, until }) => from < until));
      }),
    );
  });

  test("a management account that gives its organization up sees what it used on its own", () => {
    const { on, join, leave, pass, shownTo, home } = told();
    join(home);
    pass(3);
    leave();
    expect(shownTo(home)).toBe(3);
    const { id: organizationId } = on.organizationOf(home);
    apply(on.world, { kind: "AccountDeparted", accountId: home, organizationId, method: "LEFT", at: on.moment.now });
    apply(on.world, { kind: "OrganizationDeleted", organizationId, at: on.moment.now });
    expect(shownTo(home)).toBe(0);
    on.found(home);
    expect(shownTo(home)).toBe(0);
  });

  test("members may be kept out, all of them, and nobody else", () => {
    const { on, join, account, home, other } = told();
    join(home);
    const organizationId = on.organizationOf(home).id;
    apply(on.world, { kind: "MemberCostAccessSwitched", organizationId, on: false });
    const answers = [account, home, other].map((each) => decideCostView(on.world, each).ok);
    expect(answers).toEqual([false, true, true]);
    apply(on.world, { kind: "MemberCostAccessSwitched", organizationId, on: true });
    expect(decideCostView(on.world, account).ok).toBe(true);
    expect(on.organizationOf(home)).not.toHaveProperty("memberCostAccess");
  });
});

describe("who pays", () => {
  test("the account until it joins, the management account from then on, and both pages show it", () => {
    const { join, leave, pass, bills, account, home, other } = told();
    pass(2);
    join(home);
    pass(3);
    leave();
    pass(1);
    const all = [
      [account, 2],
      [home, 3],
      [account, 1],
    ];
    expect(bills(account)).toEqual(all);
    expect(bills(home)).toEqual([[home, 3]]);
    expect(bills(other)).toEqual([]);
  });

  test("nobody for a closed account, and again from when it is reopened", () => {
    const { on, pass, shownTo, account } = told();
    pass(2);
    const closure = { by: "owner" as const, requestedAt: on.moment.now, closedAt: addMs(on.moment.now, hours(12)) };
    apply(on.world, { kind: "AccountCloseRequested", accountId: account, closure });
    pass(10);
    expect(shownTo(account)).toBe(2.5);
    apply(on.world, { kind: "AccountReopened", accountId: account, at: on.moment.now });
    expect(shownTo(account)).toBe(2.5);
    pass(1);
    expect(shownTo(account)).toBe(3.5);
  });
});

test("comings and goings take up a bounded place, and none at all where nothing is used", () => {
  const { on, join, leave, account, home, other } = told();
  for (let count = 0; count < MAX_FORMER_MEMBERSHIPS + 20; count++) {
    join(home);
    on.advance(1_000);
    leave();
  }
  expect(billingOf(on.world, account).formerMemberships).toHaveLength(MAX_FORMER_MEMBERSHIPS);
  expect([...on.world.billing.keys()]).toEqual([account]);
  expect(other).not.toBe(account);
});

test("a surge is unusual to whoever watches the account while it is a member", () => {
  const { on, join, leave, pass, account, home } = told();
  const usage = [line({ from: on.moment.now, variationPercent: 0, surgeEveryDays: 15, dailyMicros: DOLLAR })];
  apply(on.world, { kind: "UsageDeclared", accountId: account, usage, formerMemberships: [], pauses: [] });
  const monitor = {
    arn: "arn:aws:ce::111111111111:anomalymonitor/a",
    name: "a",
    watches: { kind: "linkedAccounts", accountIds: [account] },
    createdAt: on.moment.now,
  } as const;
  const found = (from: Instant) =>
    anomaliesOf(on.world, { owner: home, monitor, asked: { from, until: on.moment.now }, now: on.moment.now });
  const begun = on.moment.now;
  join(home);
  pass(30);
  const seen = found(begun);
  expect(seen.length).toBeGreaterThanOrEqual(1);
  for (const each of seen) {
    expect(each).toMatchObject({ accountId: account, spentMicros: 10 * DOLLAR, expectedMicros: DOLLAR });
    expect((each.day / days(1)) % 15).toBe(0);
  }
  leave();
  const left = on.moment.now;
  pass(30);
  expect(found(left)).toEqual([]);
  expect(found(begun)).toEqual(seen);
  expect(
    anomaliesOf(on.world, {
      owner: home,
      monitor: { ...monitor, createdAt: left },
      asked: { from: begun, until: left },
      now: left,
    }),
  ).toEqual([]);
});
