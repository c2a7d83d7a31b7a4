import fc from "fast-check";
import { expect, test } from "vitest";
import { drillIds, valuesOf } from "./drill-identity.ts";
import { scenario } from "./samples.test-support.ts";

const idsOf = (plan: readonly ReturnType<typeof scenario>[]): readonly string[] => [...drillIds(plan).values()];

test("a tag is the id; without one it is a slug of feature and scenario with the line", () => {
  expect(idsOf([scenario({ tags: ["@id:leave"] })])).toEqual(["leave"]);
  expect(idsOf([scenario({ name: "Ein Übel (1)" })])).toEqual(["leaving-ein-bel-1-7"]);
});

test("rows of an outline share their tag and are told apart by their line", () => {
  const rows = [21, 22].map((line) => scenario({ pickleId: `p-${line}`, tags: ["@id:leave"], line, isOutline: true }));
  expect(idsOf(rows)).toEqual(["leave-21", "leave-22"]);
  expect(idsOf(rows.slice(1))).toEqual(["leave-22"]);
});

test("the same tag on the same line of two files is told apart too", () => {
  const both = ["a", "b"].map((uri) => scenario({ pickleId: uri, uri, tags: ["@id:leave"] }));
  expect(idsOf(both)).toEqual(["leave-7", "leave-7-2"]);
});

test("no two drills of a run have one id, whatever their names, lines and tags", () => {
  const any = fc.record({
    name: fc.constantFrom("a", "A", "a-7", "", "é"),
    line: fc.constantFrom(7, 8),
    tags: fc.constantFrom([], ["@id:a"], ["@id:a-7"], ["@id:leaving-a-7"], ["@id:a-7-2"]),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (rows) => {
      const plan = rows.map((row, index) => scenario({ ...row, pickleId: `p-${index}` }));
      expect(new Set(idsOf(plan)).size).toBe(plan.length);
    }),
  );
});

test("the values of tags of a kind are what stands behind the first colon", () => {
  expect(valuesOf(["@control:nist-800-53:au-6", "@claim:LEAVE-01", "@controls:x"], "control")).toEqual([
    "nist-800-53:au-6",
  ]);
});
