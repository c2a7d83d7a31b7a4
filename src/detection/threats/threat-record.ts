/** A threat as the CloudTrail record that it leaves: in the shapes of recorded and documented events. aws-facts 1.3 to 1.5. */
import type { CloudTrailRecord, UserIdentity } from "../../trail/index.ts";
import { type ThreatEvent, threatName } from "./threat-event.ts";

export type ThreatForm = "success" | "denied";
/** `organizationId` and the like are examples; `accountId` holds the record. */
export type ThreatPlace = Readonly<{ accountId: string; managementAccountId: string }>;

/** Undefined where the event has no such form: what a service reports was never denied. */
export function threatRecord(threat: ThreatEvent, form: ThreatForm, place: ThreatPlace): CloudTrailRecord | undefined {
  switch (threat.kind) {
    case "service":
      return form === "denied" ? undefined : serviceRecord(threat, place);
    case "signIn":
      return form === "denied" && threat.eventName !== "ConsoleLogin" ? undefined : signInRecord(threat, form, place);
    default:
      return threat.by === "outside" ? entryRecord(threat, form, place) : callRecord(threat, form, place);
  }
}

function commonOf(threat: ThreatEvent, { accountId }: ThreatPlace): CloudTrailRecord {
  return {
    eventVersion: "1.11",
    userIdentity: { accountId },
    eventTime: "2026-11-01T00:00:00Z",
    eventSource: `${threat.service}.amazonaws.com`,
    eventName: threat.eventName,
    awsRegion: "us-east-1",
    requestParameters: threat.request ?? null,
    responseElements: null,
    eventID: `threat-${threatName(threat)}`,
    readOnly: threat.readOnly ?? false,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: accountId,
    eventCategory: "Management",
  };
}

function callRecord(threat: ThreatEvent, form: ThreatForm, place: ThreatPlace): CloudTrailRecord {
  const userIdentity = callerOf(threat, place);
  const call = {
    ...commonOf(threat, place),
    userIdentity,
    sourceIPAddress: "192.0.2.10",
    userAgent: "aws-cli/2.31.0",
    requestID: `request-${threatName(threat)}`,
    tlsDetails: { clientProvidedHostHeader: `${threat.service}.us-east-1.amazonaws.com` },
  };
  if (form === "success") return { ...call, responseElements: threat.response ?? null };
  const action = `${threat.service}:${threat.eventName}`;
  const suffix = `with an explicit deny in a service control policy: arn:aws:organizations::${place.managementAccountId}:policy/o-exampleorgid/service_control_policy/p-examplepolicyid111`;
  const errorMessage = `User: ${userIdentity.arn ?? ""} is not authorized to perform: ${action} on resource: * ${suffix}`;
  return { ...call, errorCode: "AccessDenied", errorMessage };
}

function callerOf({ by }: ThreatEvent, place: ThreatPlace) {
  if (by === "user") return userOf(place);
  return by === "root" ? rootOf(place) : roleOf(place);
}

/**
 * What the account of a role sees of a caller from another one. A refused attempt is recorded with the caller alone. CloudTrail User
 * Guide, "CloudTrail userIdentity element"; aws-facts 1.3.
 */
function entryRecord(threat: ThreatEvent, form: ThreatForm, place: ThreatPlace): CloudTrailRecord | undefined {
  const call = callRecord(threat, form, place);
  if (form === "denied") return undefined;
  const roleArn = `arn:aws:iam::${place.accountId}:role/OrganizationAccountAccessRole`;
  return {
    ...call,
    userIdentity: { type: "AWSAccount", principalId: "AIDAIDPPEZS35WEXAMPLE", accountId: "999999999999" },
    requestParameters: { roleArn, roleSessionName: "session" },
    resources: [{ accountId: place.accountId, type: "AWS::IAM::Role", ARN: roleArn }],
    sharedEventID: `shared-${threatName(threat)}`,
  };
}

function serviceRecord(threat: ThreatEvent, place: ThreatPlace): CloudTrailRecord {
  return {
    ...commonOf(threat, place),
    userIdentity: { accountId: place.accountId, invokedBy: "AWS Internal" },
    sourceIPAddress: "AWS Internal",
    userAgent: "AWS Internal",
    eventType: "AwsServiceEvent",
    serviceEventDetails: threat.details ?? null,
  };
}

function signInRecord(threat: ThreatEvent, form: ThreatForm, place: ThreatPlace): CloudTrailRecord {
  const result = form === "success" ? "Success" : "Failure";
  return {
    ...commonOf(threat, place),
    userIdentity: {
      type: "Root",
      principalId: place.accountId,
      arn: `arn:aws:iam::${place.accountId}:root`,
      accountId: place.accountId,
    },
    sourceIPAddress: "192.0.2.10",
    userAgent: "Mozilla/5.0",
    ...(form === "denied" ? { errorMessage: "Failed authentication" } : {}),
    responseElements: { [threat.eventName]: result },
    additionalEventData: { LoginTo: "https://console.aws.amazon.com/console/", MobileVersion: "No", MFAUsed: "No" },
    eventType: "AwsConsoleSignIn",
  };
}

const SESSION = { creationDate: "2026-11-01T00:00:00Z", mfaAuthenticated: "false" };

const rootOf = ({ accountId }: ThreatPlace): Extract<UserIdentity, { type: "Root" }> => ({
  type: "Root",
  principalId: accountId,
  arn: `arn:aws:iam::${accountId}:root`,
  accountId,
  accessKeyId: "ASIAIOSFODNN7EXAMPLE",
  sessionContext: { attributes: SESSION },
});

const userOf = ({ accountId }: ThreatPlace): Extract<UserIdentity, { type: "IAMUser" }> => ({
  type: "IAMUser",
  principalId: "AIDAIDPPEZS35WEXAMPLE",
  arn: `arn:aws:iam::${accountId}:user/mallory`,
  accountId,
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  userName: "mallory",
});

const roleOf = ({ accountId }: ThreatPlace): Extract<UserIdentity, { type: "AssumedRole" }> => ({
  type: "AssumedRole",
  principalId: "AROAIDPPEZS35WEXAMPLE:session",
  arn: `arn:aws:sts::${accountId}:assumed-role/admin/session`,
  accountId,
  accessKeyId: "ASIAIOSFODNN7EXAMPLE",
  sessionContext: {
    sessionIssuer: {
      type: "Role",
      principalId: "AROAIDPPEZS35WEXAMPLE",
      arn: `arn:aws:iam::${accountId}:role/admin`,
      accountId,
      userName: "admin",
    },
    attributes: SESSION,
  },
});
