import fc from "fast-check";
import { expect, test } from "vitest";
import { brokenLink, chained, formatLedger, GENESIS, headOf, type LedgerEntry, parseLedger } from "./ledger.ts";

const anyBody = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()), { maxKeys: 3 });
const anyChain = fc.array(anyBody, { minLength: 1, maxLength: 6 }).map((bodies) => {
  const at = "2026-11-01T00:00:00Z";
  const drills = bodies.map((body): LedgerEntry => ({ type: "drill", at, body }));
  return chained([{ type: "run-started", at, body: {} }, ...drills, { type: "run-finished", at, body: {} }]);
});

test("a chain begins with zeros, survives writing and reading, and is whole", () => {
  fc.assert(
    fc.property(anyChain, (records) => {
      expect(records[0]?.prev).toBe(GENESIS);
      expect(parseLedger(formatLedger(records))).toEqual({ ok: true, value: records });
      expect(brokenLink(records)).toBeUndefined();
    }),
  );
});

test("an edit, a drop, a swap and a cut are each found, wherever they are", () => {
  fc.assert(
    fc.property(anyChain, fc.nat(), (records, chance) => {
      const at = chance % records.length;
      const edited = records.map((each, index) => (index === at ? { ...each, at: "2030-01-01T00:00:00Z" } : each));
      const dropped = records.filter((_, index) => index !== at);
      const swapped = records.with(at, records.at(at - 1)!).with(at - 1, records[at]!);
      for (const changed of [edited, dropped, swapped, records.slice(0, at)]) {
        expect(brokenLink(changed)).toBeDefined();
      }
    }),
  );
});

test("one bit of any entry changes the head", () => {
  const one = chained([{ type: "run-started", at: "x", body: { seed: 1 } }]);
  const other = chained([{ type: "run-started", at: "x", body: { seed: 2 } }]);
  expect(headOf(one)).not.toBe(headOf(other));
});

test("a line that is no record and a line that is cut off are named", () => {
  expect(parseLedger("{}\n")).toEqual({ ok: false, refusal: "line 1 is not a ledger record" });
  expect(parseLedger('{"seq":0')).toMatchObject({ ok: false });
});
