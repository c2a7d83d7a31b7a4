/** The organization file as a JSON Schema: the one description of its shape, for editors, for ajv and for our own reader. */
import {
  AUTO_ENABLED_MEMBERS,
  POLICY_TYPE_NAMES,
  RESERVABLE_SERVICES,
  SAVINGS_PLAN_TYPES,
  SERVICE_QUOTAS,
} from "../domain/index.ts";
import type { SchemaDocument, SchemaNode } from "./schema-node.ts";
import { HUB_SEVERITIES } from "./security-services-entry.ts";

export const POLICY_TYPES = POLICY_TYPE_NAMES;

export const ACCOUNT_STATES = ["PENDING_ACTIVATION", "ACTIVE", "SUSPENDED", "PENDING_CLOSURE", "CLOSED"] as const;

export const MANAGEMENT_EVENTS = ["All", "ReadOnly", "WriteOnly", "None"] as const;

export const CLOSERS = ["owner", "management"] as const;
export const SELLERS = ["AWS_INC", "AWS_EMEA", "AISPL"] as const;
export const PARTITIONS = ["aws", "aws-cn", "aws-us-gov"] as const;

const named = (name: string): SchemaNode => ({ $ref: `#/$defs/${name}` });
const described = (node: SchemaNode, description: string): SchemaNode => ({ ...node, description });
const count = (description: string): SchemaNode => ({ type: "integer", minimum: 0, maximum: 1_000_000, description });
const list = (items: SchemaNode): SchemaNode => ({ type: "array", items });
const flag = (description: string, byDefault?: boolean): SchemaNode =>
  byDefault === undefined ? { type: "boolean", description } : { type: "boolean", default: byDefault, description };
const text = (maxLength: number, description?: string): SchemaNode =>
  description === undefined ? { type: "string", maxLength } : { type: "string", maxLength, description };
const mappingOf = (value: SchemaNode, propertyNames?: SchemaNode): SchemaNode =>
  propertyNames === undefined
    ? { type: "object", additionalProperties: value }
    : { type: "object", additionalProperties: value, propertyNames };
const record = (
  description: string,
  properties: Readonly<Record<string, SchemaNode>>,
  required: readonly string[] = [],
): SchemaNode => ({
  type: "object",
  description,
  additionalProperties: false,
  properties,
  ...(required.length > 0 ? { required } : {}),
});
const shaped = (pattern: string, expected: string): SchemaNode => ({ type: "string", pattern, "x-expected": expected });

/** No absolute path, no drive, no backslash. */
export const RELATIVE_PATH = "^[^\\\\/:][^\\\\:]*$";

const FILE: SchemaNode = shaped(RELATIVE_PATH, "a path relative to the organization file, with `/` between its parts");
/** One of `file` and the key of the inline document. */
const withDocument = (node: SchemaNode, inlineKey: "document" | "pattern" = "document"): SchemaNode => ({
  ...node,
  "x-exactly-one": ["file", inlineKey],
});
const DOCUMENT: SchemaNode = {
  description: "The document itself: as a mapping, or as JSON text that is kept byte for byte.",
  oneOf: [{ type: "object" }, { type: "string" }],
};

const TERM: Readonly<Record<string, SchemaNode>> = {
  id: shaped("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "an id of 32 hexadecimal digits, grouped by hyphens"),
  from: described(named("moment"), "When its term began."),
  term: { type: "string", enum: ["1 year", "3 years"], default: "1 year", description: "A year has 365 days." },
};

const ACCOUNT_PROPERTIES: Readonly<Record<string, SchemaNode>> = {
  id: described(named("accountId"), "Twelve digits in quotes. Left out: made from the seed."),
  name: {
    ...text(50, "1 to 50 printable characters. A name that is used as a reference must be unique."),
    minLength: 1,
    pattern: "^[ -~]+$",
    "x-expected": "printable ASCII characters",
  },
  email: {
    type: "string",
    minLength: 6,
    maxLength: 64,
    pattern: "^[^\\s@]+@[^\\s@]+$",
    "x-expected": "an e-mail address of 6 to 64 characters",
    description: "The root user's address; one account each.",
  },
  created: described(
    named("moment"),
    "When the account was opened. Left out: when it joined, else 400 days before the start.",
  ),
  state: { type: "string", enum: ACCOUNT_STATES, default: "ACTIVE", description: "State of the account." },
  closure: record(
    "How the account came to be PENDING_CLOSURE or CLOSED. Left out: its root user closed it at the start.",
    {
      by: {
        type: "string",
        enum: CLOSERS,
        default: "owner",
        description: "management: by CloseAccount, which has quotas; owner: by its root user.",
      },
      requested: described(named("moment"), "When it was asked for. Left out: when it was closed, else at the start."),
      closed: described(
        named("moment"),
        "When it became CLOSED; it is permanently closed 90 days later. Left out: at the start, five minutes later while PENDING_CLOSURE.",
      ),
    },
  ),
  emailVerified: flag(
    "The owner has followed the link in the verification mail; without it nobody can be invited.",
    true,
  ),
  iamUserAccessToBilling: {
    type: "boolean",
    description: "Root lets users and roles see and change bills. Left out: true for created members, else false.",
  },
  seller: { type: "string", enum: SELLERS, default: "AWS_INC", description: "Seller of record." },
  partition: { type: "string", enum: PARTITIONS, default: "aws", description: "Partition of the account." },
  joined: record("How and when the account came into the organization. Left out: created, 400 days before the start.", {
    method: { type: "string", enum: ["created", "invited"], default: "created" },
    at: named("moment"),
  }),
  signUp: record("What the account has of a stand-alone sign-up. Each left out: complete.", {
    payment: flag("A valid payment method.", true),
    phone: flag("A verified phone number.", true),
    paymentUnsupported: flag("AWS does not take that payment method from an account that stands alone.", false),
    agreement: flag("The customer agreement is accepted.", true),
    contact: flag("Contact information is provided.", true),
    supportPlan: {
      description: "Name of the support plan, or none.",
      default: "basic",
      type: "string",
      minLength: 1,
      maxLength: 40,
    },
  }),
  principals: named("principals"),
  policies: described(named("attachments"), "Policies of the organization attached to this account."),
  accessRole: {
    description: "The role that the management account gets in a created account: its name, or false for none.",
    default: "OrganizationAccountAccessRole",
    oneOf: [{ type: "boolean" }, named("principalName")],
  },
  serviceLinkedRole: flag(
    "AWSServiceRoleForOrganizations exists. Left out: in members of an organization with all features.",
  ),
  tags: named("tags"),
  departure: {
    type: "string",
    enum: ["allowed"],
    description: "The account is meant to be able to leave; `reason` says why.",
  },
  reason: { ...text(300, "Why the account may leave; shown wherever it is accepted."), minLength: 3 },
};

const DEFINITIONS: Readonly<Record<string, SchemaNode>> = {
  accountId: shaped("^\\d{12}$", "an account id of 12 digits"),
  accountReference: { ...text(50, "An account by its name (when that is unique) or its id."), minLength: 1 },
  policyName: shaped("^[\\w+=,.@-]{1,128}$", "a policy name: letters, digits and `_+=,.@-`, at most 128"),
  principalName: shaped("^[\\w+=,.@-]{1,64}$", "a name of letters, digits and `_+=,.@-`, at most 64"),
  iamPath: shaped("^/(?:[!-~]+/)?$", "a path that begins and ends with `/`"),
  region: shaped("^[a-z]{2}(?:-[a-z]+){1,2}-\\d$", "a Region such as us-east-1"),
  moment: {
    ...shaped(
      "^(?:\\d{4}-\\d{2}-\\d{2}[^ ]*|[\\d.]+(?:ms|s|m|h|d)[\\d.smhd]* ago)$",
      "a date such as 2025-01-10, a date-time, or a length of time such as `3d ago`",
    ),
    format: "orgdrill-moment",
    examples: ["2025-01-10", "2025-01-10T08:30:00Z", "3d ago"],
  },
  attachments: {
    ...list(named("policyName")),
    uniqueItems: true,
    description: "Names of policies. Left out: FullAWSAccess. A list that is given replaces the default.",
  },
  tags: {
    ...mappingOf(text(256), { type: "string", minLength: 1, maxLength: 128 }),
    description: "Tag keys and values.",
  },
  account: record("An account.", ACCOUNT_PROPERTIES, ["name", "email"]),
  organizationalUnit: record(
    "An organizational unit with everything in it.",
    {
      id: shaped("^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$", "an organizational unit's id such as ou-abcd-11111111"),
      name: { ...text(128), minLength: 1 },
      policies: named("attachments"),
      tags: named("tags"),
      accounts: list(named("account")),
      organizationalUnits: list(named("organizationalUnit")),
    },
    ["name"],
  ),
  quotas: record("What the organization has of each; AWS's own where left out.", {
    accounts: count("Accounts, closed ones and open invitations included. Left out: 50000, the most that AWS allows."),
    creationsAtOnce: count("Accounts that may be in creation at the same time. Left out: 5."),
    closuresPer30Days: count("Accounts that CloseAccount may close in 30 days. Left out: 250, or more in large ones."),
    closuresAtOnce: count("Closures by CloseAccount that may be under way. Left out: 3."),
    invitationsPerDay: count("Invitations in 24 hours, accepted ones not counted. Left out: as many as accounts."),
    createdAccountWait: {
      ...shaped("^[\\d.]+(?:ms|s|m|h|d)[\\d.smhd ]*$", "a length of time such as 4d"),
      format: "orgdrill-duration",
      description: "Age from which a created account may leave. Left out: 4d.",
    },
  }),
  services: list({
    oneOf: [
      { type: "string", minLength: 1, maxLength: 128 },
      record(
        "A service and the moment from which it is trusted.",
        {
          service: { type: "string", minLength: 1, maxLength: 128 },
          since: described(named("moment"), "Left out: 400 days before the start."),
        },
        ["service"],
      ),
    ],
  }),
  organization: record(
    "An organization.",
    {
      name: {
        ...shaped("^[\\w.-]{1,64}$", "a name of letters, digits and `_.-`"),
        description: "The name that drills use; AWS has none.",
      },
      id: shaped("^o-[a-z0-9]{10,32}$", "an organization's id such as o-exampleorg1"),
      created: named("moment"),
      readyFrom: described(
        named("moment"),
        "Until then AWS is still finalising it, and it can neither invite nor create accounts. Left out: it is ready.",
      ),
      quotas: named("quotas"),
      memberCostAccess: flag("Members see their own costs in Cost Explorer.", true),
      commitmentSharing: flag("Savings Plans and reservations of one account cover the others as well.", true),
      featureSet: { type: "string", enum: ["ALL", "CONSOLIDATED_BILLING"], default: "ALL" },
      policyTypes: {
        ...list({ type: "string", enum: POLICY_TYPES }),
        uniqueItems: true,
        description:
          "Policy types enabled on the root. Left out: SERVICE_CONTROL_POLICY (none with consolidated billing).",
      },
      trustedServices: described(
        named("services"),
        "Services that may act in all accounts: names such as cloudtrail.amazonaws.com.",
      ),
      delegatedAdministrators: {
        ...list(
          record(
            "A member account that administers services for the organization.",
            { account: named("accountReference"), services: named("services") },
            ["account", "services"],
          ),
        ),
        description: "Members that administer trusted services; they may read the organization, and cannot leave it.",
      },
      delegationPolicy: withDocument(
        record("The resource-based delegation policy: one of file and document.", {
          id: shaped("^rp-[0-9a-zA-Z_]{4,128}$", "a resource policy's id such as rp-abcd1234"),
          file: FILE,
          document: DOCUMENT,
          tags: named("tags"),
        }),
      ),
      securityServices: named("securityServices"),
      stackSets: list(named("stackSet")),
      identityCenter: named("identityCenter"),
      rootAccess: record("Centralised root access: what the organization may do with the root users of its members.", {
        credentialsManagement: flag(
          "Root credentials are removed and given back centrally; new accounts have none.",
          false,
        ),
        sessions: flag("Short root sessions for one task work in members (AssumeRoot).", false),
      }),
      management: described(named("account"), "The management account; it stands in the root."),
      root: record("The root of the tree.", {
        id: shaped("^r-[0-9a-z]{4,32}$", "a root's id such as r-abcd"),
        policies: named("attachments"),
        tags: named("tags"),
        accounts: list(named("account")),
        organizationalUnits: list(named("organizationalUnit")),
      }),
    },
    ["name", "management"],
  ),
  accessKeys: {
    description: "How many long-term keys, or each key with its id and status.",
    default: 0,
    oneOf: [
      { type: "integer", minimum: 0, maximum: 2 },
      {
        ...list(
          record("A long-term key. The secret is always made from the seed.", {
            id: shaped("^AKIA[A-Z2-7]{16}$", "an access key id such as AKIA followed by 16 letters and digits"),
            status: { type: "string", enum: ["Active", "Inactive"], default: "Active" },
          }),
        ),
        maxItems: 2,
      },
    ],
  },
  inlinePolicies: mappingOf(
    withDocument(record("An inline policy: one of file and document.", { file: FILE, document: DOCUMENT })),
    named("policyName"),
  ),
  attachedPolicies: {
    ...list(named("policyName")),
    uniqueItems: true,
    description: "Names of AWS-managed policies or of entries of `policies` with the type IDENTITY_POLICY.",
  },
  boundary: {
    type: "string",
    minLength: 1,
    maxLength: 128,
    default: "none",
    description: "Permissions boundary: a policy's name, or none.",
  },
  root: record(
    "The root user's credentials. Left out: no password in created accounts, one in invited and stand-alone ones; password and MFA in the management account.",
    {
      password: flag("The root user has a password."),
      mfa: flag("A second factor is asked for."),
      recovery: flag(
        "The password can be recovered by mail; not so where root credentials were removed centrally.",
        true,
      ),
      accessKeys: named("accessKeys"),
    },
  ),
  user: record("An IAM user.", {
    path: named("iamPath"),
    policies: named("attachedPolicies"),
    inlinePolicies: named("inlinePolicies"),
    boundary: named("boundary"),
    groups: { ...list(named("policyName")), uniqueItems: true, description: "Names of groups of the same account." },
    password: flag("The user has a password for the console; it is made from the seed.", false),
    mfa: flag("A virtual second factor is enabled; its seed is made from the seed.", false),
    accessKeys: named("accessKeys"),
    tags: named("tags"),
  }),
  group: record("An IAM group: its policies are those of every user that names it.", {
    path: named("iamPath"),
    policies: named("attachedPolicies"),
    inlinePolicies: named("inlinePolicies"),
  }),
  trust: {
    description:
      "Who may assume the role: management, self (the default), an account's name or id, service:<principal>, oidc:<provider> or saml:<provider> (without a condition; a trust policy can set one), several of these, or a trust policy.",
    default: "self",
    oneOf: [
      { type: "string", minLength: 1, maxLength: 256 },
      list({ type: "string", minLength: 1, maxLength: 256 }),
      withDocument(record("The trust policy: one of file and document.", { file: FILE, document: DOCUMENT })),
    ],
  },
  role: record("An IAM role.", {
    path: named("iamPath"),
    description: text(1000),
    trust: named("trust"),
    policies: named("attachedPolicies"),
    inlinePolicies: named("inlinePolicies"),
    boundary: named("boundary"),
    maxSessionDuration: { type: "integer", minimum: 3600, maximum: 43200, default: 3600, description: "Seconds." },
    serviceLinked: flag("A service-linked role: not bound by service control policies.", false),
    tags: named("tags"),
  }),
  principals: record("Who can act in the account.", {
    root: named("root"),
    users: mappingOf(named("user"), named("principalName")),
    groups: mappingOf(named("group"), named("policyName")),
    roles: mappingOf(named("role"), named("principalName")),
    policies: described(
      named("attachedPolicies"),
      "Customer managed policies that exist here although nothing has them attached.",
    ),
  }),
  policy: withDocument(
    record(
      "A policy: of the organization, or (IDENTITY_POLICY) a customer managed policy of every account that uses it.",
      {
        type: { type: "string", enum: [...POLICY_TYPES, "IDENTITY_POLICY"] },
        name: described(named("policyName"), "The policy's name in AWS. Left out: the key."),
        id: shaped("^p-[0-9a-zA-Z_]{8,128}$", "a policy's id such as p-abcd1234"),
        description: text(1000),
        file: FILE,
        document: DOCUMENT,
        tags: named("tags"),
        protects: {
          ...list(shaped("^[a-z][a-z0-9-]{0,39}$", "a word in lower case such as leave")),
          uniqueItems: true,
          description: "What the guardrail is there to prevent, such as leave or close.",
        },
        organizations: {
          ...list(named("organizationName")),
          uniqueItems: true,
          description: "Organizations in which the policy exists although it is attached nowhere.",
        },
      },
      ["type"],
    ),
  ),
  organizationName: { type: "string", minLength: 1, maxLength: 64 },
  notify: {
    description: "Where a match goes: a topic's name in the rule's own account and Region, or an ARN.",
    oneOf: [
      { type: "string", minLength: 1, maxLength: 1600 },
      record(
        "A target with its id.",
        { id: { ...text(64), minLength: 1 }, arn: { ...text(1600), minLength: 1 }, input: text(8192) },
        ["id", "arn"],
      ),
    ],
  },
  detection: withDocument(
    record(
      "A detection: an EventBridge rule in one account and Region, and how soon it must fire.",
      {
        account: described(
          named("accountReference"),
          "The account that holds the rule, or `every member account` of the first organization.",
        ),
        region: described(named("region"), "Left out: us-east-1, where records of AWS Organizations arrive."),
        name: {
          ...shaped("^[\\w.-]{1,64}$", "a rule name of letters, digits and `_.-`, at most 64"),
          description: "The rule's name. Left out: the key.",
        },
        bus: { ...shaped("^[/\\w.-]{1,256}$", "an event bus name"), default: "default" },
        description: text(512),
        file: FILE,
        pattern: {
          description: "The event pattern itself, as a mapping or as JSON text.",
          oneOf: [{ type: "object" }, { type: "string" }],
        },
        state: {
          type: "string",
          enum: ["ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"],
          default: "ENABLED",
        },
        notify: {
          description: "One target or several.",
          oneOf: [
            { type: "string", minLength: 1, maxLength: 1600 },
            { ...list(named("notify")), maxItems: 5 },
          ],
        },
        within: {
          ...shaped("^[\\d.]+(?:ms|s|m|h|d)[\\d.smhd ]*$", "a length of time such as 15m"),
          format: "orgdrill-duration",
          default: "15m",
          description: "How soon the alert must arrive.",
        },
      },
      ["account"],
    ),
    "pattern",
  ),
  trail: record(
    "A trail, and the bucket that its log files go to.",
    {
      account: described(
        named("accountReference"),
        "The account that owns the trail: for an organization trail the management account.",
      ),
      name: {
        ...shaped("^[A-Za-z0-9](?:[._-]?[A-Za-z0-9]){2,127}$", "a trail name of 3 to 128 letters, digits and `._-`"),
        description: "The trail's name. Left out: the key.",
      },
      organization: flag("An organization trail: it logs every member account, and each has a copy.", false),
      region: described(named("region"), "The home Region. Left out: us-east-1."),
      multiRegion: flag("It logs every Region.", true),
      globalServiceEvents: flag("It logs services that have one endpoint for all Regions.", true),
      bucket: {
        ...shaped("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", "a bucket name of 3 to 63 lower-case letters, digits and `.-`"),
        description: "The bucket of the log files; its policy lets the trails of this file write there.",
      },
      bucketAccount: described(
        named("accountReference"),
        "The account that owns the bucket, such as a log archive. Left out: the trail's own.",
      ),
      prefix: text(200, "What the keys of all files begin with, before `/AWSLogs`."),
      logFileValidation: flag("Signed digest files are written as well.", false),
      logGroup: record(
        "The CloudWatch Logs group that gets the records as well, in the home Region; it is made with the trail.",
        {
          name: shaped("^[.\\-_/#A-Za-z0-9]{1,512}$", "a log group's name of letters, digits and `.-_/#`"),
          role: {
            ...shaped("^[\\w+=,.@-]{1,64}$", "the name of a role"),
            description:
              "The role that CloudTrail writes with: it trusts cloudtrail.amazonaws.com and may write there.",
          },
          account: described(
            named("accountReference"),
            "The account that has the group and the role: a delegated administrator. Left out: the trail's own.",
          ),
        },
        ["name", "role"],
      ),
      logging: flag("It has been started.", true),
      since: described(named("moment"), "When it was started. Left out: 400 days before the start."),
      managementEvents: {
        type: "string",
        enum: MANAGEMENT_EVENTS,
        default: "All",
        description: "Which management events it logs.",
      },
      tags: named("tags"),
    },
    ["account", "bucket"],
  ),
  function: record(
    "A Lambda function, which is a stand-in: it runs no code, and hands on what it is invoked with.",
    {
      account: described(named("accountReference"), "The account that owns the function."),
      name: {
        ...shaped("^[a-zA-Z0-9_-]{1,64}$", "a function name of 1 to 64 letters, digits and `-_`"),
        description: "The function's name. Left out: the key.",
      },
      region: described(named("region"), "Left out: us-east-1."),
      role: {
        ...shaped("^[\\w+=,.@-]{1,64}$", "the name of a role"),
        description: "The execution role of the same account. Left out: it is taken to be permitted what it tells.",
      },
      invokedBy: {
        description:
          "Who may invoke it: `service:events.amazonaws.com`, accounts. Left out, with no document: nobody from outside its account.",
        oneOf: [
          { type: "string", minLength: 1, maxLength: 128 },
          list({ type: "string", minLength: 1, maxLength: 128 }),
        ],
      },
      file: FILE,
      document: described(DOCUMENT, "The resource policy, in place of `invokedBy`."),
      tells: text(
        1600,
        "The topic (a name in the same account and Region, or an ARN) or the queue (an ARN) that gets what it is invoked with.",
      ),
      description: text(256),
      since: described(named("moment"), "When it was last changed. Left out: 400 days before the start."),
    },
    ["account"],
  ),
  eventDataStore: record(
    "An event data store of CloudTrail Lake that takes management events.",
    {
      account: described(
        named("accountReference"),
        "The account that owns the store: for an organization's the management account.",
      ),
      name: {
        ...shaped("^[a-zA-Z0-9._-]{3,128}$", "a name of 3 to 128 letters, digits and `._-`"),
        description: "The store's name. Left out: the key.",
      },
      id: {
        ...shaped("^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "a UUID"),
        description: "The end of the store's ARN. Left out: made from the seed.",
      },
      organization: flag("It takes the events of every member account, and no member sees it.", false),
      region: described(named("region"), "Where it was created. Left out: us-east-1."),
      multiRegion: flag("It takes the events of every Region.", true),
      retentionDays: {
        type: "integer",
        minimum: 7,
        maximum: 3653,
        default: 366,
        description: "How long it keeps an event.",
      },
      terminationProtection: flag("It cannot be deleted.", true),
      ingestion: flag("Events go in.", true),
      since: described(named("moment"), "When it was created. Left out: 400 days before the start."),
      tags: named("tags"),
    },
    ["account"],
  ),
  stackSet: withDocument(
    record(
      "A service-managed CloudFormation stack set, and the stacks that it has made: one of file and document.",
      {
        name: shaped("^[a-zA-Z][-a-zA-Z0-9]{0,127}$", "a name of letters, digits and `-` that begins with a letter"),
        id: {
          ...shaped("^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "a UUID"),
          description: "What follows the name in the id of the set. Left out: made from the seed.",
        },
        region: described(named("region"), "Where the set is kept. Left out: us-east-1."),
        description: { ...text(1024), minLength: 1 },
        file: FILE,
        document: {
          ...DOCUMENT,
          description: "The template, as a mapping or as JSON text: roles, EventBridge rules and buckets.",
        },
        parameters: mappingOf(text(4096), { type: "string", minLength: 1, maxLength: 255 }),
        autoDeployment: flag("Accounts that come to one of the units get stacks, and lose them when they go.", true),
        retainStacksOnAccountRemoval: flag("Accounts that go keep their stacks.", false),
        units: {
          ...list({ type: "string", minLength: 1, maxLength: 128 }),
          uniqueItems: true,
          description: "Organizational units by name or id, or root: whose accounts have stacks. Left out: none has.",
        },
        regions: {
          ...list(named("region")),
          uniqueItems: true,
          maxItems: 40,
          description: "Regions of the stacks. Left out: us-east-1.",
        },
        since: described(named("moment"), "When the stacks were made. Left out: 400 days before the start."),
        tags: named("tags"),
      },
      ["name"],
    ),
  ),
  identityCenter: record("IAM Identity Center of the organization.", {
    id: shaped("^(?:sso)?ins-[a-zA-Z0-9.-]{16}$", "an instance's id such as ssoins-1234567890abcdef"),
    identityStoreId: shaped("^d-[0-9a-f]{10}$", "an identity store's id such as d-1234567890"),
    region: described(named("region"), "Where it was enabled. Left out: us-east-1."),
    since: described(named("moment"), "Left out: 400 days before the start."),
    permissionSets: list(
      record(
        "A permission set: in each account where it is assigned, a role with these policies.",
        {
          name: shaped("^[\\w+=,.@-]{1,32}$", "a name of letters, digits and `_+=,.@-`, at most 32"),
          id: shaped("^ps-[a-zA-Z0-9./-]{16}$", "a permission set's id such as ps-1234567890abcdef"),
          description: { ...text(700), minLength: 1 },
          sessionDuration: {
            ...shaped("^PT(?:[1-9]|1[0-2])H(?:\\d{1,2}M)?$", "a length of time such as PT1H"),
            description: "Left out: PT1H.",
          },
          policies: { ...list(named("policyName")), uniqueItems: true, description: "Names of AWS-managed policies." },
          file: FILE,
          document: { ...DOCUMENT, description: "The inline policy: as a mapping, or as JSON text." },
        },
        ["name"],
      ),
    ),
    assignments: list({
      ...record(
        "Who has a permission set in an account: one of user and group.",
        {
          account: named("accountReference"),
          permissionSet: named("policyName"),
          user: named("identityStoreMember"),
          group: named("identityStoreMember"),
        },
        ["account", "permissionSet"],
      ),
      "x-exactly-one": ["user", "group"],
    }),
  }),
  identityStoreMember: shaped(
    "^(?:[0-9a-f]{10}-)?[A-Fa-f0-9]{8}(?:-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}$",
    "the id of a user or a group in the identity store",
  ),
  formerMembership: record(
    "A membership that has ended: what the account used meanwhile belongs to that organization.",
    {
      organization: described(named("organizationName"), "The organization's name, or its id when it is gone."),
      payer: described(named("accountReference"), "Who paid. Left out: the organization's management account."),
      from: named("moment"),
      until: named("moment"),
    },
    ["organization", "from", "until"],
  ),
  usage: record(
    "A service that the account uses every day, and what that costs.",
    {
      service: { ...text(128, "As Cost Explorer names it: Amazon Simple Storage Service."), minLength: 1 },
      dailyCents: {
        type: "integer",
        minimum: 1,
        maximum: 100_000_000,
        description: "What an ordinary day costs, in cents of a US dollar.",
      },
      variationPercent: {
        type: "integer",
        minimum: 0,
        maximum: 100,
        default: 0,
        description: "By how much a day may cost more or less; which one does follows from account, service and date.",
      },
      surgeEveryDays: {
        type: "integer",
        minimum: 2,
        maximum: 366,
        description: "Every so many days one costs ten times as much. Left out: none does.",
      },
      tags: described(
        named("tags"),
        "Of the resources that are used: cost allocation tags once the payer has activated their keys.",
      ),
      from: described(named("moment"), "Left out: when the account was opened."),
      until: described(named("moment"), "Left out: for as long as the account is open."),
    },
    ["service", "dailyCents"],
  ),
  billing: record(
    "What an account uses and has bought ahead. An account that is not listed uses nothing.",
    {
      account: named("accountReference"),
      usage: list(named("usage")),
      savingsPlans: { ...list(named("savingsPlan")), maxItems: 100 },
      reservations: { ...list(named("reservation")), maxItems: 100 },
      costTags: {
        ...list(
          record(
            "A cost allocation tag that the account, as a payer, has activated.",
            {
              key: { ...text(128), minLength: 1 },
              from: named("moment"),
              until: described(named("moment"), "When it was deactivated. Left out: it is active."),
            },
            ["key", "from"],
          ),
        ),
        maxItems: 500,
      },
      formerMemberships: { ...list(named("formerMembership")), maxItems: 500 },
      closed: {
        ...list(
          record(
            "The account was closed and reopened: nothing was used.",
            { from: named("moment"), until: named("moment") },
            ["from", "until"],
          ),
        ),
        maxItems: 500,
      },
    },
    ["account"],
  ),
  savingsPlan: record(
    "A Savings Plan without upfront payment.",
    {
      ...TERM,
      type: { type: "string", enum: [...SAVINGS_PLAN_TYPES], default: "Compute" },
      hourlyCents: {
        type: "integer",
        minimum: 1,
        maximum: 100_000_000,
        description: "What is committed to in every hour, in cents of a US dollar.",
      },
    },
    ["from", "hourlyCents"],
  ),
  reservation: record(
    "Instances that were reserved; which kind of instance is not modelled.",
    {
      ...TERM,
      service: { type: "string", enum: [...RESERVABLE_SERVICES] },
      count: { type: "integer", minimum: 1, maximum: 100_000 },
    },
    ["from", "service", "count"],
  ),
  serviceQuotas: record(
    "Values of service quotas that AWS has raised for an account; all others are AWS's defaults.",
    {
      account: named("accountReference"),
      applied: {
        ...list(
          record(
            "One quota.",
            {
              service: { type: "string", enum: [...new Set(SERVICE_QUOTAS.map(({ service }) => service))] },
              quota: { type: "string", enum: SERVICE_QUOTAS.map(({ code }) => code) },
              value: count("What the account has."),
              region: described(named("region"), "Of quotas that each Region has. Left out: us-east-1."),
            },
            ["service", "quota", "value"],
          ),
        ),
        maxItems: 500,
      },
      left: described(
        named("moment"),
        "When the account last left an organization with these values. Left out: it has not.",
      ),
    },
    ["account", "applied"],
  ),
  agreement: {
    ...record(
      "An agreement with AWS: of one account, or of everybody in an organization.",
      {
        name: { ...text(128, "Such as AWS Business Associate Addendum."), minLength: 1 },
        account: named("accountReference"),
        organization: named("organizationName"),
        accepted: described(named("moment"), "Left out: 400 days before the start."),
      },
      ["name"],
    ),
    "x-exactly-one": ["account", "organization"],
  },
  securityServices: record("Services that watch and share across the organization.", {
    guardDuty: {
      description: "Amazon GuardDuty in one Region, or in several, each with an entry of its own.",
      oneOf: [{ ...named("guardDuty"), type: "object" }, list(named("guardDuty"))],
    },
    securityHub: {
      description: "AWS Security Hub CSPM in one Region, or in several, each with an entry of its own.",
      oneOf: [{ ...named("securityHub"), type: "object" }, list(named("securityHub"))],
    },
    resourceShares: list(named("resourceShare")),
    configRecorders: list(named("configRecorder")),
    configAggregators: list(named("configAggregator")),
  }),
  resourceShare: record(
    "What an account shares through AWS Resource Access Manager, and with whom.",
    {
      id: {
        ...shaped("^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "a UUID"),
        description: "The last part of the share's ARN. Left out: made from the seed.",
      },
      name: { ...text(128), minLength: 1 },
      account: described(named("accountReference"), "The account whose resources they are."),
      region: described(named("region"), "Left out: us-east-1."),
      since: described(named("moment"), "When it was made. Left out: 400 days before the start."),
      allowExternalPrincipals: flag("Accounts outside the organization may be named.", true),
      retainOnDeparture: flag("Accounts that leave the organization keep what is shared with them.", false),
      principals: {
        ...list({ type: "string", minLength: 1, maxLength: 128 }),
        uniqueItems: true,
        description:
          "organization, an organizational unit by name or id, or an account; one outside has accepted the share.",
      },
      resources: {
        ...list(
          shaped(
            "^arn:aws[a-z-]{0,10}:[a-z0-9-]{1,40}:[a-z0-9-]{0,30}:\\d{12}:[!-~]{1,400}$",
            "an ARN with an account",
          ),
        ),
        uniqueItems: true,
        description: "ARNs of the account's resources, such as subnets.",
      },
    },
    ["name", "account"],
  ),
  configRecorder: record(
    "What records an account's resources in one Region with AWS Config, and where that is delivered.",
    {
      account: named("accountReference"),
      region: described(named("region"), "Left out: us-east-1."),
      name: { ...text(256, "Left out: default."), minLength: 1 },
      role: {
        ...text(
          300,
          "A role of the account by name, or an ARN. Left out: AWSServiceRoleForConfig, which AWS Config makes.",
        ),
        minLength: 1,
      },
      types: {
        ...list(
          shaped("^[A-Za-z0-9]{1,40}(?:::[A-Za-z0-9]{1,60}){1,3}$", "a type of resource such as AWS::S3::Bucket"),
        ),
        uniqueItems: true,
        description: "Types that are recorded. Left out: all of them.",
      },
      globalTypes: flag("Where all types are recorded: those of IAM too.", true),
      recording: flag("It is on.", true),
      since: described(
        named("moment"),
        "When it was started. Left out: 400 days before the start, or never where it is off.",
      ),
      stopped: described(named("moment"), "When it was last stopped. Left out: never."),
      delivery: record("Where it delivers to. Left out: config-bucket-ACCOUNT where it is on, and nowhere else.", {
        name: { ...text(256, "Left out: default."), minLength: 1 },
        bucket: { ...text(63, "Left out: config-bucket-ACCOUNT."), minLength: 1 },
        prefix: text(1024),
        topic: { ...text(300, "ARN of a topic that hears of it."), minLength: 1 },
      }),
    },
    ["account"],
  ),
  configAggregator: record(
    "An aggregator of AWS Config: gathers from every member of the organization.",
    {
      name: { ...text(256), minLength: 1 },
      account: described(
        named("accountReference"),
        "The delegated administrator for config.amazonaws.com, or the management account.",
      ),
      region: described(named("region"), "Where it is. Left out: us-east-1."),
      role: { ...text(300, "A role of the account by name, or an ARN: lets it read the organization."), minLength: 1 },
      regions: { ...list(named("region")), uniqueItems: true, description: "Gathered from. Left out: all Regions." },
      since: described(named("moment"), "When it was made. Left out: 400 days before the start."),
      updated: described(named("moment"), "When it was last changed. Left out: never."),
    },
    ["name", "account", "role"],
  ),
  guardDuty: record(
    "Amazon GuardDuty in one Region, as its delegated administrator has it.",
    {
      administrator: described(
        named("accountReference"),
        "The delegated administrator for guardduty.amazonaws.com, or the management account.",
      ),
      region: described(named("region"), "Left out: us-east-1."),
      since: described(named("moment"), "When it was switched on, in all of its accounts. Left out: 400 days before."),
      autoEnable: {
        type: "string",
        enum: AUTO_ENABLED_MEMBERS,
        default: "ALL",
        description: "Who becomes a member by itself: ALL accounts of the organization, NEW ones that join, or NONE.",
      },
      members: {
        ...list(named("accountReference")),
        uniqueItems: true,
        description: "Members of the administrator. Left out: with ALL and NEW every active account, with NONE nobody.",
      },
      findings: list(
        record(
          "Something that was found in a member or the administrator.",
          {
            account: named("accountReference"),
            type: {
              ...shaped(
                "^[A-Za-z0-9]{1,60}:[A-Za-z0-9]{1,60}/[A-Za-z0-9.!-]{1,120}$",
                "a finding type such as UnauthorizedAccess:IAMUser/MaliciousIPCaller",
              ),
              description: "A finding type as GuardDuty names it.",
            },
            severity: { type: "integer", minimum: 1, maximum: 10, default: 5, description: "1 to 10." },
            sample: flag("It is a sample.", false),
            at: described(named("moment"), "Left out: at the start. It is kept for 90 days."),
          },
          ["account", "type"],
        ),
      ),
    },
    ["administrator"],
  ),
  securityHub: record(
    "AWS Security Hub CSPM in one Region, as its delegated administrator has it.",
    {
      administrator: described(
        named("accountReference"),
        "The delegated administrator for securityhub.amazonaws.com, or the management account.",
      ),
      region: described(named("region"), "Left out: us-east-1."),
      since: described(named("moment"), "When it was switched on, in all of its accounts. Left out: 400 days before."),
      autoEnable: flag("Accounts that join the organization are taken by themselves.", true),
      defaultStandards: flag("Accounts that are taken get the default standards.", true),
      members: {
        ...list(named("accountReference")),
        uniqueItems: true,
        description: "Members of the administrator. Left out: every active account, or nobody without autoEnable.",
      },
      findings: list(
        record(
          "Something that was imported by a member or the administrator.",
          {
            account: named("accountReference"),
            id: { ...text(512, "Left out: the title."), minLength: 1 },
            title: { ...text(256), minLength: 1 },
            severity: { type: "string", enum: HUB_SEVERITIES, default: "MEDIUM", description: "Its label." },
            at: described(named("moment"), "Left out: at the start. It is kept for 90 days."),
          },
          ["account", "title"],
        ),
      ),
    },
    ["administrator"],
  ),
  regions: {
    ...list(named("region")),
    uniqueItems: true,
    maxItems: 40,
    description: "Regions in which the service is on. Left out: us-east-1.",
  },
  invitation: record(
    "An invitation that is open at the start.",
    {
      id: shaped("^h-[0-9a-z]{8,32}$", "a handshake's id"),
      from: described(named("organizationName"), "Name of the inviting organization."),
      to: described(named("accountReference"), "The invited account: its name or id, or an e-mail address."),
      notes: text(1024),
      at: described(named("moment"), "When it was sent. Left out: at the start. It expires 15 days later."),
      tags: named("tags"),
    },
    ["from", "to"],
  ),
};

/** The schema as it is read; `publishedSchema` is the same for other validators. */
export const ORGANIZATION_FILE_SCHEMA: SchemaDocument = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "orgdrill organization file",
  description: "Organizations, stand-alone accounts, policies, detections and trails that drills run against.",
  type: "object",
  additionalProperties: false,
  required: ["orgdrill"],
  properties: {
    $schema: { type: "string", description: "For editors; not read." },
    orgdrill: { const: 1, description: "Version of this format." },
    organizations: list(named("organization")),
    standaloneAccounts: { ...list(named("account")), description: "Accounts that belong to no organization." },
    policies: mappingOf(named("policy"), named("policyName")),
    detections: mappingOf(named("detection"), { type: "string", minLength: 1, maxLength: 128 }),
    trails: {
      ...mappingOf(named("trail"), { type: "string", minLength: 1, maxLength: 128 }),
      description:
        "CloudTrail trails. Where none is named, EventBridge hears of every call, as if each account had a trail.",
    },
    functions: {
      ...mappingOf(named("function"), { type: "string", minLength: 1, maxLength: 128 }),
      description: "Lambda functions as stand-ins. What a rule names and nobody describes is taken to be there.",
    },
    eventDataStores: {
      ...mappingOf(named("eventDataStore"), { type: "string", minLength: 1, maxLength: 128 }),
      description: "Event data stores of CloudTrail Lake. EventBridge hears no more and no less for them.",
    },
    billing: { ...list(named("billing")), description: "What accounts use; costs are computed from it." },
    serviceQuotas: list(named("serviceQuotas")),
    agreements: list(named("agreement")),
    invitations: list(named("invitation")),
  },
  $defs: DEFINITIONS,
};

/** The schema as schema.json carries it: plain draft 2020-12, with our own shorthands spelled out. */
export function publishedSchema(): unknown {
  return JSON.parse(JSON.stringify(ORGANIZATION_FILE_SCHEMA), (key, value: unknown) => {
    if (key === "x-expected" || typeof value !== "object" || value === null)
      return key === "x-expected" ? undefined : value;
    if (!("x-exactly-one" in value)) return value;
    const { "x-exactly-one": keys, ...rest } = value;
    return Array.isArray(keys) ? { ...rest, oneOf: keys.map((each) => ({ required: [each] })) } : value;
  });
}
