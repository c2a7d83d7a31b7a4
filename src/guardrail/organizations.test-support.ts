/** Small organizations for tests, made of plain maps: units, accounts, policies and principals as a test names them. */
import {
  type Account,
  emptyWorld,
  FULL_AWS_ACCESS,
  FULL_AWS_ACCESS_POLICY,
  type ManagedPolicy,
  type Organization,
  type OrganizationPolicy,
  type Role,
  roleArn,
  type User,
  userArn,
  type World,
} from "../domain/index.ts";
import { type AccountId, instant, parseAccountId } from "../kernel/index.ts";

export const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
export const READER = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const DOCUMENTS: Readonly<Record<string, string>> = {
  [ADMINISTRATOR]: `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`,
  [READER]: `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"}}`,
};
export const managedPolicies = (arn: string): string | undefined => DOCUMENTS[arn];

export type Statements = readonly Readonly<Record<string, unknown>>[];
export const documentOf = (statements: Statements): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

export type PrincipalPlan = Readonly<{
  name: string;
  path?: string;
  attached?: readonly string[];
  inline?: readonly Statements[];
  /** A customer managed policy of the account itself, attached. */
  own?: Statements;
  boundary?: string;
  tags?: Readonly<Record<string, string>>;
  serviceLinked?: boolean;
  /** Of a role: its trust policy; its own account when left out. */
  trust?: Statements;
}>;

export type AccountPlan = Readonly<{
  id: string;
  /** The name of its unit; the root when left out. */
  unit?: string;
  policies?: readonly string[];
  users?: readonly PrincipalPlan[];
  roles?: readonly PrincipalPlan[];
}>;

export type Plan = Readonly<{
  policies: Readonly<Record<string, Statements>>;
  root?: readonly string[];
  /** By name; a unit's parent must come before it. */
  units?: Readonly<Record<string, Readonly<{ parent?: string; policies: readonly string[] }>>>;
  accounts: readonly AccountPlan[];
  featureSet?: "ALL" | "CONSOLIDATED_BILLING";
  enabled?: boolean;
}>;

export const FULL = "FullAWSAccess";
export const MANAGEMENT = accountId("111111111111");
const ROOT = "r-root";

export function accountId(text: string): AccountId {
  const id = parseAccountId(text);
  if (id === undefined) throw new Error(`not an account id: ${text}`);
  return id;
}

const unitId = (name: string | undefined): string => (name === undefined ? ROOT : `ou-root-${name.toLowerCase()}`);
const policyId = (name: string): string => (name === FULL ? FULL_AWS_ACCESS : `p-${name}`);

export function worldOf(plan: Plan): World {
  const accounts = [{ id: MANAGEMENT, roles: [{ name: "admin", attached: [ADMINISTRATOR] }] }, ...plan.accounts];
  return {
    ...emptyWorld(),
    accounts: new Map(accounts.map((each) => [accountId(each.id), accountOf(each)])),
    organizations: new Map([["o-acme", organizationOf(plan, accounts)]]),
    identities: new Map(accounts.map((each) => [accountId(each.id), identitiesOf(each)])),
  };
}

export function organizationIn(world: World): Organization {
  const [organization] = world.organizations.values();
  if (organization === undefined) throw new Error("no organization");
  return organization;
}

function organizationOf(plan: Plan, accounts: readonly AccountPlan[]): Organization {
  const units = Object.entries(plan.units ?? {});
  const attachments = new Map<string, readonly string[]>([[ROOT, (plan.root ?? [FULL]).map(policyId)]]);
  for (const [name, { policies }] of units) attachments.set(unitId(name), policies.map(policyId));
  for (const { id, policies = [FULL] } of accounts) attachments.set(id, policies.map(policyId));
  const parents = [undefined, ...units.map(([name]) => name)];
  const children = parents.map((name) => {
    const inside = units.filter(([, { parent }]) => parent === name).map(([inner]) => unitId(inner));
    const members = accounts.filter(({ unit }) => unit === name).map(({ id }) => accountId(id));
    return [unitId(name), { organizationalUnits: new Set(inside), accounts: new Set(members) }] as const;
  });
  return {
    id: "o-acme",
    label: "acme",
    featureSet: plan.featureSet ?? "ALL",
    managementAccountId: MANAGEMENT,
    rootId: ROOT,
    createdAt: instant(0),
    enabledPolicyTypes: new Set(plan.enabled === false ? [] : ["SERVICE_CONTROL_POLICY" as const]),
    organizationalUnits: new Map(
      units.map(([name, { parent }]) => [
        unitId(name),
        { id: unitId(name), name, parentId: unitId(parent), tags: new Map() },
      ]),
    ),
    children: new Map(children),
    policies: new Map([
      [FULL_AWS_ACCESS, FULL_AWS_ACCESS_POLICY],
      ...Object.entries(plan.policies).map(
        ([name, statements]) => [policyId(name), policyOf(name, statements)] as const,
      ),
    ]),
    attachments,
  };
}

const policyOf = (name: string, statements: Statements): OrganizationPolicy => ({
  id: policyId(name),
  arn: `arn:aws:organizations::${MANAGEMENT}:policy/o-acme/service_control_policy/p-${name}`,
  name,
  description: "",
  type: "SERVICE_CONTROL_POLICY",
  awsManaged: false,
  content: documentOf(statements),
  tags: new Map(),
});

const accountOf = ({ id, unit }: AccountPlan): Account => ({
  id: accountId(id),
  name: `account-${id.slice(-2)}`,
  email: `${id}@acme.example`,
  state: "ACTIVE",
  createdAt: instant(0),
  activeFrom: instant(0),
  signUp: { contact: true, phone: true, agreement: true, payment: true, supportPlan: "basic" },
  rootUser: { password: true, mfa: false },
  membership: { organizationId: "o-acme", parentId: unitId(unit), method: "CREATED", joinedAt: instant(0) },
  tags: new Map(),
});

function identitiesOf({ id, users = [], roles = [] }: AccountPlan) {
  const own = [...users, ...roles].flatMap((each) =>
    each.own === undefined ? [] : [managedPolicy(id, each.name, each.own)],
  );
  return {
    users: new Map(users.map((each) => [each.name, userOf(id, each)])),
    roles: new Map(roles.map((each) => [each.name, roleOf(id, each)])),
    managedPolicies: new Map(own.map((each) => [each.arn, each])),
  };
}

const ownArn = (account: string, holder: string): string => `arn:aws:iam::${account}:policy/of-${holder}`;

const managedPolicy = (account: string, holder: string, statements: Statements): ManagedPolicy => ({
  name: `of-${holder}`,
  path: "/",
  id: `ANPA${account}${holder}`,
  arn: ownArn(account, holder),
  createdAt: instant(0),
  description: undefined,
  defaultVersion: "v1",
  versions: new Map([["v1", { content: documentOf(statements), createdAt: instant(0) }]]),
});

const held = (
  account: string,
  { name, path = "/", attached = [], inline = [], own, boundary, tags = {} }: PrincipalPlan,
) => ({
  name,
  path,
  createdAt: instant(0),
  inlinePolicies: new Map(inline.map((each, index) => [`inline-${index}`, documentOf(each)])),
  attachedPolicies: own === undefined ? attached : [...attached, ownArn(account, name)],
  boundary,
  tags: new Map(Object.entries(tags)),
});

const userOf = (account: string, plan: PrincipalPlan): User => ({
  ...held(account, plan),
  id: `AIDA${account}${plan.name}`,
  arn: userArn(account, plan.path ?? "/", plan.name),
});

const roleOf = (account: string, plan: PrincipalPlan): Role => ({
  ...held(account, plan),
  id: `AROA${account}${plan.name}`,
  arn: roleArn(account, plan.path ?? "/", plan.name),
  description: undefined,
  trustPolicy: documentOf(plan.trust ?? [{ Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole" }]),
  maxSessionDuration: 3_600,
  serviceLinked: plan.serviceLinked ?? false,
});
