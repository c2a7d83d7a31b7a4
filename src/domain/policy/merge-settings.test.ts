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

test("a control on a section governs the names in it, a control on a setting its value, and neither anything else", () => {
  const control = fc.subarray(["@@assign", "@@append", "@@remove"]).map((words) => (words.length ? words : ["@@none"]));
  fc.assert(
    fc.property(control, control, fc.boolean(), (onSection, onValue, isKnown) => {
      const value = { "@@operators_allowed_for_child_policies": onValue, "@@assign": ["a"] };
      const top = { tags: { "@@operators_allowed_for_child_policies": onSection, k: { tag_value: value } } };
      const name = isKnown ? "k" : "new";
      const below = { tags: { [name]: { tag_value: { "@@assign": ["b"] } } } };
      const mayAdd = onSection.includes("@@assign") || onSection.includes("@@append");
      const known = isKnown && onValue.includes("@@assign") ? ["b"] : ["a"];
      const added = !isKnown && mayAdd ? { new: { tag_value: ["b"] } } : {};
      expect(merged(top, below)).toEqual({ tags: { k: { tag_value: known }, ...added } });
    }),
  );
});

describe("a section and the plans in it, as the user guide's backup policies have them", () => {
  const control = (...words: readonly string[]) => ({ "@@operators_allowed_for_child_policies": words });
  const plan = (region: string) => ({
    regions: { "@@assign": [region] },
    rules: { hourly: { target_backup_vault_name: { "@@assign": "Vault" } } },
    selections: { tags: { kind: { tag_key: { "@@assign": "dataType" }, tag_value: { "@@assign": ["PII"] } } } },
  });
  const whole = (region: string) => ({
    regions: [region],
    rules: { hourly: { target_backup_vault_name: "Vault" } },
    selections: { tags: { kind: { tag_key: "dataType", tag_value: ["PII"] } } },
  });
  const child = { plans: { Monthly: plan("us-west-2") } };

  test("example 3: where nothing may be added, no plan is", () => {
    const root = { plans: { ...control("@@none"), PII: plan("us-east-1") } };
    expect(merged(root, child)).toEqual({ plans: { pii: whole("us-east-1") } });
  });

  test("example 4: where plans may be appended, the new one is whole", () => {
    const root = { plans: { ...control("@@append"), PII: { ...control("@@none"), ...plan("us-east-1") } } };
    const both = { PII: whole("us-east-1"), Monthly: whole("us-west-2") };
    expect(mergeSettings([[root], [child]], { spelledAsWritten: "plans" })).toEqual({ plans: both });
  });
});

describe("the opt-out policies of the user guide", () => {
  const none = { "@@operators_allowed_for_child_policies": ["@@none"] };
  const out = { "@@assign": "optOut" };
  const child = {
    services: {
      lex: { opt_out_policy: { "@@assign": "optIn" } },
      default: { opt_out_policy: { "@@assign": "optIn" } },
    },
  };

  test("under `services` a control governs the list of services, under `opt_out_policy` the setting", () => {
    const onList = { services: { ...none, default: { opt_out_policy: out } } };
    expect(merged(onList, child)).toEqual({ services: { default: { opt_out_policy: "optIn" } } });
    const onSetting = { services: { default: { ...none, opt_out_policy: { ...none, ...out } } } };
    const expected = { default: { opt_out_policy: "optOut" }, lex: { opt_out_policy: "optIn" } };
    expect(merged(onSetting, child)).toEqual({ services: expected });
  });
});

/** Answers that others recorded: the documents attached at one level, then those of the level below. */
describe("several policies at one level", () => {
  const assign = (...list: unknown[]) => ({ tags: { k: { tag_value: { "@@assign": list } } } });
  test.each([
    ["append, then assign", [[values("@@append", "red"), values("@@assign", "blue")]], ["blue", "red"]],
    ["remove, then append", [[values("@@remove", "red"), values("@@append", "red")]], []],
    ["append, then remove", [[values("@@append", "red"), values("@@remove", "red")]], []],
    ["two assignments", [[values("@@assign", "red"), values("@@assign", "blue")]], ["red"]],
    ["two appended", [[values("@@append", "red"), values("@@append", "blue")]], ["red", "blue"]],
    ["everything removed below", [[values("@@assign", "red")], [values("@@remove", "red")]], []],
    [
      "numbers and the like",
      [[assign(12, true, null)], [values("@@append", "12", "13")]],
      ["12", "true", "null", "13"],
    ],
  ] as const)("%s", (_, levels, expected) => {
    expect(mergeSettings(levels.map((each) => [...each]))).toEqual(shown(...expected));
  });

  test("three operators in one document", () => {
    const all = { "@@remove": ["green"], "@@append": ["yellow"], "@@assign": ["green"] };
    expect(merged(assign("red"), { tags: { k: { tag_value: all } } })).toEqual(shown("yellow"));
  });

  test("of a list that is not there nothing is removed, and it does not begin to be there", () => {
    expect(merged(values("@@remove", "red"))).toEqual({});
    expect(mergeSettings([[values("@@remove", "red")]], { shownEmpty: "tags" })).toEqual({ tags: { k: {} } });
  });
});

test("names and operators are the same in any case, and what stands beside the outermost section says nothing", () => {
  const root = {
    TAGS: { Key: { TAG_VALUE: { "@@Assign": ["a"], "@@Operators_Allowed_For_Child_Policies": ["@@None"] } } },
  };
  const below = { tags: { KEY: { tag_value: { "@@assign": ["b"] } } }, "@@assign": "c" };
  expect(merged(root, below)).toEqual({ tags: { key: { tag_value: ["a"] } } });
});

test("names are only names", () => {
  const document = JSON.parse('{"tags":{"__proto__":{"tag_key":{"@@assign":"x"}},"constructor":{"@@assign":1}}}');
  const result = JSON.stringify(merged(document));
  expect(result).toBe('{"tags":{"__proto__":{"tag_key":"x"},"constructor":"1"}}');
  expect(Object.hasOwn(Object.prototype, "tag_key")).toBe(false);
});
