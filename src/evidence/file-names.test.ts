import fc from "fast-check";
import { expect, test } from "vitest";
import { policyPath, safeName } from "./file-names.ts";

test("any id becomes one name without a way out of the folder, and safe ids keep theirs", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("..", "a/b", "con", "nul.txt", "__proto__", ""),
      ),
      (id) => {
        expect(safeName(id)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,119}$/);
      },
    ),
  );
  expect(safeName("LEAVE-01.root")).toBe("LEAVE-01.root");
  expect(safeName("con")).not.toBe("con");
  expect(policyPath("scp/deny.json")).toMatch(/^policies\/scp-deny-[0-9a-f]{8}\.json$/);
});

test("two ids that look alike do not share a name", () => {
  expect(safeName("a b")).not.toBe(safeName("a/b"));
});
