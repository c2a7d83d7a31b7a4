import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitted, screenColumns, wrapped } from "./wrap.ts";

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
        for (const line of lines) if (line.trim().includes(" ")) expect(screenColumns(line)).toBeLessThanOrEqual(width);
      },
    ),
  );
});

describe("a list on a screen", () => {
  const ROW = "seen   organizations:LeaveOrganization        success: leaving, real record; denied: leaving";

  test("keeps lines that fit to the letter, blanks at their end and between columns too", () => {
    const text = `${ROW}\n\n   \n  a  b `;
    expect(fitted(text, ROW.length)).toBe(text);
    expect(fitted(`a\n${" ".repeat(70)}\nb`, 60)).toBe("a\n\nb");
  });

  test("keeps the columns of the left half, and begins a line for each of the others", () => {
    expect(fitted(ROW, 60).split("\n")).toEqual([
      "seen   organizations:LeaveOrganization",
      "       success: leaving, real record; denied: leaving",
    ]);
    expect(fitted(ROW, 44).split("\n")).toEqual([
      "seen   organizations:LeaveOrganization",
      "       success: leaving, real record;",
      "       denied: leaving",
    ]);
  });

  test("goes on below the last column, or set in where there is none", () => {
    expect(fitted("  --org <file>   organization file; the reference organization", 40).split("\n")).toEqual([
      "  --org <file>   organization file; the",
      "                 reference organization",
    ]);
    expect(fitted("    a sentence that is longer than forty columns are", 40).split("\n")).toEqual([
      "    a sentence that is longer than forty",
      "        columns are",
    ]);
  });

  test("brings back what begins in the right half", () => {
    expect(fitted(`${" ".repeat(48)}the same, and whether your own rules`, 40)).toBe(
      "    the same, and whether your own rules",
    );
  });

  test("leaves a word that is too long whole", () => {
    const path = `features/${"x".repeat(80)}.feature:12`;
    expect(
      fitted(`    ${path}  @demo`, 40)
        .split("\n")
        .map((each) => each.trim()),
    ).toEqual(["", path, "@demo"].slice(1));
  });

  test("cuts an excerpt of source, so that the caret stays under its place", () => {
    const source = [
      "    Statement: [{ Effect: Deny, Action: organizations:LeaveOrganisation }]",
      "               ^^^^^^^^^",
    ];
    const excerpt = source.map((each, index) => `  ${index === 0 ? "12" : "  "} | ${each}`);
    const shown = fitted(excerpt.join("\n"), 40).split("\n");
    expect(shown).toEqual([excerpt[0]?.slice(0, 40), excerpt[1]]);
    expect(fitted(`12 | ${"東".repeat(30)}`, 40)).toBe(`12 | ${"東".repeat(17)}`);
    expect(fitted("a b | c d e f g", 8).split("\n").length).toBeGreaterThan(1);
  });

  test("law: nothing but blanks changes, and a line is too long only where one word is", () => {
    const line = fc
      .array(fc.tuple(fc.nat(60), word))
      .map((parts) => parts.map(([gap, each]) => " ".repeat(gap) + each).join(" "));
    fc.assert(
      fc.property(line, fc.integer({ min: 1, max: 90 }), (text, width) => {
        const shown = fitted(text, width);
        expect(shown.replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
        const most = Math.max(width, Math.floor(width / 2) + 24);
        for (const each of shown.split("\n")) expect(screenColumns(each)).toBeLessThanOrEqual(most);
      }),
    );
  });

  test("takes a line of a hundred thousand columns without trouble", () => {
    expect(fitted("x  ".repeat(100_000), 60).split("\n").length).toBeGreaterThan(1000);
  });
});
