import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestSentences, shownSentence } from "./nearest-sentences.ts";

const PATTERNS = [
  "the organization under test",
  "an attacker holds {string} in {string}",
  "{principal} tries to {deed}",
  "the attacker calls {call}",
  "{int} days pass",
  "{int} minutes pass",
  "{int} hours pass",
  "the attempt succeeds",
  "the attempt is refused",
  "the response is {outcome}",
  "the attempt is stopped by the guardrail {string}",
  "the detection {string} rings within {int} minutes",
  "the alarm {string} fires within {int} minutes when {principal} calls {call}",
  "the fault {string} strikes {struck}",
  "the intruder is contained within {int} hour(s)",
  "{string} is still a member",
  '^the billing alarm of "([^"]+)" for "([^"]+)" is in (ALARM|OK|INSUFFICIENT_DATA)$',
];
const near = (text: string): readonly string[] => nearestSentences(text, PATTERNS);

describe("did you mean", () => {
  test.each([
    ["a slip in a word", "the organisation under test", "the organization under test"],
    ["quotes that were forgotten", "the attempt is stopped by the guardrail deny-leave", PATTERNS[10]],
    ["another word", 'an attacker has "admin" in "payments"', PATTERNS[1]],
    ["a word too many", 'the account "payments" is still a member', PATTERNS[15]],
    ["a word too few", 'the detection "x" rings 15 minutes', PATTERNS[11]],
    ["a deed that nobody knows", '"admin" in "payments" tries to leave the organisation', PATTERNS[2]],
    ["what a fault strikes", 'the fault "rule disabled" hits the alarm "departures"', PATTERNS[13]],
    ["a call", "the attacker call organizations LeaveOrganization", PATTERNS[3]],
    ["a plural", "the intruder is contained inside 2 hours", PATTERNS[14]],
  ])("sees through %s", (_what, text, sentence) => expect(near(text)[0]).toBe(sentence));

  test.each(["isn't", "isn’t", "ISN'T"])("takes `%s` for what it is short for", (word) => {
    const patterns = ["{word} is recorded in the event history", "{word} is not recorded in the event history"];
    const [first] = nearestSentences(`LeaveOrganization ${word} recorded in the event history`, patterns);
    expect(first).toBe(patterns[1]);
  });

  test("leaves what is in quotes as it is", () => {
    expect(near('an attacker holds "don\'t" in "isn\'t"')[0]).toBe(PATTERNS[1]);
  });

  test("names at most three, the nearest first", () => {
    expect(near("12 minuts pass")).toEqual(["{int} minutes pass", "{int} days pass", "{int} hours pass"]);
    expect(near("the attempt is denied")[0]).toBe("the attempt is refused");
  });

  test("shows a pattern that is a regular expression like the others", () => {
    expect(near('the billing alarm of "a" for "b" is in Alarm')).toEqual([
      "the billing alarm of {string} for {string} is in (ALARM|OK|INSUFFICIENT_DATA)",
    ]);
    expect(PATTERNS.slice(0, -1).map(shownSentence)).toEqual(PATTERNS.slice(0, -1));
  });

  test.each(["nothing such", "nor this", "I log in", "everything is fine and nobody leaves", "", "   ", '"'])(
    "is silent of `%s`",
    (text) => expect(near(text)).toEqual([]),
  );

  test("does a bounded work on a step of any length, and finds a sentence around a long name", () => {
    for (const text of ["x", "x ", '"', '" ', "the ", '"a" in ']) expect(near(text.repeat(10_000))).toEqual([]);
    expect(near(`the attempt is stopped by a guardrail "${"y".repeat(10_000)}"`)[0]).toBe(PATTERNS[10]);
  });

  test("law: whatever is written, no more than three known sentences", () => {
    const word = fc.constantFrom(
      "the",
      '"a"',
      '"',
      "in",
      "12",
      "alarm",
      "attempt",
      "is",
      "{string}",
      "__proto__",
      "(s)",
      "^",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join(" ")),
        ),
        (text) => {
          const found = near(text);
          expect(found.length).toBeLessThanOrEqual(3);
          for (const each of found) expect(PATTERNS.map(shownSentence)).toContain(each);
        },
      ),
    );
  });
});
