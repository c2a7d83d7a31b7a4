import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, test } from "vitest";
import { accountOn } from "../../../domain/index.ts";
import { checkPage, type ListName, takePage, takeRosterPage } from "./paging.ts";

const LIST: ListName = { owner: "o-one", words: ["ListThings", "here"] };
const keyOf = (item: string) => item;

function walk(items: readonly string[], MaxResults: number, between: (seen: readonly string[]) => readonly string[]) {
  const seen: string[] = [];
  let current = items;
  let NextToken: string | undefined;
  do {
    const page = takePage(LIST, { NextToken, MaxResults }, { items: current, keyOf });
    seen.push(...page.items);
    NextToken = page.NextToken;
    current = between(seen);
  } while (NextToken !== undefined);
  return seen;
}

const distinct = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 60 });

test("walking a list that stands still gives every item once, in the order of the keys, in pages of the asked size", () => {
  fc.assert(
    fc.property(distinct, fc.integer({ min: 1, max: 20 }), (items, size) => {
      assert.deepEqual(
        walk(items, size, () => items),
        items.toSorted((one, other) => (one < other ? -1 : 1)),
      );
    }),
  );
});

test("whatever is there throughout a walk is given once, whatever comes, goes and moves between the pages", () => {
  const name = fc.integer({ min: 0, max: 40 }).map((number) => `item ${number}`);
  const lists = fc.array(fc.uniqueArray(name, { maxLength: 30 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 5 }), fc.uniqueArray(name), (changing, size, staying) => {
      const shown = changing.map((list, at) => [
        ...list.filter((each) => !staying.includes(each)),
        ...staying.slice(at % (staying.length + 1)),
        ...staying.slice(0, at % (staying.length + 1)),
      ]);
      let at = 0;
      const seen = walk(shown[0] ?? [], size, () => shown[++at % shown.length] ?? []);
      for (const each of staying) assert.equal(seen.filter((one) => one === each).length, 1, each);
      assert.equal(new Set(seen).size, seen.length);
    }),
  );
});

test("whoever removes what each page shows removes everything", () => {
  const left = new Set(Array.from({ length: 45 }, (_, at) => `policy ${at}`));
  walk([...left], 20, (seen) => {
    for (const each of seen) left.delete(each);
    return [...left];
  });
  assert.equal(left.size, 0);
});

describe("tokens", () => {
  const token = takePage(LIST, { MaxResults: 1 }, { items: ["a", "b"], keyOf }).NextToken ?? "";

  test("are good for their own list only, and only as they were given", () => {
    assert.deepEqual(checkPage(LIST, { NextToken: token }), { ok: true, value: [] });
    const refusedFor = (list: ListName, NextToken: string) => {
      const checked = checkPage(list, { NextToken });
      return !checked.ok && checked.refusal.kind === "InvalidInput" && checked.refusal.reason;
    };
    assert.equal(refusedFor({ ...LIST, words: ["ListThings", "there"] }, token), "INVALID_NEXT_TOKEN");
    assert.equal(refusedFor({ ...LIST, owner: "o-other" }, token), "INVALID_NEXT_TOKEN");
    assert.equal(refusedFor(LIST, `${token}x`), "INVALID_NEXT_TOKEN");
    assert.equal(refusedFor(LIST, ""), "INVALID_NEXT_TOKEN");
    fc.assert(fc.property(fc.string(), (text) => refusedFor(LIST, text) === "INVALID_NEXT_TOKEN" || text === token));
  });

  test("do not show the ids that they stand for", () => {
    const page = takePage(LIST, { MaxResults: 1 }, { items: ["111111111111", "2"], keyOf });
    assert.ok(!page.NextToken?.includes("111111111111"));
  });
});

test("twenty to a page when nothing is asked for", () => {
  const items = Array.from({ length: 21 }, (_, index) => `item ${index}`);
  assert.equal(takePage(LIST, {}, { items, keyOf }).items.length, 20);
});

test("a list that ends with its page has no token", () => {
  assert.equal(takePage(LIST, { MaxResults: 2 }, { items: ["a", "b"], keyOf }).NextToken, undefined);
});

describe("a long list that is kept in order", () => {
  const entryOf = (number: number) => `00000000000000000/${String(number).padStart(12, "0")}`;
  const number = fc.integer({ min: 0, max: 60 });

  test("is paged as every other list is", () => {
    const numbers = fc.uniqueArray(number);
    fc.assert(
      fc.property(numbers, numbers, fc.integer({ min: 1, max: 5 }), (first, second, MaxResults) => {
        const [before, after] = [first, second].map((each) => each.map(entryOf).sort());
        let NextToken: string | undefined;
        let roster = before ?? [];
        do {
          const page = takeRosterPage(LIST, { NextToken, MaxResults }, roster);
          const items = roster.map((entry) => ({ entry, id: accountOn(entry) }));
          const plain = takePage(LIST, { NextToken, MaxResults }, { items, keyOf: ({ entry }) => entry });
          assert.deepEqual(
            page.items,
            plain.items.map(({ id }) => id),
          );
          assert.equal(page.NextToken, plain.NextToken);
          ({ NextToken } = page);
          roster = after ?? [];
        } while (NextToken !== undefined);
      }),
    );
  });
});
