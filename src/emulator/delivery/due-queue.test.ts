/** Whatever comes in whatever order: what is taken is the earliest, and of those due together the first that came. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { instant } from "../../kernel/index.ts";
import { dueQueue, isBefore } from "./due-queue.ts";

/** Puts something due then, or takes what is due by then. */
const steps = fc.array(
  fc.oneof(
    fc.record({ put: fc.nat(50), to: fc.nat(1) }),
    // As most things come: a little later than the last.
    fc.record({ later: fc.nat(3), to: fc.nat(1) }),
    fc.record({ take: fc.nat(60) }),
  ),
  { maxLength: 400 },
);

test("two queues that share their turns are one list that is sorted by time and turn", () => {
  fc.assert(
    fc.property(steps, (all) => {
      const turns = { next: 0 };
      const queues = [dueQueue<number>(turns), dueQueue<number>(turns)] as const;
      let expected: { at: number; turn: number; to: number }[] = [];
      let latest = 0;
      let turn = 0;
      for (const step of all) {
        if ("take" in step) {
          const [left, right] = queues;
          const taken = (isBefore(left.next(), right.next()) ? left : right).take(instant(step.take));
          const [first] = [...expected].sort((one, other) => one.at - other.at || one.turn - other.turn);
          const due = first !== undefined && first.at <= step.take ? first : undefined;
          expect(taken?.item).toBe(due?.turn);
          expect(taken?.at).toBe(due?.at);
          expected = expected.filter((each) => each !== due);
        } else {
          latest = "put" in step ? step.put : latest + step.later;
          queues[step.to === 0 ? 0 : 1].put(instant(latest), turn);
          expected.push({ at: latest, turn: turn++, to: step.to });
        }
        for (const to of [0, 1] as const) {
          expect(queues[to].size()).toBe(expected.filter((each) => each.to === to).length);
        }
      }
    }),
  );
});

test("what left the line is not held for long", () => {
  const queue = dueQueue<number>();
  for (let at = 0; at < 10_000; at++) queue.put(instant(at), at);
  for (let at = 0; at < 10_000; at++) expect(queue.take(instant(at))?.item).toBe(at);
  expect(queue.size()).toBe(0);
  expect(queue.next()).toBeUndefined();
});
