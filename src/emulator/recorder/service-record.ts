/** Records that Organizations writes by itself: who joined, who departed, how a creation ended. aws-facts 1.5, 3.2. */
import type { CreateAccountRequest, DomainEvent } from "../../domain/index.ts";
import { type AccountId, formatInstant, type Instant, type Json } from "../../kernel/index.ts";
import type { CloudTrailRecord, UserIdentity } from "../../trail/index.ts";
import { EVENT_VERSION } from "./api-record.ts";
import { timeInWords } from "./elements.ts";

export type MembershipFact = Extract<DomainEvent, { kind: "AccountJoined" | "AccountDeparted" }>;

/** Values of the assumption `membership-event-identity`. */
export type ServiceRecordFacts = Readonly<{
  eventId: string;
  /** The management account that is told. */
  accountId: AccountId;
}>;

export const INTERNAL = "AWS Internal";
const ORGANIZATIONS = "organizations.amazonaws.com";

/** The identity's form is the assumption `membership-event-identity`: `service`, or `account` as older events have it. */
export function membershipRecord(
  event: MembershipFact,
  { eventId, accountId }: ServiceRecordFacts,
  identityForm: string,
): CloudTrailRecord {
  const identity: UserIdentity =
    identityForm === "account" ? { accountId, invokedBy: INTERNAL } : { type: "AWSService", invokedBy: INTERNAL };
  const time = timeInWords(event.at);
  return event.kind === "AccountJoined"
    ? serviceRecord({
        ...{ eventId, accountId, at: event.at, identity, sender: INTERNAL, eventName: "AccountJoinedOrganization" },
        details: { accountId: event.accountId, joinedMethod: event.method, joinedTime: time },
      })
    : serviceRecord({
        ...{ eventId, accountId, at: event.at, identity, sender: INTERNAL, eventName: "AccountDepartedOrganization" },
        details: { accountId: event.accountId, departureMethod: event.method, departureTime: time },
      });
}

export function createAccountResult(
  request: CreateAccountRequest,
  { eventId, accountId }: ServiceRecordFacts,
): CloudTrailRecord {
  const { outcome } = request;
  const ending: Record<string, Json> =
    outcome.kind === "succeeds" ? { accountId: outcome.accountId } : { failureReason: outcome.reason };
  return serviceRecord({
    eventId,
    accountId,
    at: request.completesAt,
    identity: { accountId, invokedBy: ORGANIZATIONS },
    sender: ORGANIZATIONS,
    eventName: "CreateAccountResult",
    details: {
      createAccountStatus: {
        id: request.id,
        state: outcome.kind === "succeeds" ? "SUCCEEDED" : "FAILED",
        accountName: "****",
        ...ending,
        requestedTimestamp: timeInWords(request.requestedAt),
        completedTimestamp: timeInWords(request.completesAt),
      },
    },
  });
}

export type ClosureFact = Extract<DomainEvent, { kind: "AccountCloseRequested" }>;

/** AWS Organizations User Guide, "Logging API calls with AWS CloudTrail": its CloseAccountResult example. */
export function closeAccountResult(
  { accountId: closedId, closure }: ClosureFact,
  { eventId, accountId }: ServiceRecordFacts,
): CloudTrailRecord {
  return serviceRecord({
    eventId,
    accountId,
    at: closure.closedAt,
    identity: { accountId, invokedBy: ORGANIZATIONS },
    sender: ORGANIZATIONS,
    eventName: "CloseAccountResult",
    details: {
      closeAccountStatus: {
        accountId: closedId,
        state: "SUCCEEDED",
        requestedTimestamp: timeInWords(closure.requestedAt),
        completedTimestamp: timeInWords(closure.closedAt),
      },
    },
  });
}

type ServiceEvent = ServiceRecordFacts &
  Readonly<{ at: Instant; identity: UserIdentity; sender: string; eventName: string; details: Json }>;

/** What all of them have in common. */
export function serviceRecord(event: ServiceEvent): CloudTrailRecord {
  return {
    eventVersion: EVENT_VERSION,
    userIdentity: event.identity,
    eventTime: formatInstant(event.at),
    eventSource: ORGANIZATIONS,
    eventName: event.eventName,
    awsRegion: "us-east-1",
    sourceIPAddress: event.sender,
    userAgent: event.sender,
    requestParameters: null,
    responseElements: null,
    eventID: event.eventId,
    readOnly: false,
    eventType: "AwsServiceEvent",
    managementEvent: true,
    recipientAccountId: event.accountId,
    serviceEventDetails: event.details,
    eventCategory: "Management",
  };
}
