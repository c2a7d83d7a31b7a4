import { expect, test } from "vitest";
import type { AccountId } from "../../kernel/index.ts";
import { emptyWorld, type World } from "../world.ts";
import { deleteWhatIsIn } from "./delete-what-is-in.ts";
import { writable } from "./mutable-world.ts";
import { accountId, stage } from "./stage.test-support.ts";

const [GONE, OTHER] = [accountId(1), accountId(2)];
const { now: at } = stage().moment;

/** Something of an account under every key. */
function fill(world: World, id: AccountId): void {
  const maps = writable(world) as unknown as Readonly<Record<string, Map<string, unknown>>>;
  const arnOf = (service: string) => `arn:aws:${service}:us-east-1:${id}:${service}`;
  const put = (map: string, key: string, value: object) => maps[map]?.set(key, { accountId: id, ...value });
  for (const map of ["accessKeys", "sessions", "eventRules", "eventBuses", "buckets", "queues"])
    put(map, `${arnOf(map)}`, {});
  for (const map of ["queueMessages", "queueDeletions"]) put(map, arnOf("queues"), {});
  put("functions", arnOf("functions"), {});
  for (const map of ["trails", "topics", "logGroups", "logEvents", "alarms", "alarmHistory", "mailLinks"])
    put(map, arnOf(map), {});
  put("bucketContents", arnOf("buckets"), {});
  put("eventDataStores", arnOf("cloudtrail"), {});
  put("eventDataQueries", `query-${id}`, { storeArn: arnOf("cloudtrail") });
  put("metrics", JSON.stringify([id, "us-east-1", "n", "m", []]), {});
  for (const map of ["stackSets", "stackInstances", "stackSetOperations"]) put(map, `set:${id}`, {});
  for (const map of ["stacks", "accountAssignments", "identities"]) put(map, id, { users: new Map([["u", {}]]) });
  put("identityCenters", `instance-${id}`, {});
  put("permissionSets", `set-${id}`, { instanceArn: `instance-${id}` });
  put("assignmentRequests", `request-${id}`, { instanceArn: `instance-${id}` });
  for (const map of ["configurationRecorders", "deliveryChannels", "configurationAggregators", "detectors", "hubs"])
    put(map, `${id}/us-east-1`, {});
  for (const map of ["threatMembers", "threatFindings", "hubMembers", "hubFindings"]) put(map, `${id}/us-east-1`, {});
  put("resourceShares", arnOf("ram"), {});
  put("shareInvitations", `sent by ${id}`, { sender: id, receiver: "" });
  put("shareInvitations", `received by ${id}`, { sender: "", receiver: id });
  writable(world).closingAccounts.add(id);
  for (const map of ["accounts", "billing"]) put(map, id, {});
}

/** What of an account is left, by map. */
function left(world: World, id: AccountId): readonly string[] {
  return Object.entries(world)
    .filter(([, held]) =>
      [...(held instanceof Set ? held : (held as ReadonlyMap<string, unknown>).keys())].join().includes(id),
    )
    .map(([map]) => map);
}

test("everything of the account is gone, and nothing of anybody else's", () => {
  const world = emptyWorld();
  fill(world, GONE);
  fill(world, OTHER);
  const before = left(world, OTHER);
  expect(left(world, GONE)).toEqual(before);
  deleteWhatIsIn(writable(world), { accountId: GONE, at });
  expect(left(world, GONE)).toEqual([
    ...["accounts", "identities", "queueDeletions", "functionDeletions", "billing", "topicDeletions"],
  ]);
  expect(world.identities.get(GONE)?.users.size).toBe(0);
  expect(left(world, OTHER)).toEqual(before);
  expect(world.identities.get(OTHER)?.users.size).toBe(1);
});

test("what still sends to a queue, a function or a topic that was there learns that it is gone", () => {
  const world = emptyWorld();
  fill(world, GONE);
  deleteWhatIsIn(writable(world), { accountId: GONE, at });
  const { queueDeletions, functionDeletions, topicDeletions } = world;
  const deleted = [queueDeletions, functionDeletions, topicDeletions].flatMap((each) => [...each.values()]);
  expect(deleted).toEqual([at, at, at]);
});
