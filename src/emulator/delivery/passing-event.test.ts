import { expect, test } from "vitest";
import { changedRecord } from "../fault/changed-record.ts";
import { answeredCall, MEMBER, NOW, roleCaller } from "../recorder/calls.test-support.ts";
import { recordsFor } from "../recorder.ts";
import { eventOfRecord } from "./passing-event.ts";

/** One record of a call, with other members in it. */
function passing(members: object, assumptions: Readonly<Record<string, string>> = {}) {
  const [recorded] = recordsFor(answeredCall({ at: NOW, caller: roleCaller(MEMBER) }), {
    ids: { uuid: () => "id" },
    assumptions: {},
  });
  if (recorded === undefined) throw new Error("a call leaves a record");
  return eventOfRecord(
    changedRecord(recorded, {}, (record) => ({ ...record, ...members })),
    assumptions,
  );
}

const READING = { eventName: "GetObject", readOnly: true };
const ASSUMPTION = "read-only-data-events";

test("a rule that is merely enabled does not hear of read-only management events", () => {
  expect(passing({ ...READING, eventName: "GetRole" }).isHidden).toBe(true);
  expect(passing({ eventName: "CreateRole", readOnly: false }).isHidden).toBe(false);
});

test("whether it hears of read-only data events is an assumption, and of others it does", () => {
  const reading = { ...READING, eventCategory: "Data" };
  expect(passing(reading)).toMatchObject({ isHidden: false, assumptions: [ASSUMPTION] });
  expect(passing(reading, { [ASSUMPTION]: "hidden" })).toMatchObject({ isHidden: true, assumptions: [ASSUMPTION] });
  const writing = { eventName: "PutObject", readOnly: false, eventCategory: "Data" };
  expect(passing(writing, { [ASSUMPTION]: "hidden" })).toMatchObject({ isHidden: false, assumptions: [] });
});
