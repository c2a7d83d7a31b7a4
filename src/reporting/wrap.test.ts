import fc from "fast-check";
import { expect, test } from "vitest";
import { columns, wrapped } from "./wrap.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "é", "東"), minLength: 1, maxLength: 12 });

test("law: no word is lost, and no line is too long unless one word is", () => {
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1 }),
      fc.integer({ min: 20, max: 60 }),
      fc.integer({ min: 0, max: 6 }),
      (words, width, hanging) => {
        const lines = wrapped(words.join(" "), width, hanging);
        expect(lines.map((each) => each.trim()).join(" ")).toBe(words.join(" "));
        for (const line of lines) if (line.trim().includes(" ")) expect(columns(line)).toBeLessThanOrEqual(width);
      },
    ),
  );
});
