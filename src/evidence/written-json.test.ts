import fc from "fast-check";
import { expect, test } from "vitest";
import { writtenJson } from "./written-json.ts";

test("the order of members does not matter, and nothing of JSON is lost", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const entries = Object.entries(value).reverse();
      const turned = Object.fromEntries(entries);
      expect(writtenJson(turned)).toBe(writtenJson(value));
      expect(JSON.parse(writtenJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("what the SDK answers can be written: dates, bytes, big numbers, nothing", () => {
  const output = {
    when: new Date(0),
    bytes: new Uint8Array([1, 2]),
    buffer: Buffer.from("hi"),
    big: 10n,
    gone: undefined,
  };
  expect(JSON.parse(writtenJson(output))).toEqual({
    when: "1970-01-01T00:00:00.000Z",
    bytes: "AQI=",
    buffer: "aGk=",
    big: "10",
  });
});
