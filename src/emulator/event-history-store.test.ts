import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AccountId, addMs, days, hours, type Instant, minutes } from "../kernel/index.ts";
import { eventHistoryStore } from "./event-history-store.ts";
import { answeredCall, MEMBER, NOW, OTHER, roleCaller } from "./recorder/calls.test-support.ts";
import { type Recorded, recordsFor } from "./recorder.ts";

let count = 0;
const entry = (accountId: AccountId, at: Instant = NOW): Recorded =>
  recordsFor(answeredCall({ at, caller: roleCaller(accountId) }), {
    ids: { uuid: () => `id-${count++}` },
    assumptions: {},
  })[0]!;

describe("bounded event history", () => {
  test("entries of one account and Region, oldest first, a record dated ahead in its place", () => {
    const store = eventHistoryStore();
    const [ahead, now, later] = [entry(MEMBER, addMs(NOW, 60_000)), entry(MEMBER), entry(MEMBER, addMs(NOW, 90_000))];
    for (const each of [ahead, now, later, entry(OTHER)]) store.append(each);
    expect(store.entries(MEMBER, "us-east-1")).toEqual([now, ahead, later]);
    expect(store.entries(MEMBER, "eu-west-1")).toEqual([]);
  });

  test("an account keeps its newest, and what was lost is counted", () => {
    const store = eventHistoryStore({ perAccount: 3, overall: 100 });
    const all = Array.from({ length: 5 }, () => entry(MEMBER));
    for (const each of [...all, entry(OTHER)]) store.append(each);
    expect(store.entries(MEMBER, "us-east-1")).toEqual(all.slice(2));
    expect(store.statistics()).toEqual({ held: 4, dropped: 2, expired: 0 });
  });

  test("overall the oldest goes first, whosever it is", () => {
    const store = eventHistoryStore({ perAccount: 100, overall: 3 });
    const [first, second, third, fourth] = [entry(OTHER), entry(MEMBER), entry(OTHER), entry(MEMBER)];
    for (const each of [first, second, third, fourth]) store.append(each);
    expect(store.entries(OTHER, "us-east-1")).toEqual([third]);
    expect(store.entries(MEMBER, "us-east-1")).toEqual([second, fourth]);
  });

  test("what an account dropped by itself is not its turn again", () => {
    const store = eventHistoryStore({ perAccount: 2, overall: 3 });
    const third = "444444444444" as AccountId;
    const kept = entry(MEMBER);
    for (const each of [entry(MEMBER), entry(MEMBER), entry(MEMBER), entry(OTHER), kept, entry(third), entry(third)]) {
      store.append(each);
    }
    expect(store.entries(MEMBER, "us-east-1")).toEqual([kept]);
    expect(store.entries(OTHER, "us-east-1")).toEqual([]);
  });

  test("ninety days and a little more, because the latest record may be dated ahead; then it is gone", () => {
    const store = eventHistoryStore();
    store.append(entry(MEMBER));
    store.append(entry(OTHER, addMs(NOW, days(90) + minutes(5))));
    expect(store.entries(MEMBER, "us-east-1")).toHaveLength(1);
    store.append(entry(OTHER, addMs(NOW, days(90) + hours(1) + 1)));
    expect(store.entries(MEMBER, "us-east-1")).toEqual([]);
    expect(store.statistics()).toEqual({ held: 2, dropped: 0, expired: 1 });
  });

  test("the limits hold whatever comes, in any order of time", () => {
    const append = fc.record({ account: fc.constantFrom(MEMBER, OTHER), minute: fc.nat(200_000) });
    fc.assert(
      fc.property(fc.array(append, { maxLength: 80 }), (appends) => {
        const store = eventHistoryStore({ perAccount: 5, overall: 7 });
        for (const { account, minute } of appends) store.append(entry(account, addMs(NOW, minute * 60_000)));
        const shelves = [MEMBER, OTHER].map((account) => store.entries(account, "us-east-1"));
        const { held, dropped, expired } = store.statistics();
        expect(shelves.every((shelf) => shelf.length <= 5)).toBe(true);
        expect(shelves.flat()).toHaveLength(held);
        expect(held).toBeLessThanOrEqual(7);
        expect(held + dropped + expired).toBe(appends.length);
      }),
    );
  });

  test("a long run of one account does not grow the store's memory of turns", () => {
    const store = eventHistoryStore({ perAccount: 10, overall: 50 });
    for (let index = 0; index < 5_000; index++) store.append(entry(MEMBER));
    for (let index = 0; index < 60; index++) store.append(entry(`${100_000_000_000 + index}` as AccountId));
    expect(store.statistics().held).toBe(50);
  });
});
