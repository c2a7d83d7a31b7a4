/** What has happened. A decision answers with events; apply/ writes them; nothing else changes the world. */
import type { AccountId, Instant } from "../kernel/index.ts";
import type { AssignmentEvent } from "./access-assignment/events.ts";
import type {
  Account,
  Closure,
  CreateAccountRequest,
  DepartureMethod,
  JoinedMethod,
  RootUser,
  SignUp,
} from "./account/account.ts";
import type { AlarmHistoryItem, AlarmState, MetricAlarm, MetricReference, MinuteOfMetric } from "./alarm/alarm.ts";
import type { FormerMembership, Period, UsageLine } from "./billing/billing.ts";
import type { Reservation, SavingsPlan } from "./billing/commitments.ts";
import type { AnomalyMonitor, Budget } from "./billing/watching.ts";
import type { Bucket, StoredObject } from "./bucket/bucket.ts";
import type { ConfigurationEvent } from "./configuration-recorder/events.ts";
import type { ResourcePolicy } from "./delegation/delegation.ts";
import type { CustomEvent, EventBus, EventBusReference } from "./event-bus/event-bus.ts";
import type { EventDataStoreEvent } from "./event-data-store/events.ts";
import type { EventRule } from "./event-rule/event-rule.ts";
import type { Invocation, LambdaFunction } from "./function/lambda-function.ts";
import type { Handshake, HandshakeState } from "./handshake/handshake.ts";
import type { LogEvent, LogGroup } from "./log-group/log-group.ts";
import type { Trail } from "./logging/trail.ts";
import type { Organization, OrganizationalUnit } from "./organization/organization.ts";
import type { OrganizationPolicy, PolicyTypeName } from "./policy/organization-policy.ts";
import type { MfaDevice, PasswordPolicy } from "./principal/credentials.ts";
import type { IdentityProvider } from "./principal/identity-provider.ts";
import type { AccessKey, Group, ManagedPolicy, Role, Session, User } from "./principal/principal.ts";
import type { RoleDeletion } from "./principal/role-deletion.ts";
import type { Queue, QueueMessage } from "./queue/queue.ts";
import type { ResourceShareEvent } from "./resource-share/events.ts";
import type { MailLink } from "./root-user/mail-link.ts";
import type { RootAccessFeature } from "./root-user/root-access.ts";
import type { SecurityHubEvent } from "./security-hub/events.ts";
import type { QuotaRequest } from "./service-quota/account-quotas.ts";
import type { StackSetEvent } from "./stack-set/events.ts";
import type { ThreatDetectionEvent } from "./threat-detection/events.ts";
import type { Topic } from "./topic/topic.ts";

export type AccountEvent =
  | Readonly<{ kind: "AccountOpened"; account: Account }>
  | Readonly<{ kind: "RootUserChanged"; accountId: AccountId; rootUser: RootUser }>
  /** Sign-up data was completed (or lost): what the account now has. */
  | Readonly<{ kind: "SignUpChanged"; accountId: AccountId; signUp: SignUp }>
  /** Access of IAM users and roles to bills. aws-facts 1.1. */
  | Readonly<{ kind: "BillingAccessSwitched"; accountId: AccountId; on: boolean }>
  /** The account's tags from now on, all of them. */
  | Readonly<{ kind: "AccountTagged"; accountId: AccountId; tags: ReadonlyMap<string, string> }>
  | Readonly<{ kind: "CreateAccountRequested"; request: CreateAccountRequest }>
  /** Somebody asked for closing it: PENDING_CLOSURE, CLOSED and the end follow from the clock. */
  | Readonly<{ kind: "AccountCloseRequested"; accountId: AccountId; closure: Closure }>
  | Readonly<{ kind: "AccountReopened"; accountId: AccountId; at: Instant }>
  /** Nobody brings it back any more: what is in it is deleted. */
  | Readonly<{ kind: "AccountPermanentlyClosed"; accountId: AccountId; at: Instant }>
  | Readonly<{ kind: "EmailVerified"; accountId: AccountId }>;

export type MembershipEvent =
  | Readonly<{
      kind: "AccountJoined";
      accountId: AccountId;
      organizationId: string;
      parentId: string;
      method: JoinedMethod;
      at: Instant;
    }>
  | Readonly<{
      kind: "AccountDeparted";
      accountId: AccountId;
      organizationId: string;
      method: DepartureMethod;
      at: Instant;
    }>
  | Readonly<{
      kind: "AccountMoved";
      accountId: AccountId;
      organizationId: string;
      from: string;
      to: string;
      at: Instant;
    }>;

export type OrganizationEvent =
  /** The organization as it begins: its management account joins by its own AccountJoined event. */
  | Readonly<{ kind: "OrganizationCreated"; organization: Organization }>
  /** From consolidated billing to all features; there is no way back. */
  | Readonly<{ kind: "AllFeaturesEnabled"; organizationId: string }>
  | Readonly<{ kind: "OrganizationDeleted"; organizationId: string; at: Instant }>
  | Readonly<{ kind: "OrganizationalUnitCreated"; organizationId: string; unit: OrganizationalUnit }>
  | Readonly<{ kind: "OrganizationalUnitRenamed"; organizationId: string; unitId: string; name: string }>
  | Readonly<{ kind: "OrganizationalUnitDeleted"; organizationId: string; unitId: string }>
  | Readonly<{ kind: "PolicyTypeEnabled"; organizationId: string; policyType: PolicyTypeName; at?: Instant }>
  | Readonly<{ kind: "PolicyTypeDisabled"; organizationId: string; policyType: PolicyTypeName; at?: Instant }>
  /** The features of centralised root access from now on, all of them. */
  | Readonly<{ kind: "RootAccessSwitched"; organizationId: string; features: ReadonlySet<RootAccessFeature> }>;

/** `at` is there where a call changed it: what a file says was always so. */
export type PolicyEvent =
  | Readonly<{ kind: "PolicyCreated"; organizationId: string; policy: OrganizationPolicy }>
  | Readonly<{ kind: "PolicyUpdated"; organizationId: string; policy: OrganizationPolicy; at?: Instant }>
  | Readonly<{ kind: "PolicyDeleted"; organizationId: string; policyId: string }>
  | Readonly<{ kind: "PolicyAttached"; organizationId: string; policyId: string; targetId: string; at?: Instant }>
  | Readonly<{ kind: "PolicyDetached"; organizationId: string; policyId: string; targetId: string; at?: Instant }>;

export type DelegationEvent =
  | Readonly<{ kind: "ServiceAccessEnabled"; organizationId: string; servicePrincipal: string; at: Instant }>
  | Readonly<{ kind: "ServiceAccessDisabled"; organizationId: string; servicePrincipal: string }>
  | Readonly<{
      kind: "DelegatedAdministratorRegistered";
      organizationId: string;
      accountId: AccountId;
      servicePrincipal: string;
      at: Instant;
    }>
  | Readonly<{
      kind: "DelegatedAdministratorDeregistered";
      organizationId: string;
      accountId: AccountId;
      servicePrincipal: string;
    }>
  | Readonly<{ kind: "ResourcePolicyPut"; organizationId: string; policy: ResourcePolicy }>
  | Readonly<{ kind: "ResourcePolicyDeleted"; organizationId: string }>;

/** The tags of the thing from now on, all of them. */
export type TagEvent = Readonly<{
  kind: "ResourceTagged";
  organizationId: string;
  resource: "root" | "organizationalUnit" | "policy" | "resourcePolicy";
  resourceId: string;
  tags: ReadonlyMap<string, string>;
}>;

export type HandshakeEvent =
  | Readonly<{ kind: "HandshakeOpened"; handshake: Handshake }>
  | Readonly<{ kind: "HandshakeMoved"; handshakeId: string; state: HandshakeState; at: Instant }>;

export type TransferEvent =
  | Readonly<{ kind: "TransferAccepted"; handshakeId: string; sourceAccountId: AccountId; at: Instant }>
  | Readonly<{ kind: "TransferRenamed"; handshakeId: string; name: string }>
  | Readonly<{ kind: "TransferTerminated"; handshakeId: string; endsAt: Instant; by: AccountId; at: Instant }>;

/** Identity events carry the whole new value: users, roles and managed policies are small. */
export type IdentityEvent =
  | Readonly<{ kind: "UserChanged"; accountId: AccountId; user: User }>
  | Readonly<{ kind: "UserDeleted"; accountId: AccountId; userName: string }>
  | Readonly<{ kind: "RoleChanged"; accountId: AccountId; role: Role }>
  | Readonly<{ kind: "RoleDeleted"; accountId: AccountId; roleName: string }>
  | Readonly<{ kind: "ManagedPolicyChanged"; accountId: AccountId; policy: ManagedPolicy }>
  | Readonly<{ kind: "ManagedPolicyDeleted"; accountId: AccountId; arn: string }>
  | Readonly<{ kind: "AccessKeyChanged"; key: AccessKey }>
  | Readonly<{ kind: "AccessKeyDeleted"; accessKeyId: string }>
  | Readonly<{ kind: "SessionIssued"; session: Session }>
  /** The user whole, under its new name; whatever speaks of the old name follows. */
  | Readonly<{ kind: "UserRenamed"; accountId: AccountId; userName: string; user: User }>
  | Readonly<{ kind: "GroupChanged"; accountId: AccountId; group: Group }>
  | Readonly<{ kind: "GroupDeleted"; accountId: AccountId; groupName: string }>
  | Readonly<{ kind: "GroupRenamed"; accountId: AccountId; groupName: string; group: Group }>
  | IamSettingEvent;

/** What an account has of IAM beside its identities: second factors, providers, rules, its alias. */
export type IamSettingEvent =
  | Readonly<{ kind: "MfaDeviceChanged"; device: MfaDevice }>
  | Readonly<{ kind: "MfaDeviceDeleted"; accountId: AccountId; serialNumber: string }>
  | Readonly<{ kind: "PasswordPolicyChanged"; accountId: AccountId; passwordPolicy: PasswordPolicy | undefined }>
  | Readonly<{ kind: "AccountAliasChanged"; accountId: AccountId; alias: string | undefined }>
  | Readonly<{ kind: "IdentityProviderChanged"; accountId: AccountId; provider: IdentityProvider }>
  | Readonly<{ kind: "IdentityProviderDeleted"; accountId: AccountId; arn: string }>
  | Readonly<{ kind: "RoleDeletionRequested"; accountId: AccountId; deletion: RoleDeletion }>;

export type MailLinkEvent =
  | Readonly<{ kind: "MailLinkSent"; link: MailLink }>
  | Readonly<{ kind: "MailLinkUsed"; token: string }>;

export type EventRuleEvent =
  | Readonly<{ kind: "EventRuleChanged"; rule: EventRule }>
  | Readonly<{ kind: "EventRuleDeleted"; key: string }>;

export type EventBusEvent =
  | Readonly<{ kind: "EventBusChanged"; bus: EventBus }>
  | Readonly<{ kind: "EventBusDeleted"; arn: string }>
  /** Events that somebody put on a bus, on their way to its rules. */
  | Readonly<{ kind: "EventsPut"; bus: EventBusReference; by: AccountId; events: readonly CustomEvent[] }>;

export type FunctionEvent =
  | Readonly<{ kind: "FunctionChanged"; lambda: LambdaFunction }>
  | Readonly<{ kind: "FunctionDeleted"; arn: string; at: Instant }>
  /** `payload` whole, for whom the stand-in tells. */
  | Readonly<{ kind: "FunctionInvoked"; arn: string; invocation: Invocation; payload: string }>;

export type TopicEvent =
  | Readonly<{ kind: "TopicChanged"; topic: Topic }>
  | Readonly<{ kind: "TopicDeleted"; arn: string; at: Instant }>
  /** A message on its way to whoever subscribes. */
  | Readonly<{
      kind: "MessagePublished";
      arn: string;
      messageId: string;
      subject: string | undefined;
      message: string;
    }>;

export type LogEvents =
  | Readonly<{ kind: "LogGroupChanged"; group: LogGroup }>
  | Readonly<{ kind: "LogGroupDeleted"; arn: string }>
  | Readonly<{ kind: "LogEventsPut"; arn: string; events: readonly LogEvent[] }>;

export type AlarmEvent =
  | Readonly<{ kind: "AlarmChanged"; alarm: MetricAlarm }>
  | Readonly<{ kind: "AlarmDeleted"; arn: string }>
  /** Somebody says which state it is in, until it is looked at again. */
  | Readonly<{ kind: "AlarmStateForced"; arn: string; state: AlarmState; reason: string; reasonData?: string }>
  | Readonly<{ kind: "AlarmHistoryWritten"; item: AlarmHistoryItem }>
  | Readonly<{ kind: "MetricReported"; metric: MetricReference; at: Instant; report: MinuteOfMetric }>;

export type BucketEvent =
  /** The bucket as it is from now on. */
  | Readonly<{ kind: "BucketChanged"; bucket: Bucket }>
  | Readonly<{ kind: "BucketDeleted"; name: string }>
  | Readonly<{ kind: "ObjectStored"; bucketName: string; object: StoredObject }>
  | Readonly<{ kind: "ObjectDeleted"; bucketName: string; key: string }>;

export type QueueEvent =
  | Readonly<{ kind: "QueueChanged"; queue: Queue }>
  | Readonly<{ kind: "QueueDeleted"; arn: string; at: Instant }>
  | Readonly<{ kind: "QueuePurged"; arn: string; at: Instant }>
  | Readonly<{ kind: "MessageChanged"; arn: string; message: QueueMessage }>
  | Readonly<{ kind: "MessageDeleted"; arn: string; id: string }>;

export type TrailEvent =
  /** The trail as it is from now on. */
  Readonly<{ kind: "TrailChanged"; trail: Trail }> | Readonly<{ kind: "TrailDeleted"; arn: string }>;

export type BillingEvent =
  /** What the account uses, as declared, with the memberships and closures that it had before. */
  | Readonly<{
      kind: "UsageDeclared";
      accountId: AccountId;
      usage: readonly UsageLine[];
      formerMemberships: readonly FormerMembership[];
      pauses: readonly Period[];
    }>
  | Readonly<{ kind: "BudgetChanged"; accountId: AccountId; budget: Budget }>
  | Readonly<{ kind: "BudgetDeleted"; accountId: AccountId; name: string }>
  | Readonly<{ kind: "AnomalyMonitorChanged"; accountId: AccountId; monitor: AnomalyMonitor }>
  | Readonly<{ kind: "AnomalyMonitorDeleted"; accountId: AccountId; arn: string }>
  | Readonly<{
      kind: "CommitmentsDeclared";
      accountId: AccountId;
      savingsPlans: readonly SavingsPlan[];
      reservations: readonly Reservation[];
    }>
  /** By the account that pays. */
  | Readonly<{ kind: "CostTagSwitched"; accountId: AccountId; key: string; isActive: boolean; at: Instant }>
  /** Whether members may see their own costs. */
  | Readonly<{ kind: "MemberCostAccessSwitched"; organizationId: string; on: boolean }>
  /** `holder`: an account, or an organization for everybody in it. */
  | Readonly<{ kind: "AgreementAccepted"; holder: string; name: string; at: Instant }>;

export type ServiceQuotaEvent =
  /** Values that AWS raised, and when the account left an organization with them. */
  | Readonly<{
      kind: "ServiceQuotasDeclared";
      accountId: AccountId;
      applied: ReadonlyMap<string, number>;
      leftAt: Instant | undefined;
    }>
  | Readonly<{ kind: "QuotaRequested"; accountId: AccountId; request: QuotaRequest }>;

export type DomainEvent =
  | AccountEvent
  | MembershipEvent
  | OrganizationEvent
  | PolicyEvent
  | DelegationEvent
  | TagEvent
  | HandshakeEvent
  | TransferEvent
  | IdentityEvent
  | EventRuleEvent
  | EventBusEvent
  | TopicEvent
  | FunctionEvent
  | LogEvents
  | AlarmEvent
  | BucketEvent
  | QueueEvent
  | TrailEvent
  | EventDataStoreEvent
  | BillingEvent
  | ServiceQuotaEvent
  | MailLinkEvent
  | StackSetEvent
  | AssignmentEvent
  | ConfigurationEvent
  | ThreatDetectionEvent
  | SecurityHubEvent
  | ResourceShareEvent;
