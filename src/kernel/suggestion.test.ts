import fc from "fast-check";
import { expect, test } from "vitest";
import { didYouMean, nearest } from "./suggestion.ts";

const WORDS = ["organizations", "standaloneAccounts", "policies", "detections", "invitations"];

test("finds a word again after one slip", () => {
  const slip = fc.record({
    word: fc.constantFrom(...WORDS),
    at: fc.nat(20),
    kind: fc.constantFrom("drop", "swap", "add"),
  });
  fc.assert(
    fc.property(slip, ({ word, at, kind }) => {
      const index = at % (word.length - 1);
      const [a = "", b = ""] = [word[index], word[index + 1]];
      const changed = { drop: b, swap: b + a, add: `${a}x${b}` }[kind] ?? "";
      expect(nearest(word.slice(0, index) + changed + word.slice(index + 2), WORDS)).toBe(word);
    }),
  );
});

test("stays silent when nothing is near", () => {
  expect(didYouMean("colour", WORDS)).toBeUndefined();
  expect(didYouMean("x".repeat(5000), ["x".repeat(5000)])).toBeUndefined();
  expect(didYouMean("polices", WORDS)).toBe("did you mean `policies`?");
});

test("two swapped letters are one slip, even in a short word", () => {
  expect(nearest("tpye", ["type"])).toBe("type");
  expect(nearest("tpey", ["type"])).toBeUndefined();
});
