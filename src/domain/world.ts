/** Everything that is true at one moment: several organizations and stand-alone accounts in one world. Read-only to all but apply/. */
import type { AccountId, Instant } from "../kernel/index.ts";
import type { Account, CreateAccountRequest } from "./account/account.ts";
import type { AlarmHistoryItem, MetricAlarm, MinuteOfMetric } from "./alarm/alarm.ts";
import type { AccountBilling } from "./billing/billing.ts";
import type { Bucket, BucketContents } from "./bucket/bucket.ts";
import type { EventBus } from "./event-bus/event-bus.ts";
import type { EventRule } from "./event-rule/event-rule.ts";
import type { Handshake } from "./handshake/handshake.ts";
import type { LogEvent, LogGroup } from "./log-group/log-group.ts";
import type { Trail } from "./logging/trail.ts";
import type { Organization } from "./organization/organization.ts";
import type { AccessKey, AccountIdentities, Session } from "./principal/principal.ts";
import type { Queue, QueueMessage } from "./queue/queue.ts";
import type { MailLink } from "./root-user/mail-link.ts";
import type { Topic } from "./topic/topic.ts";

export type World = Readonly<{
  accounts: ReadonlyMap<AccountId, Account>;
  /** By lower-case address: an address belongs to one account. */
  accountsByEmail: ReadonlyMap<string, AccountId>;
  /** Accounts in organizations that were asked to close: those that will drop out by themselves. */
  closingMembers: ReadonlySet<AccountId>;
  organizations: ReadonlyMap<string, Organization>;
  handshakes: ReadonlyMap<string, Handshake>;
  createAccountRequests: ReadonlyMap<string, CreateAccountRequest>;
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
  trails: ReadonlyMap<string, Trail>;
  /** Of accounts that use something, or watch what they use. */
  billing: ReadonlyMap<AccountId, AccountBilling>;
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
}>;

export function emptyWorld(): World {
  return {
    accounts: new Map(),
    accountsByEmail: new Map(),
    closingMembers: new Set(),
    organizations: new Map(),
    handshakes: new Map(),
    createAccountRequests: new Map(),
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
    trails: new Map(),
    billing: new Map(),
    agreements: new Map(),
    topics: new Map(),
    topicDeletions: new Map(),
    logGroups: new Map(),
    logEvents: new Map(),
    metrics: new Map(),
    alarms: new Map(),
    alarmHistory: new Map(),
    mailLinks: new Map(),
  };
}
