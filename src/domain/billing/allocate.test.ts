import fc from "fast-check";
import { expect, test } from "vitest";
import type { AccountId } from "../../kernel/index.ts";
import { allocate, type Demand, type Supply } from "./allocate.ts";

const id = (text: string) => text.padStart(12, "0") as AccountId;
const use = (account: string, amount: number): Demand => ({ accountId: id(account), service: "A", amount });
const plan = (account: string, amount: number): Supply => ({
  id: account,
  ownerId: id(account),
  services: new Set(["A"]),
  amount,
});
const shared = (order = "account-id") => ({ isShared: true, order: () => order });

test("the owner comes first, then the others in the order of ids, or the largest use", () => {
  const demands = [use("1", 5), use("2", 9), use("3", 4)];
  expect(allocate(demands, [plan("3", 10)], shared()).covered).toEqual([5, 1, 4]);
  expect(allocate(demands, [plan("3", 10)], shared("largest-use")).covered).toEqual([0, 6, 4]);
});

test("who comes first is asked for only where there is not enough for several others", () => {
  const never = { isShared: true, order: () => expect.fail("nothing depends on the order") };
  expect(allocate([use("1", 5), use("2", 9)], [plan("3", 14)], never).covered).toEqual([5, 9]);
  expect(allocate([use("1", 5), use("3", 9)], [plan("3", 10)], never).covered).toEqual([1, 9]);
  expect(allocate([use("1", 5), use("2", 9), use("3", 9)], [plan("3", 9)], never).covered).toEqual([0, 0, 9]);
});

test("what is not shared covers its owner alone", () => {
  const alone = { isShared: false, order: () => expect.fail("nothing is shared") };
  expect(allocate([use("1", 5), use("2", 9)], [plan("2", 20)], alone)).toEqual({ covered: [0, 9], used: [9] });
});

test("nothing is covered twice, and nothing is used that is not there", () => {
  const amounts = fc.array(fc.record({ account: fc.constantFrom("1", "2", "3"), amount: fc.nat(50) }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(amounts, amounts, fc.boolean(), (uses, plans, isShared) => {
      const demands = uses.map(({ account, amount }) => use(account, amount));
      const supplies = plans.map(({ account, amount }) => plan(account, amount));
      const { covered, used } = allocate(demands, supplies, { isShared, order: () => "largest-use" });
      covered.forEach((each, at) => {
        expect(each).toBeLessThanOrEqual(demands[at]?.amount ?? 0);
      });
      used.forEach((each, at) => {
        expect(each).toBeLessThanOrEqual(supplies[at]?.amount ?? 0);
      });
      const sum = (values: readonly number[]) => values.reduce((one, other) => one + other, 0);
      expect(sum(covered)).toBe(sum(used));
    }),
  );
});
