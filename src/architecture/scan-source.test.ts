import fc from "fast-check";
import { expect, test } from "vitest";
import { scanSource } from "./scan-source.ts";

test("comments become blank, strings become numbers, line breaks stay", () => {
  const { code, strings, comments } = scanSource(`a; // one "x"\n/* two\n'y' */ b("z", 'w');`);
  expect(code).toBe(`a;  \n \n b("0", "1");`);
  expect(strings).toEqual(["z", "w"]);
  expect(comments).toEqual([`// one "x"`, `/* two\n'y' */`]);
});

test("code inside a template's substitutions is code, its text is not", () => {
  expect(scanSource("`a ${b({ c: `d ${e} f` })} g` + h").code).toBe("``b({ c: ``e`` })`` + h");
});

test("a slash after a value divides, elsewhere it begins a regular expression", () => {
  expect(scanSource(`a / b / "c"`).code).toBe(`a / b / "0"`);
  expect(scanSource(`f(/["'\`/]/g, "c")`).code).toBe(`f( , "0")`);
  expect(scanSource(`return /"/.test(x)`).code).toBe("return  .test(x)");
});

test("any text at all is read to its end, with as many lines as before", () => {
  const letters = fc.array(fc.constantFrom('"', "'", "`", "/", "*", "\\", "${", "{", "}", "\n", "a", " "), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(letters, (pieces) => {
      const text = pieces.join("");
      expect(scanSource(text).code.split("\n").length).toBe(text.split("\n").length);
    }),
  );
});
