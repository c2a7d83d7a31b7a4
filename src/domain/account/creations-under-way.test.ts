import assert from "node:assert/strict";
import fc from "fast-check";
import { test } from "vitest";
import { addMs, instant } from "../../kernel/index.ts";
import { inconsistencies } from "../apply/consistency.test-support.ts";
import { apply } from "../apply/index.ts";
import { stage } from "../apply/stage.test-support.ts";
import { creationsUnderWay } from "./creations-under-way.ts";

const steps = fc.array(
  fc.record({ waitMs: fc.integer({ min: 0, max: 40 }), lastsMs: fc.integer({ min: 0, max: 90 }) }),
  {
    maxLength: 200,
  },
);

test("as many creations are under way as a look at every request finds, whatever they last", () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { world } = stage();
      let now = instant(Date.UTC(2026, 10, 1));
      for (const [at, { waitMs, lastsMs }] of all.entries()) {
        now = addMs(now, waitMs);
        const request = {
          id: `car-${at}`,
          organizationId: at % 5 === 0 ? "o-other" : "o-one",
          accountName: "new",
          email: "new@example.com",
          requestedAt: now,
          completesAt: addMs(now, lastsMs),
          outcome: { kind: "fails", reason: "EMAIL_ALREADY_EXISTS" },
        } as const;
        apply(world, { kind: "CreateAccountRequested", request });
        for (const laterMs of [0, 1, 30, 91]) {
          const then = addMs(now, laterMs);
          const requests = [...world.createAccountRequests.values()].filter((each) => each.organizationId === "o-one");
          const expected = requests.filter(({ completesAt }) => then < completesAt).length;
          assert.equal(creationsUnderWay(world, "o-one", then), expected);
        }
      }
      assert.deepEqual(inconsistencies(world), []);
    }),
    { numRuns: 50 },
  );
});

test("ends that are long past are not kept", () => {
  const { world } = stage();
  const start = instant(Date.UTC(2026, 10, 1));
  for (let at = 0; at < 1_000; at++) {
    const requestedAt = addMs(start, at * 10);
    const parts = { organizationId: "o-one", accountName: "new", email: "new@example.com" };
    const outcome = { kind: "fails", reason: "EMAIL_ALREADY_EXISTS" } as const;
    const request = { id: `car-${at}`, ...parts, requestedAt, completesAt: addMs(requestedAt, 30), outcome };
    apply(world, { kind: "CreateAccountRequested", request });
  }
  assert.ok((world.creationEnds.get("o-one")?.length ?? 0) < 200);
});
