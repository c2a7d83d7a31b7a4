import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeSettings } from "./merge-settings.ts";

/** One document at each level, from the root down. */
const merged = (...levels: readonly object[]) => mergeSettings(levels.map((each) => [each]));
const values = (operator: string, ...list: readonly string[]) => ({ tags: { k: { tag_value: { [operator]: list } } } });
const shown = (...list: readonly string[]) => ({ tags: { k: { tag_value: list } } });
const locked = (...allowed: readonly string[]) => ({
  tags: { k: { tag_value: { "@@assign": ["a"], "@@operators_allowed_for_child_policies": allowed } } },
});

describe("the examples of the user guide", () => {
  const A = values("@@assign", "Development", "Support");

  test("1 to 3: assign overwrites, append adds, remove takes away", () => {
    expect(merged(A, values("@@assign", "Sandbox"))).toEqual(shown("Sandbox"));
    expect(merged(A, values("@@append", "Marketing"))).toEqual(shown("Development", "Support", "Marketing"));
    expect(merged(A, values("@@append", "Marketing"), values("@@remove", "Development", "Marketing"))).toEqual(
      shown("Support"),
    );
  });

  test("4: a key that may not be changed, and a list that may only grow", () => {
    const E = {
      tags: {
        project: {
          tag_key: { "@@operators_allowed_for_child_policies": ["@@none"], "@@assign": "Project" },
          tag_value: { "@@operators_allowed_for_child_policies": ["@@append"], "@@assign": ["Maintenance"] },
        },
      },
    };
    const F = { tags: { project: { tag_key: { "@@assign": "PROJECT" }, tag_value: { "@@append": ["Research"] } } } };
    const expected = { tags: { project: { tag_key: "Project", tag_value: ["Maintenance", "Research"] } } };
    expect(merged(E, F)).toEqual(expected);
  });

  test("5: controls of one level intersect, and bind only below", () => {
    const G = locked("@@append");
    const H = { tags: { k: { tag_value: { "@@operators_allowed_for_child_policies": ["@@append", "@@remove"] } } } };
    expect(mergeSettings([[G, H], [values("@@remove", "a")]])).toEqual(shown("a"));
    expect(mergeSettings([[G, H], [values("@@append", "b")]])).toEqual(shown("a", "b"));
    expect(mergeSettings([[locked("@@none"), values("@@append", "b")]])).toEqual(shown("a", "b"));
  });

  test("6: at one level the first assignment wins", () => {
    const key = (text: string) => ({ tags: { k: { tag_key: { "@@assign": text } } } });
    expect(mergeSettings([[key("PROJECT"), key("project")]])).toEqual({ tags: { k: { tag_key: "PROJECT" } } });
  });
});

const item = fc.constantFrom("a", "b", "c", "d");
const operators = fc.subarray(["@@assign", "@@append", "@@remove"]);
const change = fc
  .tuple(fc.constantFrom("@@assign", "@@append", "@@remove"), fc.uniqueArray(item))
  .map(([operator, list]) => values(operator, ...list));

test("a level that says nothing changes nothing, wherever it stands", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 5 }), fc.nat(), (levels, at) => {
      const place = at % (levels.length + 1);
      const more = [...levels.slice(0, place), { tags: {} }, ...levels.slice(place)];
      expect(merged(...more)).toEqual(merged(...levels));
    }),
  );
});

test("an assignment wins where it is allowed, and is nothing where it is not; nobody gives back what was taken", () => {
  fc.assert(
    fc.property(operators, operators, fc.uniqueArray(item, { minLength: 1 }), (first, second, list) => {
      const reopened = {
        tags: { k: { tag_value: { "@@operators_allowed_for_child_policies": second.length ? second : ["@@all"] } } },
      };
      const isAllowed = first.includes("@@assign") && (second.length === 0 || second.includes("@@assign"));
      const result = merged(locked(...(first.length ? first : ["@@none"])), reopened, values("@@assign", ...list));
      expect(result).toEqual(isAllowed ? shown(...list) : shown("a"));
    }),
  );
});

test("nothing below a locked section can change it", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 5 }), (levels) => {
      const top = {
        tags: { "@@operators_allowed_for_child_policies": ["@@none"], k: { tag_value: { "@@assign": ["a"] } } },
      };
      expect(merged(top, ...levels)).toEqual(shown("a"));
    }),
  );
});

test("names are only names", () => {
  const document = JSON.parse('{"tags":{"__proto__":{"tag_key":{"@@assign":"x"}},"constructor":{"@@assign":1}}}');
  const result = JSON.stringify(merged(document));
  expect(result).toBe('{"tags":{"__proto__":{"tag_key":"x"},"constructor":1}}');
  expect(Object.hasOwn(Object.prototype, "tag_key")).toBe(false);
});
