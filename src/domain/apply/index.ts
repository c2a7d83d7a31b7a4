/** The only writer of the world: one event in, one change made. It never decides; an event that cannot be true is a defect. */
import { unreachable } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { applyAssignmentEvent } from "./access-assignment.ts";
import { applyAccountEvent } from "./account.ts";
import { applyBillingEvent } from "./billing.ts";
import { applyBucketEvent } from "./bucket.ts";
import { applyConfigurationEvent } from "./configuration-recorder.ts";
import { applyDelegationEvent } from "./delegation.ts";
import { applyEventBusEvent } from "./event-bus.ts";
import { applyEventDataStoreEvent } from "./event-data-store.ts";
import { applyEventRuleEvent } from "./event-rule.ts";
import { applyFunctionEvent } from "./function.ts";
import { applyHandshakeEvent } from "./handshake.ts";
import { applyIdentityEvent } from "./identity.ts";
import { applyMailLinkEvent } from "./mail-link.ts";
import { applyMembershipEvent } from "./membership.ts";
import { applyAlarmEvent, applyLogEvent, applyTopicEvent } from "./monitoring.ts";
import { writable } from "./mutable-world.ts";
import { applyOrganizationEvent } from "./organization.ts";
import { applyPolicyEvent } from "./policy.ts";
import { applyQueueEvent } from "./queue.ts";
import { applyResourceShareEvent } from "./resource-share.ts";
import { applySecurityHubEvent } from "./security-hub.ts";
import { applyServiceQuotaEvent } from "./service-quota.ts";
import { applyStackSetEvent } from "./stack-set.ts";
import { applyTagEvent } from "./tag.ts";
import { applyThreatDetectionEvent } from "./threat-detection.ts";
import { applyTrailEvent } from "./trail.ts";
import { applyTransferEvent } from "./transfer.ts";

type Kind = DomainEvent["kind"];
type Of<K extends Kind> = Extract<DomainEvent, { kind: K }>;

/** Tells the events of one family, whose file writes them. A kind that is in no family does not compile: see `unreachable`. */
function family<const K extends Kind>(...kinds: readonly K[]): (event: DomainEvent) => event is Of<K> {
  const known: ReadonlySet<Kind> = new Set(kinds);
  return (event): event is Of<K> => known.has(event.kind);
}

const isAccountEvent = family(
  "AccountOpened",
  "RootUserChanged",
  "SignUpChanged",
  "BillingAccessSwitched",
  "AccountTagged",
  "CreateAccountRequested",
  "AccountCloseRequested",
  "AccountReopened",
  "AccountPermanentlyClosed",
  "EmailVerified",
);
const isMembershipEvent = family("AccountJoined", "AccountDeparted", "AccountMoved");
const isOrganizationEvent = family(
  "OrganizationCreated",
  "AllFeaturesEnabled",
  "OrganizationDeleted",
  "OrganizationalUnitCreated",
  "OrganizationalUnitRenamed",
  "OrganizationalUnitDeleted",
  "PolicyTypeEnabled",
  "PolicyTypeDisabled",
  "RootAccessSwitched",
);
const isPolicyEvent = family("PolicyCreated", "PolicyUpdated", "PolicyDeleted", "PolicyAttached", "PolicyDetached");
const isDelegationEvent = family(
  "ServiceAccessEnabled",
  "ServiceAccessDisabled",
  "DelegatedAdministratorRegistered",
  "DelegatedAdministratorDeregistered",
  "ResourcePolicyPut",
  "ResourcePolicyDeleted",
);
const isTagEvent = family("ResourceTagged");
const isHandshakeEvent = family("HandshakeOpened", "HandshakeMoved");
const isTransferEvent = family("TransferAccepted", "TransferRenamed", "TransferTerminated");
const isIdentityEvent = family(
  "UserChanged",
  "UserDeleted",
  "RoleChanged",
  "RoleDeleted",
  "ManagedPolicyChanged",
  "ManagedPolicyDeleted",
  "AccessKeyChanged",
  "AccessKeyDeleted",
  "SessionIssued",
  "UserRenamed",
  "GroupChanged",
  "GroupDeleted",
  "GroupRenamed",
  "MfaDeviceChanged",
  "MfaDeviceDeleted",
  "PasswordPolicyChanged",
  "AccountAliasChanged",
  "IdentityProviderChanged",
  "IdentityProviderDeleted",
  "RoleDeletionRequested",
);
const isEventRuleEvent = family("EventRuleChanged", "EventRuleDeleted");
const isEventBusEvent = family("EventBusChanged", "EventBusDeleted", "EventsPut");
const isTopicEvent = family("TopicChanged", "TopicDeleted", "MessagePublished");
const isLogEvent = family("LogGroupChanged", "LogGroupDeleted", "LogEventsPut");
const isAlarmEvent = family(
  "AlarmChanged",
  "AlarmDeleted",
  "AlarmStateForced",
  "AlarmHistoryWritten",
  "MetricReported",
);
const isMailLinkEvent = family("MailLinkSent", "MailLinkUsed");
const isBucketEvent = family("BucketChanged", "BucketDeleted", "ObjectStored", "ObjectDeleted");
const isQueueEvent = family("QueueChanged", "QueueDeleted", "QueuePurged", "MessageChanged", "MessageDeleted");
const isFunctionEvent = family("FunctionChanged", "FunctionDeleted", "FunctionInvoked");
const isBillingEvent = family(
  "UsageDeclared",
  "BudgetChanged",
  "BudgetDeleted",
  "AnomalyMonitorChanged",
  "AnomalyMonitorDeleted",
  "CommitmentsDeclared",
  "CostTagSwitched",
  "MemberCostAccessSwitched",
  "AgreementAccepted",
);
const isServiceQuotaEvent = family("ServiceQuotasDeclared", "QuotaRequested");
const isThreatDetectionEvent = family(
  "DetectorChanged",
  "DetectorDeleted",
  "ThreatAdministratorDesignated",
  "ThreatAdministratorEnded",
  "ThreatMembersChanged",
  "ThreatMembersDeleted",
  "ThreatsFound",
);
const isSecurityHubEvent = family(
  "HubEnabled",
  "HubDisabled",
  "HubAdministratorDesignated",
  "HubAdministratorEnded",
  "HubMembersChanged",
  "HubMembersDeleted",
  "FindingsImported",
);
const isResourceShareEvent = family("ResourceShareChanged", "ShareInvitationChanged");
const isTrailEvent = family("TrailChanged", "TrailDeleted");
const isEventDataStoreEvent = family("EventDataStoreChanged", "EventDataQueryChanged");
const isStackSetEvent = family(
  "StackSetChanged",
  "StackSetDeleted",
  "StackInstanceChanged",
  "StackInstanceRemoved",
  "StackChanged",
  "StackSetOperationEnded",
  "StackSetAccessSwitched",
);
const isAssignmentEvent = family(
  "IdentityCenterEnabled",
  "PermissionSetChanged",
  "AccountAssigned",
  "AccountUnassigned",
  "AssignmentRequested",
);
const isConfigurationEvent = family(
  "RecorderChanged",
  "DeliveryChannelChanged",
  "AggregatorChanged",
  "AggregatorDeleted",
);

/** Writes one event into the world, in place. Events of one decision are applied in the order in which it gave them. */
export function apply(world: World, event: DomainEvent) {
  const opened = writable(world);
  if (isAccountEvent(event)) return applyAccountEvent(opened, event);
  if (isMembershipEvent(event)) return applyMembershipEvent(opened, event);
  if (isIdentityEvent(event)) return applyIdentityEvent(opened, event);
  if (isPolicyEvent(event)) return applyPolicyEvent(opened, event);
  if (isOrganizationEvent(event)) return applyOrganizationEvent(opened, event);
  if (isDelegationEvent(event)) return applyDelegationEvent(opened, event);
  if (isTagEvent(event)) return applyTagEvent(opened, event);
  if (isHandshakeEvent(event)) return applyHandshakeEvent(opened, event);
  if (isTransferEvent(event)) return applyTransferEvent(opened, event);
  if (isEventRuleEvent(event)) return applyEventRuleEvent(opened, event);
  if (isEventBusEvent(event)) return applyEventBusEvent(opened, event);
  if (isTopicEvent(event)) return applyTopicEvent(opened, event);
  if (isLogEvent(event)) return applyLogEvent(opened, event);
  if (isAlarmEvent(event)) return applyAlarmEvent(opened, event);
  if (isMailLinkEvent(event)) return applyMailLinkEvent(opened, event);
  if (isBucketEvent(event)) return applyBucketEvent(opened, event);
  if (isQueueEvent(event)) return applyQueueEvent(opened, event);
  if (isFunctionEvent(event)) return applyFunctionEvent(opened, event);
  if (isTrailEvent(event)) return applyTrailEvent(opened, event);
  if (isEventDataStoreEvent(event)) return applyEventDataStoreEvent(opened, event);
  if (isBillingEvent(event)) return applyBillingEvent(opened, event);
  if (isServiceQuotaEvent(event)) return applyServiceQuotaEvent(opened, event);
  if (isStackSetEvent(event)) return applyStackSetEvent(opened, event);
  if (isAssignmentEvent(event)) return applyAssignmentEvent(opened, event);
  if (isConfigurationEvent(event)) return applyConfigurationEvent(opened, event);
  if (isResourceShareEvent(event)) return applyResourceShareEvent(opened, event);
  if (isThreatDetectionEvent(event)) return applyThreatDetectionEvent(opened, event);
  if (isSecurityHubEvent(event)) return applySecurityHubEvent(opened, event);
  return unreachable(event);
}
