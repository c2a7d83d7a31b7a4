import { expect, test } from "vitest";
import { widthOf } from "./terminal.ts";

test.each([
  [{ columns: 72 }, { COLUMNS: "50" }, 72],
  [{}, { COLUMNS: "50" }, 50],
  [{}, { COLUMNS: "9" }, 40],
  [{}, { COLUMNS: "wide" }, 80],
  [{}, {}, 80],
  [{ columns: 400 }, {}, 120],
])("%j with %j is %i wide", (stream, environment, width) => {
  expect(widthOf(stream as Pick<NodeJS.WriteStream, "columns">, environment)).toBe(width);
});
