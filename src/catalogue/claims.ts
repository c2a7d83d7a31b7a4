/** The claims that a drill must prove, each with the document that makes it. A report credits no document with what it does not say. */
import { invariant } from "../kernel/index.ts";
import { CLAIMS_AFTER } from "./claims-of-consequences.data.ts";
import { CONSEQUENCES } from "./consequences.ts";

/** The five source documents; `facts` stands for AWS documentation beside them. */
export const CLAIM_DOCUMENTS = {
  "000": 'AWS Organizations User Guide, "Leave an organization from a member account"',
  "001": 'AWS Organizations User Guide, "Closing an AWS account" (edition before 2022)',
  "002":
    'AWS Security Blog, "CIRT insights: How to help prevent unauthorized account removals from AWS Organizations" (2026-05-19)',
  "003": 'AWS Organizations User Guide, "Inviting an AWS account to join your organization"',
  "004": "AWS re:Post, closing a member account without signing in as its root user",
  facts: "AWS documentation beside the five source documents",
} as const;

export type ClaimDocument = keyof typeof CLAIM_DOCUMENTS;

export const CLAIM_SECTIONS = {
  LEAVE: "Leaving",
  CLOSE: "Closing",
  DEPART: "What an intruder gains and the defender loses",
  DETECT: "Detection",
  INVITE: "Invitations",
  ROOT: "Centralised root access",
  AFTER: "What else follows, as AWS documentation beside the five documents says",
} as const;

export type ClaimSection = keyof typeof CLAIM_SECTIONS;

export type Claim = Readonly<{
  /** `LEAVE-01`, as in `@claim:LEAVE-01`. */
  id: string;
  section: ClaimSection;
  documents: readonly ClaimDocument[];
  /** The documents by name; of a claim that no document makes, the page that does. */
  source: string;
  sentence: string;
  /** The section of the fact sheet that says what is emulated; empty where the document itself does. */
  reference: string;
  /** Today's reference says otherwise, and the drill says so. */
  isContradicted: boolean;
}>;

type Row = readonly [id: string, documents: string, sentence: string, reference: string];

const ROWS: readonly Row[] = [
  [
    "LEAVE-01",
    "000",
    "A member account can leave on its own: root user, IAM user and assumed role alike. Success has an empty body.",
    "aws-facts 1.1",
  ],
  [
    "LEAVE-02",
    "000",
    "The management account cannot leave; it can only delete the organization, once that is empty.",
    "aws-facts 1.2, 3.3",
  ],
  [
    "LEAVE-03",
    "000",
    "Calling needs `organizations:LeaveOrganization`; `organizations:DescribeOrganization` only for the console.",
    "",
  ],
  [
    "LEAVE-04",
    "000",
    "The organization administrator can take that permission away by policy, also from root.",
    "aws-facts 1.4, 5",
  ],
  [
    "LEAVE-05",
    "000",
    "Without payment information an IAM user also needs the billing permissions (either the legacy pair or the fine-grained pair) and IAM access to billing switched on.",
    "aws-facts 1.1",
  ],
  [
    "LEAVE-06",
    "000",
    "A created account that lacks stand-alone sign-up data (contact, phone, payment, support plan, agreement) cannot leave yet; after completing sign-up it can.",
    "aws-facts 1.2",
  ],
  [
    "LEAVE-07",
    "facts",
    "A created account younger than the waiting period cannot leave; an invited one has no wait.",
    "aws-facts 1.2, C12",
  ],
  ["LEAVE-08", "facts", "A delegated administrator cannot leave until it is deregistered.", "aws-facts 1.2"],
  [
    "LEAVE-09",
    "000",
    "After leaving, cost and usage data of the membership period is no longer visible to the account; stand-alone data is.",
    "aws-facts 7, C5",
  ],
  ["LEAVE-10", "000", "After moving from A to B only data from the membership in B is visible.", "aws-facts 7, C5"],
  ["LEAVE-11", "000", "After rejoining A, A's earlier data is visible again.", "aws-facts 7, C5"],
  [
    "LEAVE-12",
    "000",
    "Organization agreements accepted by the management account no longer cover the departed account.",
    "aws-facts 7",
  ],
  [
    "LEAVE-13",
    "000",
    "`OrganizationAccountAccessRole` of a created account survives departure and the former management account can still assume it, until somebody deletes the role.",
    "aws-facts 7",
  ],
  [
    "LEAVE-14",
    "000",
    "An invited account has no such role unless someone made one; one made by hand survives in the same way.",
    "",
  ],
  [
    "LEAVE-15",
    "000",
    "After leaving, the account can list invitations addressed to it and is stand-alone (`AWSOrganizationsNotInUseException` on DescribeOrganization).",
    "",
  ],
  [
    "LEAVE-16",
    "000",
    "The management account can remove a member with RemoveAccountFromOrganization, under the same stand-alone conditions; no SCP can stop that.",
    "aws-facts 3.1",
  ],
  [
    "LEAVE-17",
    "000",
    "A created account has no root password by default; it must be recovered before anyone signs in as root.",
    "",
  ],
  ["LEAVE-18", "facts", "Account tags attached through the organization are deleted on departure.", "aws-facts 7"],
  [
    "CLOSE-01",
    "001",
    "The root user of an account can close that account, member or not; an IAM user or role in it cannot.",
    "aws-facts 3.3",
  ],
  [
    "CLOSE-02",
    "004",
    "The management account of an all-features organization can close a member through the API, asynchronously: PENDING_CLOSURE, then CLOSED.",
    "aws-facts 3.2, C1",
  ],
  [
    "CLOSE-03",
    "004",
    "In a consolidated-billing organization there is no API close; only the account's own root can.",
    "aws-facts 3.3",
  ],
  ["CLOSE-04", "001", "A closed account admits root sign-in for bills and support, and nothing else.", "aws-facts 3.2"],
  [
    "CLOSE-05",
    "001",
    "A closed member keeps counting against the account quota until it is permanently closed; removing it before closing avoids that.",
    "aws-facts 3.2",
  ],
  [
    "CLOSE-06",
    "001 facts",
    "After 90 days it is permanently closed and drops out (`AccountDepartedOrganization`, CLEANED); its resources cannot be recovered.",
    "aws-facts 3.2, C4",
  ],
  ["CLOSE-07", "001", "Within those 90 days Support can reopen it, with its resources.", "aws-facts 3.2"],
  ["CLOSE-08", "facts", "Close quotas: rolling 30 days and concurrent closures.", "aws-facts 3.2, C13"],
  [
    "CLOSE-09",
    "facts",
    "Self-closure by root is stopped by an SCP that denies `account:CloseAccount`.",
    "aws-facts 3.3",
  ],
  [
    "CLOSE-10",
    "004",
    "The management account itself closes only by its root, after every member is gone or closed.",
    "aws-facts 3.3",
  ],
  [
    "CLOSE-11",
    "004 contradicted",
    "A delegated administrator cannot close members; a comment in 004 says it can, today's reference says not, and the drill names the contradiction.",
    "aws-facts C2",
  ],
  ["CLOSE-12", "facts", "Closed members block DeleteOrganization and RemoveAccount until purged.", "aws-facts 3.2"],
  ["CLOSE-13", "001", "After closing no new charges accrue; past bills stay readable by root.", ""],
  ["DEPART-01", "002", "Compromised root credentials can take an unprotected account out.", ""],
  ["DEPART-02", "002", "Any principal granted `organizations:LeaveOrganization` can.", ""],
  [
    "DEPART-03",
    "002",
    "A principal without it can escalate: attach or put a policy on itself (`iam:AttachRolePolicy`, `iam:AttachUserPolicy`, `iam:PutRolePolicy`), or assume a role that has it through a wide trust policy (`sts:AssumeRole`); one scenario for each path.",
    "",
  ],
  [
    "DEPART-04",
    "002",
    "After departure the SCPs stop binding: an action that an SCP denied before (delete trail, forbidden Region, chosen API) succeeds.",
    "",
  ],
  [
    "DEPART-05",
    "002",
    "The account leaves consolidated billing: budgets/billing alarms and cost anomaly detection of the organization no longer cover it.",
    "",
  ],
  [
    "DEPART-06",
    "002",
    "The organization trail stops capturing the account's events; earlier log files stay.",
    "aws-facts 7",
  ],
  [
    "DEPART-07",
    "002",
    "GuardDuty findings stop flowing to the delegated administrator; the detector itself stays on.",
    "aws-facts 7",
  ],
  ["DEPART-08", "002", "Resources of the organization are still in the departed account, unseen.", ""],
  [
    "DEPART-09",
    "002",
    "A deny on `organizations:LeaveOrganization` stops all of DEPART-01..03, whatever the IAM permissions.",
    "",
  ],
  ["DEPART-10", "facts", "The same deny stops a direct transfer by AcceptHandshake of a member.", "aws-facts 2.4"],
  [
    "DEPART-11",
    "002",
    "A design with a transition OU lets legitimate moves through while production and development stay protected; a deny at the root defeats it.",
    "aws-facts 5",
  ],
  [
    "DEPART-12",
    "002",
    "Least privilege on the IAM write actions and on `sts:AssumeRole` trust closes the escalation paths even without the SCP.",
    "",
  ],
  [
    "DEPART-13",
    "002",
    "Root hygiene helps: no root access keys, MFA, centralised root access; each has a scenario with and without.",
    "",
  ],
  [
    "DEPART-14",
    "002",
    "Related evasions belong to the same strategy and are drilled too: stop/delete trail, change event selectors, delete or disassociate the GuardDuty detector.",
    "",
  ],
  [
    "DEPART-15",
    "002",
    "The guardrail has little operational impact: with it on, ordinary work, the CI role, break-glass, service-linked roles and RemoveAccountFromOrganization still succeed.",
    "",
  ],
  ["DEPART-16", "002", "Coverage over the OU structure: every member account without an effective deny is named.", ""],
  ["DEPART-17", "002", "Detection and response account for the technique: contained, returned, residue listed.", ""],
  [
    "DETECT-01",
    "002",
    "LeaveOrganization is logged, also when denied, in the member's us-east-1 event history, with the identity form of its caller (root, IAM user, assumed role).",
    "aws-facts 1.3",
  ],
  ["DETECT-02", "002", "AcceptHandshake is logged in the accepting account.", ""],
  ["DETECT-03", "002", "InviteAccountToOrganization is logged in the inviting management account.", ""],
  [
    "DETECT-04",
    "002",
    "RemoveAccountFromOrganization is logged in the management account and is told apart from a departure.",
    "",
  ],
  [
    "DETECT-05",
    "002",
    "A move to another organization writes at least AcceptHandshake and LeaveOrganization.",
    "aws-facts 2.4, C15",
  ],
  [
    "DETECT-06",
    "002",
    "With central logging these are among the last events from that account; later ones do not arrive.",
    "aws-facts 7",
  ],
  [
    "DETECT-07",
    "002",
    "Afterwards the account logs only to its own event history and its own trails.",
    "aws-facts C17",
  ],
  [
    "DETECT-08",
    "facts",
    "The management account sees the departure only as the service event `AccountDepartedOrganization`; the new one sees `AccountJoinedOrganization`.",
    "aws-facts 1.5, C16",
  ],
  [
    "DETECT-09",
    "facts",
    "A rule deployed in the wrong account or Region does not fire; the drill says so.",
    "aws-facts 10",
  ],
  [
    "DETECT-10",
    "002",
    "Events that belong to an approved operational workflow can be excused by the rule, others not.",
    "",
  ],
  [
    "DETECT-11",
    "002",
    "Each technique maps to T1078.A002, T1078.004, T1098, T1666.A002 or T1562.008 and the report shows the mapping.",
    "",
  ],
  [
    "INVITE-01",
    "003",
    "Only the management account can invite, by account id or e-mail, after its e-mail address is verified (verification valid 24 hours).",
    "aws-facts 2.2",
  ],
  [
    "INVITE-02",
    "003",
    "The owner of the invited account accepts or declines; only the sender can cancel; each change of state is final.",
    "aws-facts 2.1",
  ],
  ["INVITE-03", "003", "An invitation expires after 15 days.", ""],
  [
    "INVITE-04",
    "003",
    "An open invitation counts against the account quota; decline, cancel and expiry give the place back.",
    "",
  ],
  ["INVITE-05", "003", "Invitations per day are limited; accepted ones do not count.", "aws-facts 2.2"],
  ["INVITE-06", "003", "An account belongs to one organization; of several invitations it can accept one.", ""],
  [
    "INVITE-07",
    "003",
    "From the moment of acceptance the management account pays; the member's payment method is no longer used.",
    "",
  ],
  [
    "INVITE-08",
    "003",
    "Billing history stays with the payer account; reports wanted later must be exported before a move.",
    "",
  ],
  [
    "INVITE-09",
    "003",
    "An invited account gets no OrganizationAccountAccessRole; a created one does, under that name by default or under the name given.",
    "",
  ],
  [
    "INVITE-10",
    "003",
    "Joining creates the service-linked role; lacking `iam:CreateServiceLinkedRole` when it must be made, the call is refused.",
    "aws-facts 2.3",
  ],
  ["INVITE-11", "003", "Same partition and same seller of record only (AISPL only with AISPL).", "aws-facts 2.2, C23"],
  [
    "INVITE-12",
    "003",
    "Notes and up to 50 tags travel with the invitation; a blank tag value is an empty string; tags appear on the account after acceptance.",
    "",
  ],
  ["INVITE-13", "003", "Completed invitations stay listed for 30 days, then disappear.", ""],
  [
    "INVITE-14",
    "003",
    "Mails: invitation and cancellation to the account owner; acceptance to both; decline to the management account.",
    "",
  ],
  [
    "INVITE-15",
    "003",
    "The handshake object has the documented parties, resources and feature set.",
    "aws-facts 2.1, C11",
  ],
  [
    "INVITE-16",
    "003",
    "Required permissions for inviting, listing, cancelling, accepting and declining, each shown by its absence.",
    "",
  ],
  ["INVITE-17", "003", "An organization that is still initialising refuses with its own error.", "aws-facts 2.2"],
  ["INVITE-18", "003", "After a cancellation the account can join only by a new invitation, which works.", ""],
  ["INVITE-19", "003", "After accepting, the member can see the organization's id and the owner's e-mail address.", ""],
  ["INVITE-20", "003", "Declining one invitation leaves the others open.", ""],
  [
    "ROOT-01",
    "004",
    "Enabling it needs an all-features organization, trusted access and the management account; a delegated administrator for IAM may then use it.",
    "aws-facts 4",
  ],
  [
    "ROOT-02",
    "004",
    "Removing a member's root credentials ends root sign-in and password recovery; an intruder with the old root password or key is locked out.",
    "",
  ],
  ["ROOT-03", "facts", "New accounts are created without root credentials once it is on.", "aws-facts 4"],
  [
    "ROOT-04",
    "004",
    "Short-lived root sessions (AssumeRoot) do exactly the task they were given: audit, delete credentials, allow password recovery, unlock an S3 bucket policy, unlock an SQS queue policy; nothing else, not leaving.",
    "",
  ],
  ["ROOT-05", "004", "A bucket or queue whose policy denies everyone is unlocked by such a session.", ""],
  [
    "ROOT-06",
    "004",
    "Allowing password recovery makes it possible to sign in as root again and then close the account.",
    "",
  ],
  ["ROOT-07", "004", "The management account's own root is exempt: it always keeps its credentials.", ""],
];

const DOCUMENTS: readonly ClaimDocument[] = ["000", "001", "002", "003", "004", "facts"];
const SECTIONS: readonly ClaimSection[] = ["LEAVE", "CLOSE", "DEPART", "DETECT", "INVITE", "ROOT"];

export const CLAIMS: readonly Claim[] = [...ROWS.map(claimOf), ...CLAIMS_AFTER.map(claimAfter)];

const BY_ID: ReadonlyMap<string, Claim> = new Map(CLAIMS.map((claim) => [claim.id, claim]));

/** The claim of an id such as `LEAVE-01`, or undefined. */
export const claimNamed = (id: string): Claim | undefined => BY_ID.get(id);

function claimOf([id, words, sentence, reference]: Row): Claim {
  const documents = DOCUMENTS.filter((document) => words.split(" ").includes(document));
  const section = SECTIONS.find((each) => id.startsWith(`${each}-`));
  invariant(section !== undefined && documents.length > 0, `claim ${id} has a section and a document`);
  const source = documents.map((document) => CLAIM_DOCUMENTS[document]).join("; ");
  return { id, section, documents, source, sentence, reference, isContradicted: words.includes("contradicted") };
}

/** What a consequence says is what its claim says, and its source is the claim's. */
function claimAfter([id, consequence]: (typeof CLAIMS_AFTER)[number]): Claim {
  const found = CONSEQUENCES.find((each) => each.id === consequence);
  invariant(found !== undefined, `claim ${id} is about a consequence of the table`);
  const { area, behaviour, source } = found;
  return {
    id,
    section: "AFTER",
    documents: ["facts"],
    source,
    sentence: `${area}: ${behaviour.charAt(0).toLowerCase()}${behaviour.slice(1)}`,
    reference: "aws-facts 7",
    isContradicted: false,
  };
}
