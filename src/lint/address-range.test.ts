import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRange } from "../authorization/conditions/ip-address.ts";
import { addressRange } from "./address-range.ts";

describe("an address range", () => {
  test.each([
    ["203.0.113.0/24", "public"],
    ["203.0.113.7", "public"],
    ["0.0.0.0/0", "public"],
    ["10.1.2.3/32", "private"],
    ["10.0.0.0/7", "public"],
    ["172.31.0.0/16", "private"],
    ["172.32.0.0/16", "public"],
    ["192.168.1.0/24", "private"],
    ["100.64.0.0/10", "private"],
    ["2001:db8::/32", "public"],
    ["fd00::1", "private"],
    ["fe80::/10", "private"],
    ["::1", "private"],
    ["::ffff:203.0.113.7", "public"],
    ["10.0.0.0/33", undefined],
    ["10.0.0", undefined],
    ["10.0.0.0/8/8", undefined],
    ["1:2:3:4:5:6:7:8:9", undefined],
    ["", undefined],
  ])("%s is %s", (text, answer) => {
    expect(addressRange(text)).toBe(answer);
  });

  test("is one exactly when the evaluator reads one", () => {
    const piece = fc.constantFrom("10", "203", "256", "fd00", "ffff", "0", "01", ".", ":", "::", "/", "8", "33");
    const text = fc.oneof(
      fc.array(piece, { maxLength: 9 }).map((each) => each.join("")),
      fc.ipV4(),
      fc.ipV6(),
    );
    fc.assert(
      fc.property(text, (given) => {
        expect(addressRange(given) === undefined, given).toBe(parseRange(given) === undefined);
      }),
      { numRuns: 3_000 },
    );
  });
});
