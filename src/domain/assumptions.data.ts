/** The named switches: where AWS is not documented, what we take it to do, why, and what else it might do. */

export type Assumption = Readonly<{
  name: string;
  /** What is assumed, as one sentence. */
  sentence: string;
  default: string;
  /** The other values, each a way in which AWS might behave instead. */
  alternatives: readonly string[];
  /** Where the question is left open. */
  source: string;
}>;

export const DOMAIN_ASSUMPTIONS = [
  {
    name: "management-leave-error",
    sentence: "a management account that calls LeaveOrganization gets MasterCannotLeaveOrganizationException",
    default: "MasterCannotLeaveOrganization",
    alternatives: ["ConstraintViolation"],
    source: "aws-facts 1.2: both errors are documented, which one wins is not",
  },
  {
    name: "transfer-denied-action",
    sentence: "when an SCP denies LeaveOrganization, a refused direct transfer names LeaveOrganization",
    default: "LeaveOrganization",
    alternatives: ["AcceptHandshake"],
    source: "aws-facts 2.4: both actions are authorized, which one the refusal names is not documented",
  },
  {
    name: "transfer-leave-record",
    sentence:
      "a direct transfer writes a LeaveOrganization record beside AcceptHandshake in the member's event history",
    default: "both",
    alternatives: ["accept-only"],
    source: "aws-facts 2.4 and C15",
  },
  {
    name: "membership-detail-type",
    sentence: "membership service events reach EventBridge as AWS Service Event via CloudTrail",
    default: "AWS Service Event via CloudTrail",
    alternatives: ["AWS API Call via CloudTrail"],
    source: "aws-facts 1.5: the detail-type is unsettled",
  },
  {
    name: "membership-event-identity",
    sentence: "membership service events carry userIdentity with type AWSService",
    default: "service",
    alternatives: ["account"],
    source: "aws-facts 1.5: no full record is published",
  },
  {
    name: "incomplete-sign-up-reason",
    sentence: "a missing customer agreement, contact or support plan is refused with ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA",
    default: "ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA",
    alternatives: ["ACCOUNT_CANNOT_LEAVE_ORGANIZATION"],
    source: "aws-facts 1.2: the text is observed, the pairing with the reason is inferred",
  },
  {
    name: "leave-check-order",
    sentence:
      "leaving checks the delegated administrator, then the waiting period, then agreement, contact and support plan, then phone, then payment",
    default: "wait-before-sign-up",
    alternatives: ["sign-up-before-wait"],
    source: "aws-facts 1.2: the order of checks is undocumented",
  },
  {
    name: "reserved-role-creation",
    sentence: "nobody but AWS can create a role under /aws-reserved/ or with a name that begins with AWSReservedSSO_",
    default: "refused",
    alternatives: ["allowed"],
    source: "that such roles cannot be modified is documented, that none can be created is inferred from it",
  },
  {
    name: "linked-role-name-creation",
    sentence: "a customer can create a role under another path with a name that begins with AWSServiceRoleFor",
    default: "allowed",
    alternatives: ["refused"],
    source: "that the path /aws-service-role/ is refused was observed, of the name nothing is documented",
  },
  {
    name: "membership-change-interval",
    sentence: "an account that joined an organization less than this ago is refused when it accepts another invitation",
    default: "1h",
    alternatives: ["none", "24h"],
    source: "aws-facts 2.4: the error is documented, the interval behind it is not",
  },
  {
    name: "organization-finalizing-time",
    sentence: "an organization made by CreateOrganization refuses to invite and to create accounts for this long",
    default: "1h",
    alternatives: ["none"],
    source: "aws-facts 2.2: a new organization may refuse, and the advice is to wait one hour",
  },
  {
    name: "reopened-account-closures",
    sentence: "an account that was reopened since still counts against the closures of thirty days",
    default: "count",
    alternatives: ["give-back"],
    source: "aws-facts 3.2: the quota is a rolling one of closures; of accounts that were reopened it says nothing",
  },
  {
    name: "closing-management-account-grows",
    sentence:
      "while its management account is PENDING_CLOSURE an organization gets no accounts: it neither creates nor invites any, and its open invitations are cancelled",
    default: "refused",
    alternatives: ["allowed"],
    source:
      "aws-facts 3.3: the organization is deleted after the 90 days, and an account in that state is still usable; what it may do meanwhile, and how a refusal reads, is not said",
  },
  {
    name: "closing-account-joins",
    sentence:
      "an account that stands alone and is PENDING_CLOSURE may accept an invitation, and goes on closing as a member",
    default: "allowed",
    alternatives: ["refused"],
    source: "aws-facts 3.3: an account in that state is still usable; whether it may join is not said",
  },
  {
    name: "sign-up-of-phone-and-agreement",
    sentence:
      "of a sign-up's parts, the phone number and the customer agreement are given by the account's root user alone",
    default: "root-only",
    alternatives: ["anybody"],
    source:
      "no action of IAM stands for these two; the guide for leaving names permissions for the payment method only (claim LEAVE-05)",
  },
  {
    name: "account-limit-answer",
    sentence: "CreateAccount beyond the account quota is refused at once",
    default: "refused",
    alternatives: ["fails-later"],
    source:
      "CreateAccount has ACCOUNT_NUMBER_LIMIT_EXCEEDED and CreateAccountStatus has ACCOUNT_LIMIT_EXCEEDED: which comes when is not documented",
  },
  {
    name: "closed-account-credentials",
    sentence: "credentials of a closed account are answered like credentials that nobody knows",
    default: "unknown-key",
    alternatives: ["OptInRequired"],
    source: "aws-facts 3.2: only the root user gets in; what its keys and sessions are told is not documented",
  },
  {
    name: "closed-account-buckets",
    sentence: "whoever asks for a bucket of somebody else's closed or suspended account gets AllAccessDisabled",
    default: "AllAccessDisabled",
    alternatives: ["AccessDenied"],
    source:
      "aws-facts 3.2: access from other accounts fails; S3 documents the code AllAccessDisabled and not when it answers it",
  },
  {
    name: "intruder-address",
    sentence: "an intruder calls from the address that the connection shows, on the emulator 127.0.0.1",
    default: "connection",
    alternatives: ["203.0.113.10", "10.0.0.10"],
    source: "no organization file says where an intruder would sit: outside, or inside a network that a policy trusts",
  },
  {
    name: "intruder-mfa",
    sentence: "an intruder's session was signed in with a second factor only where the organization file says so",
    default: "as-issued",
    alternatives: ["present"],
    source: "a session that is taken over carries whatever factor its owner used",
  },
  {
    name: "queue-root-unlock",
    sentence: "the root user of a queue's account may read and change its policy although that policy denies everybody",
    default: "exempt",
    alternatives: ["bound"],
    source:
      "IAM User Guide, tasks that require root user credentials, and the task policy SQSUnlockQueuePolicy say that root unlocks; which actions escape the policy is not listed",
  },
  {
    name: "root-access-enabling",
    sentence:
      "only the management account switches centralised root access on; a delegated administrator for IAM uses it",
    default: "management",
    alternatives: ["delegated-administrator"],
    source:
      "IAM API Reference, EnableOrganizationsRootSessions: one error is about delegated administrators and another about management accounts",
  },
  {
    name: "assumed-root-mark",
    sentence: "CloudTrail marks with assumedRoot both the AssumeRoot call and what its session does in the member",
    default: "both",
    alternatives: ["call", "session"],
    source:
      "aws-facts 4: the user guide's example has the mark on the record of AssumeRoot, the description of the element speaks of the session",
  },
  {
    name: "delivery-delays",
    sentence: "each hop from a call to whoever is told takes its one modelled delay",
    default: "modelled",
    alternatives: ["drawn"],
    source:
      "AWS documents averages at most; drawn takes each delay from the hop's spread in the catalogue, by the run's seed. No drill is repeated under it: one draw is one run, and `in each of N seeded runs` asks of many",
  },
  {
    name: "departing-call-logged",
    sentence: "an organization's trails and event data stores still take the call by which an account departs",
    default: "logged",
    alternatives: ["lost"],
    source:
      "aws-facts 7: such calls may be among the last events of the account in the central log; delivery after the departure is not documented",
  },
  {
    name: "refused-object-call-owner",
    sentence: "a refused call on an object of another account's bucket is told to the bucket's owner as well",
    default: "told",
    alternatives: ["caller-only"],
    source:
      "Amazon S3 User Guide, object-level actions in cross-account scenarios: the owner gets the log where it may do the same; refused calls are not spoken of",
  },
  {
    name: "several-deletions-records",
    sentence: "DeleteObjects leaves a DeleteObject record for every key beside its own",
    default: "each-key",
    alternatives: ["call-only"],
    source:
      "CloudTrail announced in June 2025 that deleted keys are logged; the Amazon S3 User Guide said before that they are not, and the records' form is not published",
  },
  {
    name: "read-only-data-events",
    sentence: "a rule in the state ENABLED hears of read-only data events that a trail logs",
    default: "heard",
    alternatives: ["hidden"],
    source:
      "EventBridge User Guide: read-only management events are left out of ENABLED; of read-only data events it says nothing",
  },
  {
    name: "brought-detection-feed",
    sentence: "a detection beside the organization is fed by whichever trail still logs the account",
    default: "any-trail",
    alternatives: ["stopped-trail"],
    source: "no placement file says which trail feeds a log platform or a metric filter",
  },
  {
    name: "alarm-evaluation-range",
    sentence: "an alarm with missing points looks back two periods further than it evaluates",
    default: "two-more",
    alternatives: ["none-more"],
    source:
      "CloudWatch User Guide, how alarms treat missing data: five periods for three evaluated ones is an example, other numbers are not documented",
  },
  {
    name: "guardduty-member-disassociates",
    sentence: "a member that came by the organization cannot leave its GuardDuty administrator by itself",
    default: "refused",
    alternatives: ["allowed"],
    source:
      "GuardDuty API Reference, DisassociateFromAdministratorAccount: speaks of invited members, and of an error where every account is a member",
  },
  {
    name: "security-hub-member-disables",
    sentence: "a member that came by the organization can switch its own Security Hub off",
    default: "allowed",
    alternatives: ["refused"],
    source:
      "Security Hub API Reference, DisableSecurityHub: refuses the administrator alone and ends associations; the User Guide lets a member of an organization not leave its administrator by itself",
  },
  {
    name: "assignment-role-after-departure",
    sentence:
      "the roles of IAM Identity Center's permission sets are deleted in an account that leaves the organization",
    default: "deleted",
    alternatives: ["kept"],
    source:
      "aws-facts 7: that assignments are removed and users lose access is documented, what becomes of the roles and of running sessions is not",
  },
  {
    name: "departed-guardduty-member",
    sentence: "an account that leaves the organization is no member of its GuardDuty administrator any more",
    default: "disassociated",
    alternatives: ["kept"],
    source:
      "aws-facts 7: the effects of disassociation are documented, that a departure disassociates is inferred; kept until somebody disassociates it is the other possibility",
  },
  {
    name: "departed-share-owner",
    sentence:
      "what an account shares inside its organization through AWS RAM is shared no longer when that account leaves",
    default: "ended",
    alternatives: ["kept"],
    source:
      "aws-facts 7 and AWS RAM API Reference, ResourceShareConfiguration: both speak of the account that uses a share and leaves, not of the owner",
  },
  {
    name: "departed-stack-without-auto-deployment",
    sentence:
      "stacks of a stack set that does not deploy automatically stay in an account that leaves the organization",
    default: "stays",
    alternatives: ["deleted"],
    source:
      "aws-facts 7: deletion and RetainStacksOnAccountRemoval are documented of automatic deployment, of stack sets without it nothing is said",
  },
  {
    name: "departed-config-source",
    sentence: "an aggregator of AWS Config shows nothing more of an account that leaves the organization",
    default: "removed",
    alternatives: ["stays-listed"],
    source:
      "aws-facts 7: aggregation ends, in detail inferred; aggregators hold copies (AWS Config Developer Guide), and what becomes of a copy is not said",
  },
  {
    name: "departed-account-charges",
    sentence: "CloudWatch tells a payer nothing more of an account's charges from its departure on",
    default: "stop",
    alternatives: ["until-the-month-ends"],
    source:
      "Organizations User Guide, Remove a member account: the payer's liability ends with the membership; of the points of AWS/Billing in the rest of that month nothing is said",
  },
  {
    name: "budgets-without-cost-access",
    sentence: "a member that is kept from Cost Explorer still reads from a budget of its own what it has spent",
    default: "told",
    alternatives: ["hidden"],
    source:
      "Cost Management User Guide, Creating a budget: members may create budgets, also without Cost Explorer; Controlling access to Cost Explorer says nothing of budgets",
  },
  {
    name: "service-quotas-after-leaving",
    sentence: "values of service quotas that AWS raised stay with an account that leaves the organization",
    default: "keep",
    alternatives: ["default-values"],
    source:
      "Organizations User Guide, Leave an organization from your member account: they may change; which do, and to what, is not said",
  },
  {
    name: "commitment-sharing-order",
    sentence:
      "where a shared Savings Plan or reservation is not enough for all other accounts, the lowest account id comes first",
    default: "account-id",
    alternatives: ["largest-use"],
    source:
      "AWS Billing User Guide, Reserved Instances and Savings Plans discount sharing: the owner comes first, then the largest savings; rates are not modelled, so all save alike",
  },
  {
    name: "cost-tag-activation",
    sentence: "a cost allocation tag is in the data from 24 hours after its activation on, and not before",
    default: "after-24-hours",
    alternatives: ["at-once"],
    source: "AWS Billing User Guide, Activating user-defined cost allocation tags: it can take up to 24 hours",
  },
  {
    name: "delegation-policy-strangers",
    sentence:
      "a delegation policy that names everybody (`*`) or an account of no member is taken, and only members gain by it",
    default: "taken",
    alternatives: ["refused"],
    source:
      "Organizations User Guide, Create a resource-based delegation policy: it says which member accounts may act; what becomes of others in it is not said",
  },
  {
    name: "input-reason-field",
    sentence: "the Reason of an InvalidInputException of Organizations does not name the field",
    default: "without-field",
    alternatives: ["with-field"],
    source:
      "Organizations API Reference, InvalidInputException: its reasons name no field; answers that others recorded in September 2026 do, as in MIN_LENGTH_EXCEEDED:NAME",
  },
] as const satisfies readonly Assumption[];
