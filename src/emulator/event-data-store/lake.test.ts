/** What stores keep: nothing where there are none, a bounded number, and what the retention period leaves. */
import { expect, test } from "vitest";
import {
  ALL_MANAGEMENT_EVENTS,
  apply,
  type DomainEvent,
  type EventDataStore,
  emptyWorld,
  eventDataStoreArn,
} from "../../domain/index.ts";
import { type AccountId, addMs, days, type Instant, instant, minutes } from "../../kernel/index.ts";
import type { CloudTrailRecord } from "../../trail/index.ts";
import { faultsInForce } from "../fault/faults.ts";
import type { Recorded } from "../recorder.ts";
import { lakeOf } from "./lake.ts";

const OWNER = "111111111111" as AccountId;
const NOW: Instant = instant(Date.parse("2026-11-01T00:00:00Z"));
const place = { id: "11111111-1111-4111-8111-111111111111", accountId: OWNER, region: "us-east-1" };
const store: EventDataStore = {
  ...place,
  arn: eventDataStoreArn(place),
  name: "events",
  organizationId: undefined,
  isMultiRegion: false,
  retentionDays: 7,
  isTerminationProtected: false,
  billingMode: "EXTENDABLE_RETENTION_PRICING",
  selection: ALL_MANAGEMENT_EVENTS,
  tags: new Map(),
  isIngesting: true,
  createdAt: NOW,
  updatedAt: NOW,
  deletedAt: undefined,
};

let count = 0;
function recordedAt(at: Instant, change: Partial<Recorded> = {}): Recorded {
  const eventId = `e-${count++}`;
  const record = { eventID: eventId, userIdentity: {}, eventSource: "iam.amazonaws.com" } as CloudTrailRecord;
  return {
    ...{ accountId: OWNER, region: "us-east-1", at, eventId, visibleFrom: at, reachesBusAt: at, assumptions: [] },
    record,
    ...change,
  };
}

function stage(limit?: number) {
  const world = emptyWorld();
  const lake = lakeOf({ world: () => world, assumptions: {}, faults: faultsInForce(1), ...(limit && { limit }) });
  const change = (event: DomainEvent): void => {
    apply(world, event);
    lake.note([event]);
  };
  const read = (asOf: Instant, retentionDays = 7) => lake.read({ storeArn: store.arn, asOf, retentionDays });
  return { lake, change, read };
}

const LATER = addMs(NOW, minutes(5));

test("without a store a record is not even written out", () => {
  const { lake } = stage();
  const unread = recordedAt(NOW);
  Object.defineProperty(unread, "record", { get: () => expect.unreachable("somebody looked at the record") });
  expect(lake.accept(unread, [])).toEqual([]);
});

test("the account's own records of the Region, five minutes later", () => {
  const { lake, change, read } = stage();
  change({ kind: "EventDataStoreChanged", store });
  lake.accept(recordedAt(NOW), []);
  lake.accept(recordedAt(NOW, { region: "eu-west-1" }), []);
  lake.accept(recordedAt(NOW, { accountId: "222222222222" as AccountId }), []);
  expect(read(addMs(LATER, -1)).kept).toHaveLength(0);
  expect(read(LATER).kept).toHaveLength(1);
  change({ kind: "EventDataStoreChanged", store: { ...store, isMultiRegion: true } });
  lake.accept(recordedAt(NOW, { region: "eu-west-1" }), []);
  expect(read(LATER).kept).toHaveLength(2);
});

test("nothing while it is stopped or waits for its end", () => {
  const { lake, change, read } = stage();
  for (const stopped of [{ isIngesting: false }, { deletedAt: NOW }]) {
    change({ kind: "EventDataStoreChanged", store: { ...store, ...stopped } });
    lake.accept(recordedAt(NOW), []);
  }
  expect(read(LATER).kept).toHaveLength(0);
});

test("what is older than the retention period is not found", () => {
  const { lake, change, read } = stage();
  change({ kind: "EventDataStoreChanged", store });
  lake.accept(recordedAt(NOW), []);
  expect(read(addMs(NOW, days(7))).kept).toHaveLength(1);
  expect(read(addMs(NOW, days(7) + 1)).kept).toHaveLength(0);
  expect(read(addMs(NOW, days(7) + 1), 8).kept).toHaveLength(1);
});

test("the oldest go when there are too many, and the store says how many", () => {
  const { lake, change, read } = stage(10);
  change({ kind: "EventDataStoreChanged", store });
  for (let each = 0; each < 25; each++) lake.accept(recordedAt(NOW), []);
  const { kept, lost } = read(LATER);
  expect(kept.length).toBeLessThanOrEqual(10);
  expect(kept.length + lost).toBe(25);
});
