/** Everything that is true at one moment: several organizations and stand-alone accounts in one world. Read-only to all but apply/. */
import type { AccountId, Instant } from "../kernel/index.ts";
import type {
  AccountAssignment,
  AssignmentRequest,
  IdentityCenter,
  PermissionSet,
} from "./access-assignment/identity-center.ts";
import type { Account, ClosureRequest, CreateAccountRequest } from "./account/account.ts";
import type { AlarmHistoryItem, MetricAlarm, MinuteOfMetric } from "./alarm/alarm.ts";
import type { AccountBilling } from "./billing/billing.ts";
import type { Bucket, BucketContents } from "./bucket/bucket.ts";
import type {
  ConfigurationAggregator,
  ConfigurationRecorder,
  DeliveryChannel,
} from "./configuration-recorder/configuration-recorder.ts";
import type { EventBus } from "./event-bus/event-bus.ts";
import type { EventDataQuery, EventDataStore } from "./event-data-store/event-data-store.ts";
import type { EventRule } from "./event-rule/event-rule.ts";
import type { LambdaFunction } from "./function/lambda-function.ts";
import type { Handshake } from "./handshake/handshake.ts";
import type { LogEvent, LogGroup } from "./log-group/log-group.ts";
import type { Trail } from "./logging/trail.ts";
import type { Organization } from "./organization/organization.ts";
import type { AccessKey, AccountIdentities, Session } from "./principal/principal.ts";
import type { Queue, QueueMessage } from "./queue/queue.ts";
import type { ResourceShare, ShareInvitation } from "./resource-share/share.ts";
import type { MailLink } from "./root-user/mail-link.ts";
import type { Hub, HubAdministration, HubFinding, HubMember } from "./security-hub/hub.ts";
import type { AccountQuotas } from "./service-quota/account-quotas.ts";
import type { Stack } from "./stack-set/stack.ts";
import type { StackInstance, StackSet, StackSetOperation } from "./stack-set/stack-set.ts";
import type { Detector, ThreatAdministration, ThreatFinding, ThreatMember } from "./threat-detection/detector.ts";
import type { Topic } from "./topic/topic.ts";

export type World = Readonly<{
  accounts: ReadonlyMap<AccountId, Account>;
  /** By lower-case address: an address belongs to one account. */
  accountsByEmail: ReadonlyMap<string, AccountId>;
  /** Accounts that were asked to close, until they are closed for good. */
  closingAccounts: ReadonlySet<AccountId>;
  /** What CloseAccount was asked for, by organization id, oldest first; what is older than thirty days may be left out. */
  closureRequests: ReadonlyMap<string, readonly ClosureRequest[]>;
  organizations: ReadonlyMap<string, Organization>;
  handshakes: ReadonlyMap<string, Handshake>;
  createAccountRequests: ReadonlyMap<string, CreateAccountRequest>;
  /** When the creations end that take time, in order of time, by organization id; those that ended long ago are left out. */
  creationEnds: ReadonlyMap<string, readonly Instant[]>;
  identities: ReadonlyMap<AccountId, AccountIdentities>;
  /** By access key id. */
  accessKeys: ReadonlyMap<string, AccessKey>;
  /** By access key id. */
  sessions: ReadonlyMap<string, Session>;
  /** By eventRuleKey. */
  eventRules: ReadonlyMap<string, EventRule>;
  /** By ARN; default buses only once they have a policy or tags. */
  eventBuses: ReadonlyMap<string, EventBus>;
  /** By name: one name belongs to one account, whatever the Region. */
  buckets: ReadonlyMap<string, Bucket>;
  /** By the bucket's name. */
  bucketContents: ReadonlyMap<string, BucketContents>;
  /** By ARN. */
  queues: ReadonlyMap<string, Queue>;
  /** By the queue's ARN, then by message id, oldest first. */
  queueMessages: ReadonlyMap<string, ReadonlyMap<string, QueueMessage>>;
  /** When queues that are gone were deleted, by ARN. */
  queueDeletions: ReadonlyMap<string, Instant>;
  /** By ARN. */
  functions: ReadonlyMap<string, LambdaFunction>;
  /** When functions that are gone were deleted, by ARN. */
  functionDeletions: ReadonlyMap<string, Instant>;
  /** By ARN. */
  trails: ReadonlyMap<string, Trail>;
  /** By ARN. */
  eventDataStores: ReadonlyMap<string, EventDataStore>;
  /** By id, in the order in which they began; those of the past seven days. */
  eventDataQueries: ReadonlyMap<string, EventDataQuery>;
  /** Of accounts that use something, or watch what they use. */
  billing: ReadonlyMap<AccountId, AccountBilling>;
  /** Of accounts with values of their own, or with requests. */
  serviceQuotas: ReadonlyMap<AccountId, AccountQuotas>;
  /** When each was accepted, by account or organization id, then by name. */
  agreements: ReadonlyMap<string, ReadonlyMap<string, Instant>>;
  /** By ARN. */
  topics: ReadonlyMap<string, Topic>;
  /** When topics that are gone were deleted, by ARN. */
  topicDeletions: ReadonlyMap<string, Instant>;
  /** By ARN. */
  logGroups: ReadonlyMap<string, LogGroup>;
  /** By the group's ARN, in the order in which they came. */
  logEvents: ReadonlyMap<string, readonly LogEvent[]>;
  /** By metricKey, then by the minute's start in milliseconds. */
  metrics: ReadonlyMap<string, ReadonlyMap<number, MinuteOfMetric>>;
  /** By ARN. */
  alarms: ReadonlyMap<string, MetricAlarm>;
  /** By the alarm's ARN, oldest first; it outlives the alarm. */
  alarmHistory: ReadonlyMap<string, readonly AlarmHistoryItem[]>;
  /** By token. */
  mailLinks: ReadonlyMap<string, MailLink>;
  /** By id, as `NAME:UUID`. */
  stackSets: ReadonlyMap<string, StackSet>;
  /** By the set's id, then by account. */
  stackInstances: ReadonlyMap<string, ReadonlyMap<AccountId, readonly StackInstance[]>>;
  /** By the set's id, oldest first. */
  stackSetOperations: ReadonlyMap<string, readonly StackSetOperation[]>;
  /** By account, then by ARN; stacks that were deleted stay. */
  stacks: ReadonlyMap<AccountId, ReadonlyMap<string, Stack>>;
  /** Organizations whose trusted access CloudFormation has activated. */
  stackSetAccess: ReadonlySet<string>;
  /** By the instance's ARN. */
  identityCenters: ReadonlyMap<string, IdentityCenter>;
  /** By ARN. */
  permissionSets: ReadonlyMap<string, PermissionSet>;
  accountAssignments: ReadonlyMap<AccountId, readonly AccountAssignment[]>;
  /** By id. */
  assignmentRequests: ReadonlyMap<string, AssignmentRequest>;
  /** By configKey. */
  configurationRecorders: ReadonlyMap<string, ConfigurationRecorder>;
  /** By configKey. */
  deliveryChannels: ReadonlyMap<string, DeliveryChannel>;
  /** By aggregatorKey. */
  configurationAggregators: ReadonlyMap<string, ConfigurationAggregator>;
  /** By ARN. */
  resourceShares: ReadonlyMap<string, ResourceShare>;
  /** By ARN. */
  shareInvitations: ReadonlyMap<string, ShareInvitation>;
  /** By detectorKey. */
  detectors: ReadonlyMap<string, Detector>;
  /** By administrationKey. */
  threatAdministrations: ReadonlyMap<string, ThreatAdministration>;
  /** By the administrator's detectorKey. */
  threatMembers: ReadonlyMap<string, ReadonlyMap<AccountId, ThreatMember>>;
  /** By detectorKey, then by id. */
  threatFindings: ReadonlyMap<string, ReadonlyMap<string, ThreatFinding>>;
  /** By hubKey. */
  hubs: ReadonlyMap<string, Hub>;
  /** By administrationKey. */
  hubAdministrations: ReadonlyMap<string, HubAdministration>;
  /** By the administrator's hubKey. */
  hubMembers: ReadonlyMap<string, ReadonlyMap<AccountId, HubMember>>;
  /** By hubKey, then by findingKey. */
  hubFindings: ReadonlyMap<string, ReadonlyMap<string, HubFinding>>;
}>;

export function emptyWorld(): World {
  return {
    accounts: new Map(),
    accountsByEmail: new Map(),
    closingAccounts: new Set(),
    closureRequests: new Map(),
    organizations: new Map(),
    handshakes: new Map(),
    createAccountRequests: new Map(),
    creationEnds: new Map(),
    identities: new Map(),
    accessKeys: new Map(),
    sessions: new Map(),
    eventRules: new Map(),
    eventBuses: new Map(),
    buckets: new Map(),
    bucketContents: new Map(),
    queues: new Map(),
    queueMessages: new Map(),
    queueDeletions: new Map(),
    functions: new Map(),
    functionDeletions: new Map(),
    trails: new Map(),
    eventDataStores: new Map(),
    eventDataQueries: new Map(),
    billing: new Map(),
    serviceQuotas: new Map(),
    agreements: new Map(),
    topics: new Map(),
    topicDeletions: new Map(),
    logGroups: new Map(),
    logEvents: new Map(),
    metrics: new Map(),
    alarms: new Map(),
    alarmHistory: new Map(),
    mailLinks: new Map(),
    ...noMembershipServices(),
  };
}

/** What reaches into many accounts because they are in one organization. */
function noMembershipServices() {
  return {
    stackSets: new Map(),
    stackInstances: new Map(),
    stackSetOperations: new Map(),
    stacks: new Map(),
    stackSetAccess: new Set<string>(),
    identityCenters: new Map(),
    permissionSets: new Map(),
    accountAssignments: new Map(),
    assignmentRequests: new Map(),
    configurationRecorders: new Map(),
    deliveryChannels: new Map(),
    configurationAggregators: new Map(),
    resourceShares: new Map(),
    shareInvitations: new Map(),
    detectors: new Map(),
    threatAdministrations: new Map(),
    threatMembers: new Map(),
    threatFindings: new Map(),
    hubs: new Map(),
    hubAdministrations: new Map(),
    hubMembers: new Map(),
    hubFindings: new Map(),
  };
}
