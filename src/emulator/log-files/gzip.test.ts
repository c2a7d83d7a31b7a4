import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { gzipped } from "./gzip.ts";

test("whatever is packed comes out again, also over several blocks", () => {
  for (const text of ["", "x", "é".repeat(32_768), "x".repeat(65_535), "x".repeat(65_536), "x".repeat(200_000)]) {
    expect(gunzipSync(gzipped(text)).toString("utf8")).toBe(text);
  }
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => gunzipSync(gzipped(text)).toString("utf8") === text),
  );
});

test("the same text gives the same bytes, and no time is in them", () => {
  expect([...gzipped("a").subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
});
