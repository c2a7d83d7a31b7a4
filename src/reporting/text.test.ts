import fc from "fast-check";
import { expect, test } from "vitest";
import { oneLine, printable, segmentsOf } from "./text.ts";

test("shows what would move a cursor, turn the reading direction or hide", () => {
  expect(printable("a\u001b[2Jb\u202ec\u200bd\u0000\r")).toBe("a\\u{1b}[2Jb\\u{202e}c\\u{200b}d\\u{0}\\u{d}");
  expect(printable("one\r\ntwo\tthree, Zürich, 東京")).toBe("one\ntwo\tthree, Zürich, 東京");
  expect(printable("\ud800")).toBe("\\u{d800}");
});

test("law: nothing unprintable is left, and printing twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const shown = printable(text);
      expect(shown).not.toMatch(/[^\P{C}\n\t\p{Cn}\p{Co}]/u);
      expect(printable(shown)).toBe(shown);
      expect(oneLine(text)).not.toMatch(/[\n\t]/);
    }),
  );
});

test("law: the segments of a sentence, put together, are the sentence", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("`", "a", " ", "<") }), (text) => {
      const again = segmentsOf(text).map((each) => (each.kind === "code" ? `\`${each.text}\`` : each.text));
      expect(again.join("")).toBe(text);
    }),
  );
});
