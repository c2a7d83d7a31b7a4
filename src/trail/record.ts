/** The CloudTrail record. Source: CloudTrail User Guide, "CloudTrail record contents" and "CloudTrail userIdentity element". */
import type { Json } from "../kernel/index.ts";
import type { UserIdentity } from "./user-identity.ts";

export type EventType =
  | "AwsApiCall"
  | "AwsServiceEvent"
  | "AwsConsoleAction"
  | "AwsConsoleSignIn"
  | "AwsVpceEvent"
  | "AwsCloudTrailInsight";

export type EventCategory = "Management" | "Data" | "Insight" | "NetworkActivity";

/** A resource that the call touched; `accountId` is its owner. A call on several objects tells what their ARNs begin with. */
export type TrailResource = Readonly<{ accountId?: string; type?: string; ARN?: string; ARNPrefix?: string }>;

export type TlsDetails = Readonly<{ tlsVersion?: string; cipherSuite?: string; clientProvidedHostHeader?: string }>;

/** Members that are absent are those that the event's kind or version does not have. */
export type CloudTrailRecord = Readonly<{
  /** `1.11`. */
  eventVersion: string;
  userIdentity: UserIdentity;
  /** ISO 8601 in UTC, whole seconds. */
  eventTime: string;
  /** `organizations.amazonaws.com`. */
  eventSource: string;
  eventName: string;
  awsRegion: string;
  sourceIPAddress?: string;
  userAgent?: string;
  errorCode?: string;
  errorMessage?: string;
  requestParameters?: Json;
  responseElements?: Json;
  additionalEventData?: Json;
  /** Absent from service events. */
  requestID?: string;
  eventID: string;
  eventType: EventType;
  apiVersion?: string;
  managementEvent?: boolean;
  readOnly?: boolean;
  resources?: readonly TrailResource[];
  /** The account whose event history holds the record. */
  recipientAccountId?: string;
  serviceEventDetails?: Json;
  /** The same for every copy of one event in several accounts. */
  sharedEventID?: string;
  vpcEndpointId?: string;
  vpcEndpointAccountId?: string;
  eventCategory?: EventCategory;
  addendum?: Json;
  sessionCredentialFromConsole?: string;
  edgeDeviceDetails?: Json;
  tlsDetails?: TlsDetails;
}>;
