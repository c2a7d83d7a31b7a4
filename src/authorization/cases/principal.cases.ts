/**
 * How the resource's policy names the caller, and what of the caller's own policies still limits: the table of the
 * single-account page row by row and column by column, then the same namings across accounts, for roles and for keys.
 */
import type { RawPrincipal } from "../oracle.test-support.ts";
import {
  ACCOUNT,
  ALL,
  ANONYMOUS,
  allow,
  byPrincipal,
  type DecisionCase,
  deny,
  FEDERATED,
  NOTHING,
  OTHER,
  policy,
  ROLE_ARN,
  ROOT,
  SERVICE,
  SESSION,
  SESSION_ARN,
  trust,
  USER,
  USER_ARN,
} from "./cast.test-support.ts";

const TABLE = "IAM User Guide: Policy evaluation for requests within a single account; policy-evaluation 3.7";
const CROSS = "IAM User Guide: Cross-account policy evaluation logic; policy-evaluation 3.7";
const STORED = "IAM User Guide: Principal element (stored unique ids); policy-evaluation 3.7";
const TRUST = "IAM User Guide: Roles terms and concepts; STS API Reference: AssumeRole; policy-evaluation 3.7";
const KEY = "KMS Developer Guide: Key policies; policy-evaluation 3.7";

const USER_ID = "AIDAEXAMPLEEXAMPLE222";
const ROLE_ID = "AROAEXAMPLEEXAMPLE222";

const onlyPrincipal = (arn: string) => ({ Condition: { ArnEquals: { "aws:PrincipalArn": arn } } });
const named = (Principal: unknown, arn: string) => policy(allow("s3:*", { Principal, ...onlyPrincipal(arn) }));

type Form = Readonly<{
  name: string;
  caller: RawPrincipal;
  resourcePolicy: ReturnType<typeof policy> | undefined;
  /** The decision when identity policies, boundary, session policy, or the last two are silent and all else allows; a user has no session. */
  silent: Readonly<Record<"identity" | "boundary", string> & Partial<Record<"session" | "both", string>>>;
  source?: string;
}>;

const LIMITED = {
  identity: "implicit identity",
  boundary: "implicit boundary",
  session: "implicit session",
  both: "implicit boundary",
};
const FREE = { identity: "allowed", boundary: "allowed", session: "allowed", both: "allowed" };

const RESOURCE_CONTROL_DENY = policy(allow("*", { Principal: "*" }), deny("s3:*", { Principal: "*" }));
const ACCOUNT_ROOT = `arn:aws:iam::${ACCOUNT}:root`;

const FORMS: readonly Form[] = [
  {
    name: "user ARN",
    caller: USER,
    resourcePolicy: byPrincipal({ AWS: USER_ARN }),
    silent: { identity: "allowed", boundary: "allowed" },
  },
  {
    name: "user's stored id",
    caller: { ...USER, uniqueId: USER_ID },
    resourcePolicy: byPrincipal({ AWS: USER_ID }),
    silent: { identity: "allowed", boundary: "allowed" },
    source: STORED,
  },
  {
    name: "role ARN",
    caller: SESSION,
    resourcePolicy: byPrincipal({ AWS: ROLE_ARN }),
    silent: { ...LIMITED, identity: "allowed" },
  },
  {
    name: "role's stored id",
    caller: { ...SESSION, uniqueId: ROLE_ID },
    resourcePolicy: byPrincipal({ AWS: ROLE_ID }),
    silent: { ...LIMITED, identity: "allowed" },
    source: STORED,
  },
  { name: "role session ARN", caller: SESSION, resourcePolicy: byPrincipal({ AWS: SESSION_ARN }), silent: FREE },
  {
    name: "role ARN and session ARN",
    caller: SESSION,
    resourcePolicy: byPrincipal({ AWS: [ROLE_ARN, SESSION_ARN] }),
    silent: FREE,
  },
  {
    name: "federated-user ARN",
    caller: FEDERATED,
    resourcePolicy: byPrincipal({ AWS: FEDERATED.arn }),
    silent: FREE,
  },
  { name: "account id", caller: SESSION, resourcePolicy: byPrincipal({ AWS: ACCOUNT }), silent: LIMITED },
  { name: "account's root ARN", caller: SESSION, resourcePolicy: byPrincipal({ AWS: ACCOUNT_ROOT }), silent: LIMITED },
  {
    name: "account with the role as aws:PrincipalArn",
    caller: SESSION,
    resourcePolicy: named({ AWS: ACCOUNT }, ROLE_ARN),
    silent: LIMITED,
  },
  { name: "everybody", caller: SESSION, resourcePolicy: byPrincipal("*"), silent: FREE },
  { name: "everybody in a map", caller: SESSION, resourcePolicy: byPrincipal({ AWS: "*" }), silent: FREE },
  { name: "everybody in a list", caller: SESSION, resourcePolicy: byPrincipal({ AWS: ["*"] }), silent: FREE },
  {
    name: "everybody with the role as aws:PrincipalArn",
    caller: SESSION,
    resourcePolicy: named("*", ROLE_ARN),
    silent: FREE,
  },
  { name: "nobody", caller: SESSION, resourcePolicy: byPrincipal({ AWS: OTHER }), silent: LIMITED },
  { name: "no policy of the resource", caller: SESSION, resourcePolicy: undefined, silent: LIMITED },
  {
    name: "another session of the role",
    caller: SESSION,
    resourcePolicy: byPrincipal({ AWS: `${SESSION_ARN}2` }),
    silent: LIMITED,
  },
];

const callerSide = (form: Form) => ({
  principal: form.caller,
  resourcePolicy: form.resourcePolicy,
  context: { "aws:principalarn": form.caller.issuerArn ?? form.caller.arn },
});

const SILENCE = {
  identity: { identity: [] },
  boundary: { boundary: NOTHING },
  session: { session: [NOTHING] },
  both: { boundary: NOTHING, session: [NOTHING] },
} as const;

const COLUMNS = ["identity", "boundary", "session", "both"] as const;
const COLUMN_NAME = {
  identity: "identity policies silent",
  boundary: "boundary silent",
  session: "session policy silent",
  both: "boundary and session policy silent",
};

/** Every cell of the table. Where the naming grants alone, identity policies are silent in every column. */
const cells = FORMS.flatMap((form) =>
  COLUMNS.flatMap((column): DecisionCase[] => {
    const expected = form.silent[column];
    if (expected === undefined) return [];
    const grantsAlone = form.silent.identity === "allowed";
    const question = { ...callerSide(form), ...(grantsAlone ? { identity: [] } : {}), ...SILENCE[column] };
    return [{ name: `${form.name}: ${COLUMN_NAME[column]}`, question, expected, source: form.source ?? TABLE }];
  }),
);

const limitedByTheOrganization = FORMS.filter(({ silent }) => silent.identity === "allowed").flatMap(
  (form): DecisionCase[] => [
    {
      name: `${form.name}: service control policies silent`,
      question: { ...callerSide(form), serviceControl: [[ALL], [NOTHING]] },
      expected: "implicit serviceControl",
      source: TABLE,
    },
    {
      name: `${form.name}: a resource control policy denies`,
      question: { ...callerSide(form), resourceControl: [[RESOURCE_CONTROL_DENY]] },
      expected: "explicit resourceControl",
      source: TABLE,
    },
  ],
);

/** Across accounts no way of naming spares the caller's side. */
const acrossAccounts = FORMS.filter(({ name }) => !/nobody|no policy|another/.test(name)).flatMap((form) =>
  (["identity", "boundary", "session"] as const).flatMap((column): DecisionCase[] =>
    column === "session" && form.silent.session === undefined
      ? []
      : [
          {
            name: `across accounts, ${form.name}: ${COLUMN_NAME[column]}`,
            question: { ...callerSide(form), ...SILENCE[column], resourceAccountId: OTHER },
            expected: `implicit ${column}`,
            source: CROSS,
          },
        ],
  ),
);

const assume = { action: "sts:AssumeRole", resource: `arn:aws:iam::${ACCOUNT}:role/Target`, resourceIsRole: true };
const key = { action: "kms:Decrypt", resource: `arn:aws:kms:us-east-1:${ACCOUNT}:key/1` };
const ofKey = (Principal: unknown) => byPrincipal(Principal, "kms:*");

const NOT_PRINCIPAL = "IAM User Guide: NotPrincipal element; policy-evaluation 3.7";
const butFor = (NotPrincipal: unknown) => ({ resourcePolicy: policy(deny("s3:*", { NotPrincipal })) });

const NOT_PRINCIPAL_CASES: readonly DecisionCase[] = [
  {
    name: "not-principal excepts the session with its role and account",
    question: { principal: SESSION, ...butFor({ AWS: [SESSION_ARN, ROLE_ARN, ACCOUNT] }) },
    expected: "allowed",
    source: NOT_PRINCIPAL,
  },
  {
    name: "not-principal with session and account but without the role denies",
    question: { principal: SESSION, ...butFor({ AWS: [SESSION_ARN, ACCOUNT] }) },
    expected: "explicit resource",
    source: NOT_PRINCIPAL,
  },
  {
    name: "not-principal with the account alone denies its users",
    question: butFor({ AWS: ACCOUNT }),
    expected: "explicit resource",
    source: NOT_PRINCIPAL,
  },
  {
    name: "not-principal with the account excepts root",
    question: { principal: ROOT, identity: [], ...butFor({ AWS: ACCOUNT_ROOT }) },
    expected: "allowed",
    source: NOT_PRINCIPAL,
  },
  {
    name: "not-principal excepts a service by name",
    question: {
      principal: SERVICE,
      identity: [],
      resourcePolicy: policy(
        allow("s3:*", { Principal: { Service: SERVICE.arn } }),
        deny("s3:*", { NotPrincipal: { Service: SERVICE.arn } }),
      ),
    },
    expected: "allowed",
    source: NOT_PRINCIPAL,
  },
  {
    name: "not-principal hits an anonymous caller",
    question: {
      principal: ANONYMOUS,
      identity: [],
      resourcePolicy: policy(allow("s3:*", { Principal: "*" }), deny("s3:*", { NotPrincipal: { AWS: ACCOUNT } })),
    },
    expected: "explicit resource",
    source: NOT_PRINCIPAL,
  },
  {
    name: "not-principal denies a session behind a boundary whoever is listed",
    question: { principal: SESSION, boundary: ALL, ...butFor({ AWS: [SESSION_ARN, ROLE_ARN, ACCOUNT] }) },
    expected: "explicit resource",
    source: NOT_PRINCIPAL,
  },
];

export const PRINCIPAL_CASES: readonly DecisionCase[] = [
  ...cells,
  ...limitedByTheOrganization,
  ...acrossAccounts,
  {
    name: "across accounts: the resource's side names a third account",
    question: { resourceAccountId: OTHER, resourcePolicy: byPrincipal({ AWS: OTHER }) },
    expected: "implicit resource",
    source: CROSS,
  },
  {
    name: "across accounts: the caller's side denies",
    question: { resourceAccountId: OTHER, resourcePolicy: byPrincipal("*"), identity: [ALL, policy(deny("s3:*"))] },
    expected: "explicit identity",
    source: CROSS,
  },
  {
    name: "across accounts: the resource's side denies",
    question: {
      resourceAccountId: OTHER,
      resourcePolicy: policy(allow("s3:*", { Principal: "*" }), deny("s3:Get*", { Principal: { AWS: USER_ARN } })),
    },
    expected: "explicit resource",
    source: CROSS,
  },
  {
    name: "across accounts: the resource's resource control policies bind",
    question: {
      resourceAccountId: OTHER,
      resourcePolicy: byPrincipal("*"),
      resourceControl: [[RESOURCE_CONTROL_DENY]],
    },
    expected: "explicit resourceControl",
    source: CROSS,
  },
  {
    name: "across accounts: the caller's service control policies must allow",
    question: { resourceAccountId: OTHER, resourcePolicy: byPrincipal("*"), serviceControl: [[ALL], [NOTHING]] },
    expected: "implicit serviceControl",
    source: CROSS,
  },
  {
    name: "across accounts: root is let in by its account's name",
    question: {
      principal: ROOT,
      identity: [],
      resourceAccountId: OTHER,
      resourcePolicy: byPrincipal({ AWS: ACCOUNT }),
    },
    expected: "allowed",
    source: CROSS,
  },
  {
    name: "federated session named by its user's ARN: session policy silent",
    question: {
      principal: FEDERATED,
      identity: [],
      session: [NOTHING],
      resourcePolicy: byPrincipal({ AWS: [USER_ARN, ACCOUNT] }),
    },
    expected: "implicit session",
    source: TABLE,
  },
  {
    name: "federated session named by its user's ARN: session policy allows",
    question: { principal: FEDERATED, identity: [], session: [ALL], resourcePolicy: byPrincipal({ AWS: USER_ARN }) },
    expected: "allowed",
    source: TABLE,
  },
  {
    name: "federated session: its user's identity policies are the other half",
    question: { principal: FEDERATED, identity: [NOTHING], session: [ALL] },
    expected: "implicit identity",
    source: "STS API Reference: GetFederationToken",
  },
  {
    name: "federated session: identity and session policy both allow",
    question: { principal: FEDERATED, session: [ALL] },
    expected: "allowed",
    source: "STS API Reference: GetFederationToken",
  },
  {
    name: "federated session: its user's policies deny",
    question: { principal: FEDERATED, identity: [ALL, policy(deny("s3:*"))], session: [ALL] },
    expected: "explicit identity",
    source: "STS API Reference: GetFederationToken",
  },
  {
    name: "a user is not named by the ARN of a role with the same name",
    question: { identity: [], resourcePolicy: byPrincipal({ AWS: `arn:aws:iam::${ACCOUNT}:role/alice` }) },
    expected: "implicit identity",
    source: TABLE,
  },
  {
    name: "a role session is not named by the role's ARN in the form of STS",
    question: {
      principal: SESSION,
      identity: [],
      resourcePolicy: byPrincipal({ AWS: `arn:aws:sts::${ACCOUNT}:assumed-role/Dev/other` }),
    },
    expected: "implicit identity",
    source: TABLE,
  },
  {
    name: "the account and the caller in two statements: the better naming counts",
    question: {
      principal: SESSION,
      identity: [],
      boundary: NOTHING,
      session: [NOTHING],
      resourcePolicy: policy(
        allow("s3:*", { Principal: { AWS: ACCOUNT } }),
        allow("s3:GetObject", { Principal: { AWS: SESSION_ARN } }),
      ),
    },
    expected: "allowed",
    source: TABLE,
  },
  {
    name: "the better naming is for another action",
    question: {
      principal: SESSION,
      identity: [],
      resourcePolicy: policy(
        allow("s3:*", { Principal: { AWS: ACCOUNT } }),
        allow("s3:PutObject", { Principal: { AWS: SESSION_ARN } }),
      ),
    },
    expected: "implicit identity",
    source: TABLE,
  },
  {
    name: "the better naming has a condition that fails",
    question: {
      identity: [],
      resourcePolicy: policy(
        allow("s3:*", { Principal: { AWS: USER_ARN }, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
      ),
    },
    expected: "implicit identity",
    source: TABLE,
  },
  {
    name: "a deny names the caller by the account",
    question: { resourcePolicy: policy(deny("s3:*", { Principal: { AWS: ACCOUNT } })) },
    expected: "explicit resource",
    source: TABLE,
  },
  {
    name: "a deny names the session by its role",
    question: { principal: SESSION, resourcePolicy: policy(deny("s3:*", { Principal: { AWS: ROLE_ARN } })) },
    expected: "explicit resource",
    source: TABLE,
  },
  {
    name: "a deny names somebody else",
    question: { resourcePolicy: policy(deny("s3:*", { Principal: { AWS: `${USER_ARN}2` } })) },
    expected: "allowed",
    source: TABLE,
  },
  ...NOT_PRINCIPAL_CASES,
  {
    name: "trust naming the role of the session: its boundary limits",
    question: {
      ...assume,
      principal: SESSION,
      identity: [],
      boundary: NOTHING,
      resourcePolicy: trust({ AWS: ROLE_ARN }),
    },
    expected: "implicit boundary",
    source: TRUST,
  },
  {
    name: "trust naming the session: its session policy does not limit",
    question: {
      ...assume,
      principal: SESSION,
      identity: [],
      session: [NOTHING],
      resourcePolicy: trust({ AWS: SESSION_ARN }),
    },
    expected: "allowed",
    source: TRUST,
  },
  {
    name: "a role that trusts itself by name may be assumed by its session",
    question: { ...assume, resource: ROLE_ARN, principal: SESSION, resourcePolicy: trust({ AWS: ROLE_ARN }) },
    expected: "allowed",
    source: TRUST,
  },
  {
    name: "trust with the external id that was asked for",
    question: {
      ...assume,
      context: { "sts:externalid": "secret" },
      resourcePolicy: trust({ AWS: ACCOUNT }, { Condition: { StringEquals: { "sts:ExternalId": "secret" } } }),
    },
    expected: "allowed",
    source: TRUST,
  },
  {
    name: "trust by stored id does not fit a recreated role of the same ARN",
    question: {
      ...assume,
      principal: { ...SESSION, uniqueId: ROLE_ID },
      resourcePolicy: trust({ AWS: `${ROLE_ID}X` }),
    },
    expected: "implicit trust",
    source: STORED,
  },
  {
    name: "trust by aws:PrincipalArn survives the recreation",
    question: {
      ...assume,
      principal: { ...SESSION, uniqueId: ROLE_ID },
      context: { "aws:principalarn": ROLE_ARN },
      resourcePolicy: trust({ AWS: ACCOUNT }, onlyPrincipal(ROLE_ARN)),
    },
    expected: "allowed",
    source: STORED,
  },
  {
    name: "trust of a service lets the service in",
    question: {
      ...assume,
      principal: { kind: "service", accountId: "", arn: "ec2.amazonaws.com" },
      identity: [],
      resourcePolicy: trust({ Service: "ec2.amazonaws.com" }),
    },
    expected: "allowed",
    source: TRUST,
  },
  {
    name: "trust of a service lets no user in",
    question: { ...assume, resourcePolicy: trust({ Service: "ec2.amazonaws.com" }) },
    expected: "implicit trust",
    source: TRUST,
  },
  {
    name: "trust across accounts naming the session: the caller's side is still asked",
    question: {
      ...assume,
      principal: SESSION,
      resourceAccountId: OTHER,
      identity: [],
      resourcePolicy: trust({ AWS: SESSION_ARN }),
    },
    expected: "implicit identity",
    source: TRUST,
  },
  {
    name: "trust across accounts: the caller's service control policies bind AssumeRole",
    question: {
      ...assume,
      resourceAccountId: OTHER,
      resourcePolicy: trust({ AWS: ACCOUNT }),
      serviceControl: [[ALL, policy(deny("sts:AssumeRole"))]],
    },
    expected: "explicit serviceControl",
    source: TRUST,
  },
  {
    name: "trust: the role's resource control policies bind AssumeRole",
    question: {
      ...assume,
      resourcePolicy: trust({ AWS: ACCOUNT }),
      resourceControl: [[policy(allow("*", { Principal: "*" }), deny("sts:AssumeRole", { Principal: "*" }))]],
    },
    expected: "explicit resourceControl",
    source: "Organizations User Guide: RCPs (STS is among the services)",
  },
  {
    name: "trust that names the account does not limit by itself: identity denies",
    question: { ...assume, identity: [ALL, policy(deny("sts:*"))], resourcePolicy: trust({ AWS: ACCOUNT }) },
    expected: "explicit identity",
    source: TRUST,
  },
  {
    name: "key policy naming the user: identity policies are not asked",
    question: { ...key, identity: [], resourcePolicy: ofKey({ AWS: USER_ARN }) },
    expected: "allowed",
    source: KEY,
  },
  {
    name: "key policy naming the account: identity policies are asked",
    question: { ...key, identity: [], resourcePolicy: ofKey({ AWS: ACCOUNT }) },
    expected: "implicit identity",
    source: KEY,
  },
  {
    name: "key policy naming nobody: root is not let in either",
    question: { ...key, principal: ROOT, identity: [], resourcePolicy: ofKey({ AWS: OTHER }) },
    expected: "implicit resource",
    source: KEY,
  },
  {
    name: "key policy naming the account lets root in",
    question: { ...key, principal: ROOT, identity: [], resourcePolicy: ofKey({ AWS: ACCOUNT_ROOT }) },
    expected: "allowed",
    source: KEY,
  },
  {
    name: "key policy in another case of the action's service",
    question: { ...key, action: "KMS:Decrypt", resourcePolicy: ofKey({ AWS: OTHER }) },
    expected: "implicit resource",
    source: KEY,
  },
];
