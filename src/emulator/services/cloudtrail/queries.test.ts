/** What a query found is looked for once, however often it is described and read. */
import { expect, test } from "vitest";
import type { EventDataQuery } from "../../../domain/index.ts";
import { instant } from "../../../kernel/index.ts";
import type { CloudTrailRecord } from "../../../trail/index.ts";
import type { OperationContext } from "../../operation.ts";
import { outcomeOf } from "./queries.ts";

const NOW = instant(10_000);

const query = (id: string, statement: string): EventDataQuery => ({
  ...{ id, storeArn: "arn", accountId: "111122223333" as EventDataQuery["accountId"], statement, retentionDays: 90 },
  ...{ startedAt: instant(0), endsAt: instant(1_000), cancelledAt: undefined },
});

/** A store of one record that counts how often somebody looks at what it tells. */
function watched(lost = 0) {
  let times = 0;
  const record = { eventID: "1", readOnly: true } as CloudTrailRecord;
  Object.defineProperty(record, "eventName", { enumerable: true, get: () => ["ListUsers", times++][0] });
  const context = { lake: { read: () => ({ kept: [{ record }], lost }) } } as unknown as OperationContext;
  return { context, times: () => times };
}

const USERS = "SELECT eventID FROM e WHERE eventName LIKE '%Users%'";

test("a finished query is computed once, and another one anew, of the same words too", () => {
  const { context, times } = watched();
  const one = query("one", USERS);
  const first = outcomeOf(context, one, NOW);
  expect(first).toMatchObject({ kind: "finished", found: { rows: [[["eventID", "1"]]], matched: 1 } });
  const before = times();
  expect(before).toBeGreaterThan(0);
  expect(outcomeOf(context, one, NOW)).toEqual(first);
  expect(times()).toBe(before);
  outcomeOf(context, query("other", USERS), NOW);
  expect(times()).toBeGreaterThan(before);
});

test("one whose store has lost records since failed, whatever it found before", () => {
  const one = query("one", USERS);
  expect(outcomeOf(watched().context, one, NOW).kind).toBe("finished");
  expect(outcomeOf(watched(3).context, one, NOW).kind).toBe("failed");
});
