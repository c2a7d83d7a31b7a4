import fc from "fast-check";
import { expect, test } from "vitest";
import { parseBaseline } from "./baseline-file.ts";

const GOOD = {
  source: "read at the beginning",
  readAt: "2026-11-01T00:00:00Z",
  costs: { from: "2026-10-02", until: "2026-11-01" },
  facts: [{ kind: "account", subject: "account lab", aspect: "joined by", value: "CREATED" }],
  unread: [{ subject: "shop", why: "nobody there may read it" }],
};

test("what a run wrote down is read again, under the name of the file", () => {
  expect(parseBaseline(JSON.stringify(GOOD), "baseline.json")).toEqual({
    ok: true,
    value: { ...GOOD, source: "baseline.json" },
  });
});

test("the Regions that were read are kept; those of an earlier version are not made up", () => {
  const regions = ["us-east-1", "eu-west-1"];
  const parsed = parseBaseline(JSON.stringify({ ...GOOD, regions }), "baseline.json");
  expect(parsed).toMatchObject({ ok: true, value: { regions } });
});

test.each([
  ["{", "expected JSON"],
  ["[]", "`readAt`"],
  [JSON.stringify({ ...GOOD, costs: { from: "yesterday", until: "2026-11-01" } }), "`costs`"],
  [JSON.stringify({ ...GOOD, facts: "none" }), "`facts`, a list"],
  [JSON.stringify({ ...GOOD, facts: [{ ...GOOD.facts[0], kind: "toString" }] }), "`facts[0]`"],
  [JSON.stringify({ ...GOOD, facts: [{ ...GOOD.facts[0], value: 1 }] }), "`facts[0]`"],
  [JSON.stringify({ ...GOOD, unread: [1] }), "`unread`"],
  [JSON.stringify({ ...GOOD, regions: "us-east-1" }), "`regions`"],
])("%s is refused with what was expected", (text, expected) => {
  const parsed = parseBaseline(text, "baseline.json");
  expect(parsed.ok).toBe(false);
  expect(JSON.stringify(parsed)).toContain(expected);
});

test("no JSON makes it throw", () => {
  fc.assert(fc.property(fc.json(), (text) => void parseBaseline(text, "baseline.json")));
});
