/** The world as apply/ sees it: the same one store, with its maps open for writing. Nothing outside apply/ may import this. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type {
  AccountAssignment,
  AssignmentRequest,
  IdentityCenter,
  PermissionSet,
} from "../access-assignment/identity-center.ts";
import type { Account, ClosureRequest, CreateAccountRequest } from "../account/account.ts";
import type { AlarmHistoryItem, MetricAlarm, MinuteOfMetric } from "../alarm/alarm.ts";
import type { AccountBilling } from "../billing/billing.ts";
import type { Bucket, BucketContents } from "../bucket/bucket.ts";
import type {
  ConfigurationAggregator,
  ConfigurationRecorder,
  DeliveryChannel,
} from "../configuration-recorder/configuration-recorder.ts";
import type { EventBus } from "../event-bus/event-bus.ts";
import type { EventDataQuery, EventDataStore } from "../event-data-store/event-data-store.ts";
import type { EventRule } from "../event-rule/event-rule.ts";
import type { LambdaFunction } from "../function/lambda-function.ts";
import type { Handshake } from "../handshake/handshake.ts";
import type { LogEvent, LogGroup } from "../log-group/log-group.ts";
import type { Trail } from "../logging/trail.ts";
import type { Organization } from "../organization/organization.ts";
import type { AccessKey, AccountIdentities, Session } from "../principal/principal.ts";
import type { Queue, QueueMessage } from "../queue/queue.ts";
import type { ResourceShare, ShareInvitation } from "../resource-share/share.ts";
import type { MailLink } from "../root-user/mail-link.ts";
import type { Hub, HubAdministration, HubFinding, HubMember } from "../security-hub/hub.ts";
import type { AccountQuotas } from "../service-quota/account-quotas.ts";
import type { Stack } from "../stack-set/stack.ts";
import type { StackInstance, StackSet, StackSetOperation } from "../stack-set/stack-set.ts";
import type { Detector, ThreatAdministration, ThreatFinding, ThreatMember } from "../threat-detection/detector.ts";
import type { Topic } from "../topic/topic.ts";
import type { World } from "../world.ts";

/**
 * Values are replaced whole (they are small and read-only), but for the indexes inside an organization and inside an
 * account's identities: those are written in place with `open` and `openSet`, so that one more account costs the same in
 * a world of fifty thousand. INVARIANT: a collection that came in an event is copied before it is stored.
 */
export type MutableWorld = Readonly<{
  accounts: Map<AccountId, Account>;
  accountsByEmail: Map<string, AccountId>;
  closingAccounts: Set<AccountId>;
  closureRequests: Map<string, ClosureRequest[]>;
  organizations: Map<string, Organization>;
  handshakes: Map<string, Handshake>;
  createAccountRequests: Map<string, CreateAccountRequest>;
  creationEnds: Map<string, Instant[]>;
  identities: Map<AccountId, AccountIdentities>;
  accessKeys: Map<string, AccessKey>;
  sessions: Map<string, Session>;
  eventRules: Map<string, EventRule>;
  eventBuses: Map<string, EventBus>;
  buckets: Map<string, Bucket>;
  bucketContents: Map<string, BucketContents>;
  queues: Map<string, Queue>;
  queueMessages: Map<string, ReadonlyMap<string, QueueMessage>>;
  queueDeletions: Map<string, Instant>;
  functions: Map<string, LambdaFunction>;
  functionDeletions: Map<string, Instant>;
  trails: Map<string, Trail>;
  eventDataStores: Map<string, EventDataStore>;
  eventDataQueries: Map<string, EventDataQuery>;
  billing: Map<AccountId, AccountBilling>;
  serviceQuotas: Map<AccountId, AccountQuotas>;
  agreements: Map<string, ReadonlyMap<string, Instant>>;
  topics: Map<string, Topic>;
  topicDeletions: Map<string, Instant>;
  logGroups: Map<string, LogGroup>;
  logEvents: Map<string, readonly LogEvent[]>;
  metrics: Map<string, ReadonlyMap<number, MinuteOfMetric>>;
  alarms: Map<string, MetricAlarm>;
  alarmHistory: Map<string, readonly AlarmHistoryItem[]>;
  mailLinks: Map<string, MailLink>;
  stackSets: Map<string, StackSet>;
  stackInstances: Map<string, ReadonlyMap<AccountId, readonly StackInstance[]>>;
  stackSetOperations: Map<string, readonly StackSetOperation[]>;
  stacks: Map<AccountId, ReadonlyMap<string, Stack>>;
  stackSetAccess: Set<string>;
  identityCenters: Map<string, IdentityCenter>;
  permissionSets: Map<string, PermissionSet>;
  accountAssignments: Map<AccountId, readonly AccountAssignment[]>;
  assignmentRequests: Map<string, AssignmentRequest>;
  configurationRecorders: Map<string, ConfigurationRecorder>;
  deliveryChannels: Map<string, DeliveryChannel>;
  configurationAggregators: Map<string, ConfigurationAggregator>;
  resourceShares: Map<string, ResourceShare>;
  shareInvitations: Map<string, ShareInvitation>;
  detectors: Map<string, Detector>;
  threatAdministrations: Map<string, ThreatAdministration>;
  threatMembers: Map<string, ReadonlyMap<AccountId, ThreatMember>>;
  threatFindings: Map<string, ReadonlyMap<string, ThreatFinding>>;
  hubs: Map<string, Hub>;
  hubAdministrations: Map<string, HubAdministration>;
  hubMembers: Map<string, ReadonlyMap<AccountId, HubMember>>;
  hubFindings: Map<string, ReadonlyMap<string, HubFinding>>;
}>;

/** The world's own maps, not copies: writing here changes the world. */
export const writable = (world: World): MutableWorld => world as MutableWorld;

/** A map inside a stored value, opened for writing in place. */
export const open = <K, V>(map: ReadonlyMap<K, V>): Map<K, V> => map as Map<K, V>;

/** A set inside a stored value, opened for writing in place. */
export const openSet = <V>(set: ReadonlySet<V>): Set<V> => set as Set<V>;
