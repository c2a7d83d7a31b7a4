/** How well the CloudTrail records of the emulated operations are known: what holds for a service, and every operation that differs. aws-facts 1.3 to 1.5. */
import type { Confidence, OperationService } from "./operation-service.ts";

/** A part of a record that is inferred; `where`: only in records of calls that came to that. */
export type RecordInference = Readonly<{ what: string; where?: "succeeded" | "refused" }>;

/** `known`: how what is not inferred of it is known, `inferred` where that is nothing; `none`: no event history has such a record. */
export type KnownRecord = Readonly<{
  known: Confidence | "none";
  source: string;
  inferred?: readonly RecordInference[];
}>;

/** Of a service: where its events are documented, and what is inferred of the records of its calls beside their elements. */
export type ServiceRecords = Readonly<{ source: string; inferred?: readonly RecordInference[] }>;

const ANY_RECORD: ServiceRecords = {
  source: "CloudTrail User Guide, record contents: names of events, identities, and no answer in a read's record",
};

/** Every emulated service has a row: whoever adds one says here what AWS documents of its events. */
export const RECORDS_OF_SERVICES: Readonly<Partial<Record<OperationService, ServiceRecords>>> = {
  organizations: {
    source:
      'AWS Organizations User Guide, "Logging API calls with AWS CloudTrail", whose examples show how elements are spelled',
  },
  iam: {
    source: 'IAM User Guide, "Logging IAM and AWS STS API calls with AWS CloudTrail"',
    inferred: [{ what: "that other errors than AccessDenied bear the names of exceptions", where: "refused" }],
  },
  sts: { source: 'IAM User Guide, "Logging IAM and AWS STS API calls with AWS CloudTrail"' },
  cloudtrail: ANY_RECORD,
  events: ANY_RECORD,
  s3: {
    source: 'Amazon S3 User Guide, "Amazon S3 CloudTrail events": which calls are management events, by which names',
  },
  sqs: { source: 'Amazon SQS Developer Guide, "Logging Amazon SQS API calls using AWS CloudTrail"' },
  ce: ANY_RECORD,
  budgets: ANY_RECORD,
  config: ANY_RECORD,
  sso: ANY_RECORD,
  cloudformation: ANY_RECORD,
  sns: ANY_RECORD,
  logs: ANY_RECORD,
  monitoring: ANY_RECORD,
  guardduty: ANY_RECORD,
  securityhub: {
    source: 'Security Hub User Guide, "Logging Security Hub API calls": elements are spelled as in the API',
  },
  ram: ANY_RECORD,
  lambda: ANY_RECORD,
  savingsplans: ANY_RECORD,
  invoicing: ANY_RECORD,
  artifact: ANY_RECORD,
  servicequotas: ANY_RECORD,
};

export const REQUEST_INFERRED = "the members of `requestParameters`";
/** Observed of LeaveOrganization (aws-facts 1.3); of other calls it follows from what the element is. */
export const HOST_INFERRED =
  "that `tlsDetails` names the service's own endpoint, whatever address the client was told to call";
export const ELEMENTS_INFERRED = "the members of `requestParameters` and `responseElements`";

/** What a call's record bears the name of where that is not the operation's. Amazon S3 User Guide, "Amazon S3 CloudTrail events". */
export const RECORDED_AS: Readonly<Record<string, string>> = {
  "s3:DeletePublicAccessBlock": "DeleteBucketPublicAccessBlock",
  "s3:GetPublicAccessBlock": "GetBucketPublicAccessBlock",
  "s3:PutPublicAccessBlock": "PutBucketPublicAccessBlock",
  "lambda:AddPermission": "AddPermission20150331v2",
  "lambda:CreateFunction": "CreateFunction20150331",
  "lambda:DeleteFunction": "DeleteFunction20150331",
  "lambda:GetFunction": "GetFunction20150331v2",
  "lambda:GetFunctionConfiguration": "GetFunctionConfiguration20150331v2",
  "lambda:GetPolicy": "GetPolicy20150331v2",
  "lambda:ListFunctions": "ListFunctions20150331",
  "lambda:RemovePermission": "RemovePermission20150331v2",
};

const PUBLISHED_LOGS = "recorded samples in published logs of attack exercises";
const NO_RECORD = "no record: a data event, which no event history has";
const OBJECT_RECORD = 'Amazon S3 User Guide, "Log file entries": a data event, which only trails that ask for it have';
const NOT_LISTED = { what: "that it is a data event, and so in no event history" };
const OBJECT_ELEMENTS = { what: "the members of `requestParameters` beside bucket and key" };
const TOLD_OWNER = { what: "that the bucket's owner is told of a call that is refused", where: "refused" } as const;

/** By service and name of the operation. */
export const RECORDS_OF_OPERATIONS: Readonly<Record<string, KnownRecord>> = {
  "organizations:LeaveOrganization": {
    known: "observed",
    source: "a recorded sample of a denied call in an attack tool's published log",
    inferred: [
      { what: "that a departure has neither `requestParameters` nor `responseElements`", where: "succeeded" },
      {
        what: "the `errorMessage` of a denial by policy, put together from two observed halves",
        where: "refused",
      },
    ],
  },
  "organizations:RemoveAccountFromOrganization": {
    known: "observed",
    source: "a recorded sample, as EventBridge delivered it, among published sample code of AWS",
  },
  "organizations:InviteAccountToOrganization": {
    known: "documented",
    source: "AWS Organizations User Guide, its example of the record",
  },
  "organizations:AttachPolicy": {
    known: "documented",
    source: "AWS Organizations User Guide, its example of the record of a refused call",
    inferred: [{ what: "that `responseElements` are null", where: "succeeded" }],
  },
  "organizations:CreateAccount": {
    known: "observed",
    source: "a sample among published tests of detections, edited by its publisher, which shows what is masked",
  },
  "organizations:CreateOrganization": {
    known: "documented",
    source:
      'AWS Organizations User Guide, "Logging API calls with AWS CloudTrail", whose examples show how elements are spelled',
    inferred: [
      { what: ELEMENTS_INFERRED },
      { what: "that the management account's e-mail address is not masked", where: "succeeded" },
    ],
  },
  "organizations:AcceptHandshake": {
    known: "documented",
    source:
      'AWS Organizations User Guide, "Logging API calls with AWS CloudTrail", whose examples show how elements are spelled',
    inferred: [
      { what: ELEMENTS_INFERRED },
      { what: "whether a move from one organization to another is recorded as a leave as well", where: "succeeded" },
    ],
  },
  ...sameFor("organizations", "DescribeOrganization ListDelegatedAdministrators", {
    known: "observed",
    source: PUBLISHED_LOGS,
  }),
  ...sameFor("cloudtrail", "DeleteTrail PutEventSelectors StopLogging", { known: "observed", source: PUBLISHED_LOGS }),
  "cloudtrail:StartQuery": {
    known: "documented",
    source: ANY_RECORD.source,
    inferred: [{ what: REQUEST_INFERRED }, { what: "that it counts as a read, whose answer is not recorded" }],
  },
  "sts:AssumeRole": { known: "observed", source: PUBLISHED_LOGS },
  ...sameFor("sts", "AssumeRoleWithSAML AssumeRoleWithWebIdentity", {
    known: "documented",
    source: "IAM User Guide, its example of the record",
  }),
  "sts:AssumeRoot": {
    known: "documented",
    source: 'IAM User Guide, "Track privileged tasks in AWS CloudTrail", its example of the record',
    inferred: [{ what: "which records carry `assumedRoot`", where: "succeeded" }],
  },
  "s3:DeleteBucketPolicy": {
    known: "documented",
    source: 'IAM User Guide, "Track privileged tasks in AWS CloudTrail", its example of the record',
  },
  ...sameFor("s3", "DeleteObject DeleteObjects GetObject HeadBucket HeadObject ListObjects ListObjectsV2 PutObject", {
    known: "documented",
    source: OBJECT_RECORD,
    inferred: [OBJECT_ELEMENTS, TOLD_OWNER],
  }),
  ...sameFor("sqs", "AddPermission CreateQueue DeleteQueue RemovePermission SetQueueAttributes", {
    known: "documented",
    source: 'Amazon SQS Developer Guide, "Logging Amazon SQS API calls using AWS CloudTrail", its examples',
  }),
  ...sameFor("sqs", "ChangeMessageVisibility DeleteMessage ReceiveMessage SendMessage", {
    known: "none",
    source: NO_RECORD,
  }),
  ...sameFor("sqs", "GetQueueAttributes GetQueueUrl ListQueues", {
    known: "none",
    source: NO_RECORD,
    inferred: [{ what: "that a read which the guide does not list as a management event is none" }],
  }),
  "events:PutEvents": { known: "none", source: NO_RECORD, inferred: [NOT_LISTED] },
  ...sameFor("lambda", "CreateFunction DeleteFunction", {
    known: "documented",
    source: 'AWS Lambda Developer Guide, "Logging AWS Lambda API calls using AWS CloudTrail", its examples',
    inferred: [{ what: "the members of `responseElements` but for those of the examples", where: "succeeded" }],
  }),
  ...sameFor("lambda", "AddPermission RemovePermission", {
    known: "documented",
    source: "AWS Lambda Developer Guide, CloudTrail: the names of the events",
    inferred: [{ what: ELEMENTS_INFERRED }],
  }),
  "lambda:Invoke": { known: "none", source: NO_RECORD },
  "sns:Publish": { known: "none", source: NO_RECORD, inferred: [NOT_LISTED] },
  ...sameFor("logs", "FilterLogEvents PutLogEvents", { known: "none", source: NO_RECORD, inferred: [NOT_LISTED] }),
  "monitoring:PutMetricData": { known: "none", source: NO_RECORD, inferred: [NOT_LISTED] },
};

const SIGN_IN = "CloudTrail User Guide, AWS Management Console sign-in events";
const UNNAMED = "no source: AWS does not say how it is recorded";
const CONSOLE_NAME = { what: "the name of the event" };
const CONSOLE_ELEMENTS = { what: ELEMENTS_INFERRED };
const CONSOLE_CODE = { what: "the code of an error, which is the general one of the API", where: "refused" } as const;

/** Records that no operation of an emulated service leaves: of service events and of what people click. By service and event name. */
export const RECORDS_OF_EVENTS: Readonly<Record<string, KnownRecord>> = {
  ...sameFor("organizations", "AccountDepartedOrganization AccountJoinedOrganization", {
    known: "documented",
    source: "AWS Organizations API Reference: who is told, and the names of its fields",
    inferred: [{ what: "the body: no example is published, so it has the form of older service events" }],
  }),
  ...sameFor("organizations", "CloseAccountResult CreateAccountResult", {
    known: "documented",
    source: "AWS Organizations User Guide, its examples of the records",
  }),
  "organizations:ResponsibilityTransferAccepted": {
    known: "documented",
    source: "AWS Organizations User Guide, its example of the record",
    inferred: [{ what: "who on a chain of transfers is told" }],
  },
  "organizations:ResponsibilityTransferTerminated": {
    known: "documented",
    source: "AWS Organizations User Guide: its name",
    inferred: [{ what: "the body, which has the form of an acceptance, and who on a chain is told" }],
  },
  "signin:ConsoleLogin": { known: "observed", source: `${SIGN_IN}; ${PUBLISHED_LOGS}` },
  ...sameFor("signin", "PasswordRecoveryCompleted PasswordRecoveryRequested", { known: "documented", source: SIGN_IN }),
  "account:CloseAccount": {
    known: "documented",
    source: "Service Authorization Reference: the action's name",
    inferred: [CONSOLE_ELEMENTS, CONSOLE_CODE],
  },
  "artifact:AcceptAgreement": {
    known: "documented",
    source: "Service Authorization Reference: the action's name",
    inferred: [CONSOLE_ELEMENTS],
  },
  "account:PutContactInformation": {
    known: "documented",
    source: "Service Authorization Reference: the action's name",
    inferred: [CONSOLE_ELEMENTS],
  },
  "payments:CreatePaymentInstrument": {
    known: "documented",
    source: "Service Authorization Reference: the action's name",
    inferred: [CONSOLE_ELEMENTS],
  },
  "supportplans:CreateSupportPlanSchedule": {
    known: "documented",
    source: "Service Authorization Reference: the action's name",
    inferred: [CONSOLE_ELEMENTS],
  },
  ...sameFor("account", "AcceptCustomerAgreement SendEmailVerification VerifyEmail VerifyPhoneNumber", {
    known: "inferred",
    source: UNNAMED,
    inferred: [CONSOLE_NAME, CONSOLE_ELEMENTS, CONSOLE_CODE],
  }),
  ...sameFor("billingconsole", "SetIAMAccessPreference ViewBilling", {
    known: "inferred",
    source: UNNAMED,
    inferred: [CONSOLE_NAME, CONSOLE_ELEMENTS],
  }),
  "ce:UpdatePreferences": {
    known: "documented",
    source: "Service Authorization Reference: the action's name",
    inferred: [CONSOLE_ELEMENTS],
  },
  "cur:PutReportDefinition": {
    known: "documented",
    source: "AWS Cost and Usage Reports API Reference: the operation's name",
    inferred: [CONSOLE_ELEMENTS, CONSOLE_CODE],
  },
  "support:CreateCase": {
    known: "documented",
    source: "AWS Support API Reference: the operation's name",
    inferred: [CONSOLE_ELEMENTS],
  },
};

function sameFor(service: string, names: string, record: KnownRecord): Readonly<Record<string, KnownRecord>> {
  return Object.fromEntries(names.split(" ").map((name) => [`${service}:${name}`, record]));
}
