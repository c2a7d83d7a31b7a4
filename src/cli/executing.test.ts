import { expect, test } from "vitest";
import { knownNear } from "./executing.ts";

test("whoever misspells a principal is told those of that account, otherwise all", () => {
  const profiles = ["payments/admin", "payments/root", "vendor-lab/root"];
  expect(knownNear("payments/amdin", profiles)).toBe("payments/admin, payments/root");
  expect(knownNear("paymnts/admin", profiles)).toBe("payments/admin, payments/root, vendor-lab/root");
  expect(
    knownNear(
      "x",
      Array.from({ length: 31 }, (_, at) => `a/${at}`),
    ),
  ).toMatch(/a\/29, …$/);
});
