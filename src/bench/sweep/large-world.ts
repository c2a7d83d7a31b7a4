/** Ten thousand accounts in forty units, some with guardrails of their own, twenty principals each. policy-evaluation 5. */
import {
  type Account,
  type AccountIdentities,
  emptyWorld,
  FULL_AWS_ACCESS,
  FULL_AWS_ACCESS_POLICY,
  type Organization,
  type OrganizationalUnit,
  type OrganizationPolicy,
  type Role,
  roleArn,
  type User,
  userArn,
  type World,
} from "../../domain/index.ts";
import { type AccountId, instant, parseAccountId } from "../../kernel/index.ts";
import { GUARDRAIL } from "../decide/guarded-question.ts";

export const UNITS = 40;
export const OWN_GUARDRAILS = 50;
const MANAGEMENT = idAt(0);

/** The management account comes beside `accounts` members. */
export function largeWorld(accounts: number): World {
  const members = Array.from({ length: accounts }, (_, at) => at + 1);
  const all = [0, ...members].map((at): readonly [AccountId, Account] => [idAt(at), accountAt(at)]);
  const identities = [0, ...members].map((at): readonly [AccountId, AccountIdentities] => [idAt(at), identitiesAt(at)]);
  return {
    ...emptyWorld(),
    accounts: new Map(all),
    identities: new Map(identities),
    organizations: new Map([["o-large", organizationOf(members)]]),
  };
}

function idAt(at: number): AccountId {
  const id = parseAccountId(String(100_000_000_000 + at));
  if (id === undefined) throw new Error(`no account id for ${at}`);
  return id;
}

const unitOf = (at: number): string => `ou-large-${at % UNITS}`;
/** Of each five units, one lies open. */
const isKept = (unit: number): boolean => unit % 5 !== 0;

export const ownStatements = (at: number): readonly object[] => [
  { Effect: "Deny", Action: `s3:Delete${at}*`, Resource: "*" },
];

export const unitStatements = (at: number): readonly object[] => [
  ...(isKept(at) ? GUARDRAIL.document.Statement : []),
  { Sid: `Unit${at}`, Effect: "Deny", Action: "iam:CreateUser", Resource: "*" },
];

function organizationOf(members: readonly number[]): Organization {
  const units = Array.from(
    { length: UNITS },
    (_, at): OrganizationalUnit => ({ id: unitOf(at), name: `unit-${at}`, parentId: "r-large", tags: new Map() }),
  );
  const own = Array.from({ length: OWN_GUARDRAILS }, (_, at) => policy(`own-${at}`, ownStatements(at)));
  const guardrails = units.map((_, at) => policy(`unit-${at}`, unitStatements(at)));
  const attachments = new Map<string, readonly string[]>([["r-large", [FULL_AWS_ACCESS]]]);
  for (const [at, { id }] of units.entries()) attachments.set(id, [FULL_AWS_ACCESS, `p-unit-${at}`]);
  for (const at of members)
    attachments.set(idAt(at), at <= OWN_GUARDRAILS ? [FULL_AWS_ACCESS, `p-own-${at - 1}`] : [FULL_AWS_ACCESS]);
  return {
    id: "o-large",
    label: "large",
    featureSet: "ALL",
    managementAccountId: MANAGEMENT,
    rootId: "r-large",
    createdAt: instant(0),
    enabledPolicyTypes: new Set(["SERVICE_CONTROL_POLICY"]),
    organizationalUnits: new Map(units.map((each) => [each.id, each])),
    children: new Map(),
    policies: new Map([FULL_AWS_ACCESS_POLICY, ...own, ...guardrails].map((each) => [each.id, each])),
    attachments,
  };
}

const policy = (name: string, statements: readonly object[]): OrganizationPolicy => ({
  id: `p-${name}`,
  arn: `arn:aws:organizations::${MANAGEMENT}:policy/o-large/service_control_policy/p-${name}`,
  name,
  description: "",
  type: "SERVICE_CONTROL_POLICY",
  awsManaged: false,
  content: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
  tags: new Map(),
});

const accountAt = (at: number): Account => ({
  id: idAt(at),
  name: `account-${at}`,
  email: `${at}@large.example`,
  state: "ACTIVE",
  createdAt: instant(0),
  activeFrom: instant(0),
  signUp: { contact: true, phone: true, agreement: true, payment: true, supportPlan: "basic" },
  rootUser: { password: true, mfa: true },
  membership: {
    organizationId: "o-large",
    parentId: at === 0 ? "r-large" : unitOf(at),
    method: "CREATED",
    joinedAt: instant(0),
  },
  tags: new Map(),
});

const ATTACHED = ["AdministratorAccess", "PowerUserAccess", "ReadOnlyAccess"].map(
  (name) => `arn:aws:iam::aws:policy/${name}`,
);

/** As in a world that was read from a file: nobody has an empty map of their own. */
const NONE: ReadonlyMap<string, string> = new Map();

/** Nineteen, and root beside them. */
function identitiesAt(at: number): AccountIdentities {
  const accountId = idAt(at);
  const common = (number: number) => ({
    path: "/",
    createdAt: instant(0),
    inlinePolicies: NONE,
    attachedPolicies: ATTACHED.slice(number % 3, (number % 3) + 1),
    boundary: undefined,
    tags: NONE,
  });
  const users = Array.from({ length: 7 }, (_, number): User => {
    const name = `user-${number}`;
    return { name, id: `AIDA${at}${name}`, arn: userArn(accountId, "/", name), ...common(number) };
  });
  const names = ["break-glass", ...Array.from({ length: 11 }, (_, number) => `role-${number}`)];
  const roles = names.map(
    (name, number): Role => ({
      name,
      id: `AROA${at}${name}`,
      arn: roleArn(accountId, "/", name),
      description: undefined,
      trustPolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: { Effect: "Allow", Principal: { AWS: MANAGEMENT }, Action: "sts:AssumeRole" },
      }),
      maxSessionDuration: 3_600,
      serviceLinked: false,
      ...common(number),
    }),
  );
  return {
    users: new Map(users.map((each) => [each.name, each])),
    roles: new Map(roles.map((each) => [each.name, each])),
    managedPolicies: new Map(),
  };
}
