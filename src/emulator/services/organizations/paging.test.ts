import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, test } from "vitest";
import { checkPage, type ListName, takeLivePage, takePage } from "./paging.ts";

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

test("walking a list that stands still gives every item once, in order, in pages of the asked size", () => {
  fc.assert(
    fc.property(distinct, fc.integer({ min: 1, max: 20 }), (items, size) => {
      assert.deepEqual(
        walk(items, size, () => items),
        items,
      );
    }),
  );
});

test("what is added before or removed elsewhere neither repeats nor hides what is still to come", () => {
  fc.assert(
    fc.property(distinct, fc.integer({ min: 1, max: 5 }), (items, size) => {
      const seen = walk(items, size, (so) => [
        "(new)",
        ...items.filter((each) => each === so.at(-1) || !so.includes(each)),
      ]);
      assert.deepEqual(
        seen.filter((each) => each !== "(new)"),
        items,
      );
    }),
  );
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

describe("a live list", () => {
  const pageOf = (owner: object, inside: ReadonlySet<string>, NextToken?: string) =>
    takeLivePage(
      LIST,
      { NextToken, MaxResults: 2 },
      { items: () => inside, keyOf, live: { owner, isListed: (item) => inside.has(item) } },
    );

  test("gives what an array gives, page by page, and the same page again for the same token", () => {
    fc.assert(
      fc.property(distinct, (items) => {
        const [owner, inside] = [{}, new Set(items)];
        const seen: string[] = [];
        let NextToken: string | undefined;
        do {
          const page = pageOf(owner, inside, NextToken);
          if (NextToken !== undefined) assert.deepEqual(pageOf(owner, inside, NextToken), page);
          seen.push(...page.items);
          NextToken = page.NextToken;
        } while (NextToken !== undefined);
        assert.deepEqual(seen, items);
      }),
    );
  });

  test("shows nothing that has gone and everything that has come, also when the next item or the last one goes", () => {
    for (const gone of ["b", "c", "d"]) {
      const [owner, inside] = [{}, new Set(["a", "b", "c", "d", "e"])];
      const { NextToken } = pageOf(owner, inside);
      inside.delete(gone);
      inside.add("f");
      const second = pageOf(owner, inside, NextToken);
      const third = second.NextToken === undefined ? [] : pageOf(owner, inside, second.NextToken).items;
      assert.deepEqual(
        [...second.items, ...third],
        ["c", "d", "e", "f"].filter((each) => each !== gone),
      );
    }
  });

  test("is passed through once, however many its pages are", () => {
    const inside = new Set(Array.from({ length: 1_000 }, (_, at) => `item ${at}`));
    let begun = 0;
    const items = () => {
      begun++;
      return inside;
    };
    const owner = {};
    let NextToken: string | undefined;
    do {
      ({ NextToken } = takeLivePage(LIST, { NextToken }, { items, keyOf, live: { owner, isListed: () => true } }));
    } while (NextToken !== undefined);
    assert.equal(begun, 1);
  });
});
