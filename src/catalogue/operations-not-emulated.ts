/** Operations of emulated services that are refused with 501, each with the reason: none of them pretends. */
import { OPERATION_ACTIONS, OTHER_OPERATIONS } from "./actions/operation-actions.data.ts";
import { type OperationService, operationNamed, SERVICES_EMULATED } from "./operations.ts";

export type MissingOperation = Readonly<{ service: OperationService; name: string; reason: string }>;

type Reason = readonly [names: RegExp, reason: string];

const EFFECTIVE_POLICY_CHECK =
  "AWS checks effective policies against a schema for each type and publishes neither the schemas nor the whole list of error codes";
const NOT_MODELLED = "is not modelled: no drill rests on it";

/** The first that fits a name counts; the last of each service fits every name. */
const REASONS: Readonly<Record<OperationService, readonly Reason[]>> = {
  organizations: [
    [/^CreateGovCloudAccount$/, "accounts live in the partition `aws`; there is no GovCloud beside it"],
    [/InvalidEffectivePolicy$|^ListEffectivePolicyValidationErrors$/, EFFECTIVE_POLICY_CHECK],
    [/./, `this operation ${NOT_MODELLED}`],
  ],
  iam: [
    [/InstanceProfile/, `EC2's use of roles ${NOT_MODELLED}`],
    [
      /ServerCertificate|SigningCertificate|SSHPublicKey|ServiceSpecificCredential/,
      `this kind of credential ${NOT_MODELLED}`,
    ],
    [
      /CredentialReport|LastAccessed|LastUsed|AccessReport|GrantingServiceAccess/,
      `a report on past use ${NOT_MODELLED}`,
    ],
    [/Delegation|RoleTemplate|AcquireRole|HumanReadable/, `delegating to a partner ${NOT_MODELLED}`],
    [/OutboundWebIdentity/, `outbound web identity federation ${NOT_MODELLED}`],
    [/OrganizationsRoot|OrganizationsFeatures/, `switching centralised root access ${NOT_MODELLED}`],
    [/OpenIDConnectProvider|SAMLProvider/, "identity providers can be made, read and deleted, and not changed"],
    [/MFADevice/, "MFA devices can be made, enabled and deleted, and neither tagged nor brought back into step"],
    [/GetContextKeys/, "the simulators answer which keys are missing"],
    [/./, `this part of an account ${NOT_MODELLED}`],
  ],
  sts: [
    [/^DecodeAuthorizationMessage$/, "denials are explained in plain text: `GET /_orgdrill/explain/REQUEST-ID`"],
    [/./, `this operation ${NOT_MODELLED}`],
  ],
  cloudtrail: [
    [/InsightSelectors/, "no unusual rates of calls are looked for"],
    [/DelegatedAdmin/, "delegated administrators are registered with Organizations"],
    [/EventConfiguration|ResourcePolicy/, `this part of a trail ${NOT_MODELLED}`],
    [/./, `this part of CloudTrail Lake ${NOT_MODELLED}`],
  ],
  events: [
    [/Archive|Replay/, `keeping and replaying events ${NOT_MODELLED}`],
    [/ApiDestination|Connection|Endpoint/, `calling out of AWS ${NOT_MODELLED}`],
    [/EventSource|PartnerEvent/, `events of partners ${NOT_MODELLED}`],
    [/^UpdateEventBus$/, "event buses can be made, read and deleted, and not changed"],
    [/./, `this operation ${NOT_MODELLED}`],
  ],
  s3: [
    [/Multipart|UploadPart|ListParts/, "objects are stored in one piece"],
    [/Version/, "buckets are not versioned"],
    [/Acl|Ownership/, "access is decided by policies; ACLs are off, as in every new bucket"],
    [/./, `this part of a bucket ${NOT_MODELLED}`],
  ],
  ce: [
    [/Anomal/, "monitors of anomalies can be made, read and deleted; subscriptions and feedback are not modelled"],
    [/Forecast/, `a forecast of costs ${NOT_MODELLED}`],
    [
      /Reservation|SavingsPlan|Rightsizing|Commitment/,
      `what to buy ahead, and what single plans save, ${NOT_MODELLED}`,
    ],
    [/Tag|CostCategor/, `tags of monitors, the past of cost allocation tags and cost categories ${NOT_MODELLED}`],
    [/./, `this operation ${NOT_MODELLED}`],
  ],
  savingsplans: [[/./, "Savings Plans are declared in the organization file, and neither bought nor returned"]],
  invoicing: [[/./, "invoices can be read; units, profiles, documents and procurement portals are not modelled"]],
  artifact: [
    [/Report/, "reports of AWS's own auditors say nothing of an organization"],
    [/./, "settings of AWS Artifact's notifications are not modelled"],
  ],
  servicequotas: [
    [/Template/, `the quota request template of an organization ${NOT_MODELLED}`],
    [/./, `this part of Service Quotas ${NOT_MODELLED}`],
  ],
  budgets: [
    [/Action/, `what a budget does by itself ${NOT_MODELLED}`],
    [/Notification|Subscriber/, "budgets tell nobody: what they have seen spent is read"],
    [/./, `this operation ${NOT_MODELLED}`],
  ],
  sns: [
    [/SMS|Phone|Platform|Endpoint/, `messages to phones ${NOT_MODELLED}`],
    [/Permission/, "a topic's policy is set whole, with SetTopicAttributes"],
    [/./, `this part of a topic ${NOT_MODELLED}`],
  ],
  logs: [[/./, `this part of CloudWatch Logs ${NOT_MODELLED}`]],
  config: [
    [/Rule|Conformance|Remediation|Compliance|Evaluation/, `rules and their results ${NOT_MODELLED}`],
    [
      /AggregationAuthorization|PendingAggregation/,
      "only aggregators of whole organizations are there, which need no consent",
    ],
    [/./, `this part of AWS Config ${NOT_MODELLED}`],
  ],
  sso: [
    [/Application|TrustedTokenIssuer/, `applications ${NOT_MODELLED}`],
    [
      /Instance/,
      "an organization's instance is enabled in the organization file; those of single accounts are not there",
    ],
    [/PermissionSet|PermissionsBoundary/, "permission sets can be made, given policies and read, and not taken back"],
    [/./, `this part of IAM Identity Center ${NOT_MODELLED}`],
  ],
  cloudformation: [
    [/StackSet|StackInstances|StackRefactor/, "stack sets can be made, deployed and deleted, and not changed"],
    [/./, `stacks come of stack sets alone: this operation ${NOT_MODELLED}`],
  ],
  monitoring: [[/./, `this part of CloudWatch ${NOT_MODELLED}`]],
  ram: [
    [/Permission|Polic/, `permissions of shares ${NOT_MODELLED}`],
    [/Invitation/, "invitations are listed and accepted; rejecting them is not modelled"],
    [/./, `this part of a share ${NOT_MODELLED}`],
  ],
  lambda: [
    [/Layer/, `layers ${NOT_MODELLED}`],
    [/Alias|Version/, `versions and aliases ${NOT_MODELLED}`],
    [/EventSourceMapping/, `what a function polls ${NOT_MODELLED}`],
    [/UpdateFunctionCode|WithResponseStream|InvokeAsync|Durable/, "a stand-in runs no code"],
    [/./, `this part of a function ${NOT_MODELLED}`],
  ],
  guardduty: [
    [/Invit|Accept/, "members come by the organization; invitations are not modelled"],
    [/Malware|Coverage|Usage|Plan|Feature|Trial/, `protection plans ${NOT_MODELLED}`],
    [/./, `this part of GuardDuty ${NOT_MODELLED}`],
  ],
  securityhub: [
    [/V2/, `the second Security Hub ${NOT_MODELLED}`],
    [/Invit/, "members come by the organization; invitations are not modelled"],
    [/Master|FromAdministrator/, "members of an organization are let go by their administrator alone"],
    [/Standard|Control|Polic/, `standards, controls and central configuration ${NOT_MODELLED}`],
    [/./, `this part of Security Hub ${NOT_MODELLED}`],
  ],
  sqs: [
    [/Batch$/, "messages are sent, deleted and made visible one by one"],
    [/DeadLetter|MessageMoveTask/, `dead-letter queues ${NOT_MODELLED}`],
    [/./, `this part of a queue ${NOT_MODELLED}`],
  ],
};

/** AWS Artifact API Reference, 2018-05-10; no package lists them for `.ci/actions.mjs`. */
const ARTIFACT: readonly string[] = (
  "GetAccountSettings GetReport GetReportMetadata GetTermForReport ListCustomerAgreements ListReports ListReportVersions " +
  "PutAccountSettings"
).split(" ");

const NAMES: Readonly<Record<OperationService, readonly string[]>> = {
  ...OPERATION_ACTIONS,
  ...OTHER_OPERATIONS,
  artifact: ARTIFACT,
};

export const OPERATIONS_NOT_EMULATED: readonly MissingOperation[] = SERVICES_EMULATED.flatMap((service) =>
  NAMES[service]
    .filter((name) => operationNamed(service, name) === undefined)
    .map((name) => ({ service, name, reason: reasonFor(service, name) })),
);

function reasonFor(service: OperationService, name: string): string {
  return REASONS[service].find(([names]) => names.test(name))?.[1] ?? `this operation ${NOT_MODELLED}`;
}
