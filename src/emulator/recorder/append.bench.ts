/** What a recorded call costs on the hot path: its record made, stored and queued, and one that is read. */
import { bench, describe } from "vitest";
import { identifiersFrom, seededRandom } from "../../kernel/index.ts";
import { deliveryQueue } from "../delivery.ts";
import { eventHistoryStore } from "../event-history-store.ts";
import { recordsFor } from "../recorder.ts";
import { answeredCall, testWorld } from "./calls.test-support.ts";

const call = answeredCall({ name: "DescribeOrganization", readOnly: true });
const ids = identifiersFrom(seededRandom(1));
const history = eventHistoryStore();
const delivery = deliveryQueue({ world: testWorld, assumptions: {} });

describe("recorder", () => {
  bench("append", () => {
    for (const recorded of recordsFor(call, { ids, assumptions: {} })) {
      history.append(recorded);
      delivery.accept(recorded);
    }
  });

  bench("append and write out", () => {
    for (const recorded of recordsFor(call, { ids, assumptions: {} })) JSON.stringify(recorded.record);
  });

  bench("an event id alone", () => {
    ids.uuid();
  });
});
