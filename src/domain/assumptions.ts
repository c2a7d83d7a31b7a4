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
    name: "departing-call-logged",
    sentence: "an organization trail still logs the call by which an account departs",
    default: "logged",
    alternatives: ["lost"],
    source:
      "aws-facts 7: such calls may be among the last events of the account in the central log; delivery after the departure is not documented",
  },
] as const satisfies readonly Assumption[];

export type DomainAssumptionName = (typeof DOMAIN_ASSUMPTIONS)[number]["name"];

/** Reads assumptions for one decision and remembers which ones it asked for: those are the ones the answer rests on. */
export type AssumptionReader = Readonly<{
  value(name: string): string;
  /** Every value, without resting anything on it: for the policy engine, which says itself which ones mattered. */
  values: Readonly<Record<string, string>>;
  /** Names asked for so far, in order of first use. */
  touched(): readonly string[];
}>;

export const assumptionReader = (values: Readonly<Record<string, string>>): AssumptionReader => new Reader(values);

/** Made for every call, and most calls rest on nothing: the notes are begun with the first question. */
class Reader implements AssumptionReader {
  readonly values: Readonly<Record<string, string>>;
  #touched: Set<string> | undefined;

  constructor(values: Readonly<Record<string, string>>) {
    this.values = values;
  }

  value(name: string): string {
    this.#touched ??= new Set();
    this.#touched.add(name);
    return this.values[name] ?? DOMAIN_ASSUMPTIONS.find((each) => each.name === name)?.default ?? "";
  }

  touched(): readonly string[] {
    return this.#touched === undefined ? NOTHING_TOUCHED : [...this.#touched];
  }
}

const NOTHING_TOUCHED: readonly string[] = [];
