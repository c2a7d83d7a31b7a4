/** Deletes what is in an account that is closed for good: for everything that a world holds, what becomes of it. aws-facts 3.2. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import { noIdentities } from "./identities.ts";
import type { MutableWorld } from "./mutable-world.ts";

type Gone = Readonly<{ accountId: AccountId; at: Instant }>;
type Fate = (world: MutableWorld, gone: Gone) => void;

export function deleteWhatIsIn(world: MutableWorld, gone: Gone): void {
  for (const fate of Object.values(FATES)) fate(world, gone);
}

/** It is somebody else's, or tells what was; what others see of a member goes with its membership. */
const stays: Fate = () => {};
/** Deleted by the fate of what holds it. */
const goesWithItsHolder: Fate = stays;

type Owned = Readonly<{ accountId: string }>;

function deleteWhere<K, V>(map: Map<K, V>, isGone: (value: V, key: K) => boolean, then?: (key: K) => void): void {
  for (const [key, value] of map) {
    if (!isGone(value, key)) continue;
    map.delete(key);
    then?.(key);
  }
}

const owned =
  <K>(mapOf: (world: MutableWorld) => Map<K, Owned>): Fate =>
  (world, { accountId }) =>
    deleteWhere(mapOf(world), (value) => value.accountId === accountId);

/** Keys are ARNs that name the account. */
const named =
  (mapOf: (world: MutableWorld) => Map<string, unknown>): Fate =>
  (world, { accountId }) =>
    deleteWhere(mapOf(world), (_, arn) => arn.split(":")[4] === accountId);

/** Keys begin with the account's id and a slash. */
const placed =
  (mapOf: (world: MutableWorld) => Map<string, unknown>): Fate =>
  (world, { accountId }) =>
    deleteWhere(mapOf(world), (_, key) => key.startsWith(`${accountId}/`));

/** The name of a bucket can be taken by anybody then, as the name of any bucket that was deleted: inferred. */
const buckets: Fate = (world, { accountId }) =>
  deleteWhere(
    world.buckets,
    (bucket) => bucket.accountId === accountId,
    (name) => world.bucketContents.delete(name),
  );

const queues: Fate = (world, { accountId, at }) =>
  deleteWhere(
    world.queues,
    (queue) => queue.accountId === accountId,
    (arn) => {
      world.queueMessages.delete(arn);
      world.queueDeletions.set(arn, at);
    },
  );

const functions: Fate = (world, { accountId, at }) =>
  deleteWhere(
    world.functions,
    (lambda) => lambda.accountId === accountId,
    (arn) => world.functionDeletions.set(arn, at),
  );

const topics: Fate = (world, { accountId, at }) =>
  deleteWhere(
    world.topics,
    (topic) => topic.accountId === accountId,
    (arn) => world.topicDeletions.set(arn, at),
  );

const eventDataStores: Fate = (world, { accountId }) =>
  deleteWhere(
    world.eventDataStores,
    (store) => store.accountId === accountId,
    (arn) => deleteWhere(world.eventDataQueries, ({ storeArn }) => storeArn === arn),
  );

const stackSets: Fate = (world, { accountId }) =>
  deleteWhere(
    world.stackSets,
    (set) => set.accountId === accountId,
    (id) => {
      world.stackInstances.delete(id);
      world.stackSetOperations.delete(id);
    },
  );

const identityCenters: Fate = (world, { accountId }) =>
  deleteWhere(
    world.identityCenters,
    (center) => center.accountId === accountId,
    (instance) => {
      deleteWhere(world.permissionSets, ({ instanceArn }) => instanceArn === instance);
      deleteWhere(world.assignmentRequests, ({ instanceArn }) => instanceArn === instance);
    },
  );

/** A metric's key is a list as JSON, and the account's id stands first. */
const metrics: Fate = (world, { accountId }) =>
  deleteWhere(world.metrics, (_, key) => key.startsWith(`["${accountId}",`));

/** What is new in a world does not compile until somebody says here what becomes of it. */
const FATES: Readonly<Record<keyof World, Fate>> = {
  accounts: stays,
  accountsByEmail: stays,
  closingAccounts: (world, { accountId }) => world.closingAccounts.delete(accountId),
  closureRequests: stays,
  organizations: stays,
  handshakes: stays,
  createAccountRequests: stays,
  creationEnds: stays,
  identities: (world, { accountId }) => world.identities.set(accountId, noIdentities()),
  accessKeys: owned((world) => world.accessKeys),
  sessions: owned((world) => world.sessions),
  eventRules: owned((world) => world.eventRules),
  eventBuses: owned((world) => world.eventBuses),
  buckets,
  bucketContents: goesWithItsHolder,
  queues,
  queueMessages: goesWithItsHolder,
  queueDeletions: stays,
  functions,
  functionDeletions: stays,
  trails: owned((world) => world.trails),
  eventDataStores,
  eventDataQueries: owned((world) => world.eventDataQueries),
  billing: stays,
  serviceQuotas: (world, { accountId }) => world.serviceQuotas.delete(accountId),
  agreements: stays,
  topics,
  topicDeletions: stays,
  logGroups: owned((world) => world.logGroups),
  logEvents: named((world) => world.logEvents),
  metrics,
  alarms: owned((world) => world.alarms),
  alarmHistory: named((world) => world.alarmHistory),
  mailLinks: owned((world) => world.mailLinks),
  stackSets,
  stackInstances: goesWithItsHolder,
  stackSetOperations: goesWithItsHolder,
  stacks: (world, { accountId }) => world.stacks.delete(accountId),
  stackSetAccess: stays,
  identityCenters,
  permissionSets: goesWithItsHolder,
  accountAssignments: (world, { accountId }) => world.accountAssignments.delete(accountId),
  assignmentRequests: goesWithItsHolder,
  configurationRecorders: owned((world) => world.configurationRecorders),
  deliveryChannels: owned((world) => world.deliveryChannels),
  configurationAggregators: owned((world) => world.configurationAggregators),
  resourceShares: owned((world) => world.resourceShares),
  shareInvitations: (world, { accountId }) =>
    deleteWhere(world.shareInvitations, ({ sender, receiver }) => sender === accountId || receiver === accountId),
  detectors: owned((world) => world.detectors),
  threatAdministrations: stays,
  threatMembers: placed((world) => world.threatMembers),
  threatFindings: placed((world) => world.threatFindings),
  hubs: owned((world) => world.hubs),
  hubAdministrations: stays,
  hubMembers: placed((world) => world.hubMembers),
  hubFindings: placed((world) => world.hubFindings),
};
