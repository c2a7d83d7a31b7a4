import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { instant, parseInstant } from "../kernel/index.ts";
import { type AcceptedRisk, applyExceptions, parseExceptions } from "./exceptions.ts";
import { drill, finding } from "./samples.test-support.ts";

const EXPIRY = parseInstant("2026-12-31") ?? instant(0);
const risk: AcceptedRisk = {
  id: "RISK-7",
  covers: { kind: "claim", id: "LEAVE-01" },
  accounts: ["222222222222"],
  reason: "moves out in January",
  approver: "C. Iso",
  expires: EXPIRY,
};
const broke = drill({}, [
  finding({ verdict: "broke", accountId: "222222222222" }),
  finding({ verdict: "held", accountId: "333333333333" }),
]);

test("a break with an unexpired exception is Accepted, and only then", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1000, max: 1000 }), (offsetMs) => {
      const judged = applyExceptions(broke, [risk], instant(EXPIRY + offsetMs));
      expect(judged.verdict).toBe(offsetMs < 0 ? "accepted" : "broke");
      expect(judged.affectedAccounts).toEqual(offsetMs < 0 ? [] : ["222222222222"]);
      expect(judged.remark).toBe(offsetMs < 0 ? undefined : "exception `RISK-7` expired at 2026-12-31T00:00:00Z");
    }),
  );
});

test("an exception for one account does not cover another, nor a break without an account", () => {
  const rows = [finding({ verdict: "broke", accountId: "333333333333" }), finding({ verdict: "broke" })];
  expect(applyExceptions(drill({}, rows), [risk], instant(0)).findings).toEqual(rows);
});

test("an exception for another drill changes nothing, nor does one for what is not broken", () => {
  const other: AcceptedRisk = { ...risk, covers: { kind: "drill", id: "another" } };
  expect(applyExceptions(broke, [other], instant(0))).toBe(broke);
  expect(applyExceptions(drill(), [risk], instant(0))).toEqual(drill());
});

test("reads a list, an object and JSON text alike", () => {
  const entry = { id: "R", drill: "leave-root", reason: "known", approver: "C. Iso", expires: "2026-12-31" };
  const expected = [
    { id: "R", covers: { kind: "drill", id: "leave-root" }, reason: "known", approver: "C. Iso", expires: EXPIRY },
  ];
  for (const input of [[entry], { exceptions: [entry] }, JSON.stringify([entry])]) {
    expect(parseExceptions(input)).toEqual({ ok: true, value: expected });
  }
});

test.each([
  [[{}], /expected `id` to be a text, saw nothing/],
  [[{ id: "R", drill: "d", claim: "c" }], /saw both/],
  [[{ expires: "next week" }], /ISO 8601/],
  [[{ accounts: [222222222222] }], /12 digits/],
  [[{ owner: "x" }], /`owner` is not a member/],
  ["{", /expected JSON/],
  [7, /expected a list of exceptions, saw a number/],
])("refuses %j", (input, sentence) => {
  const read = parseExceptions(input);
  expect(read.ok ? "" : read.refusal.join("\n")).toMatch(sentence);
});

test("never throws, whatever it is given", () => {
  fc.assert(fc.property(fc.oneof(fc.json(), fc.jsonValue(), fc.string()), (input) => void parseExceptions(input)));
});

test("the template reads", () => {
  const path = new URL("../../reports/templates/accepted-risks.json", import.meta.url);
  expect(parseExceptions(readFileSync(path, "utf8"))).toMatchObject({ ok: true });
});
