/** A small world for tests: one organization with a management account and two members, and an account on its own. */
import {
  type Account,
  type AccountIdentities,
  assumptionReader,
  emptyWorld,
  FULL_AWS_ACCESS,
  identitiesOf,
  type Organization,
  type OrganizationPolicy,
  type PolicyTypeName,
  RCP_FULL_AWS_ACCESS,
  type Role,
  roleArn,
  type User,
  userArn,
  type World,
} from "../../domain/index.ts";
import {
  type AccountId,
  type Identifiers,
  type Instant,
  identifiersFrom,
  instant,
  parseAccountId,
  seededRandom,
} from "../../kernel/index.ts";
import type { Caller, Credential } from "../caller.ts";
import type { OperationContext } from "../operation.ts";
import { callerFrom } from "./caller.ts";

export const NOW: Instant = instant(Date.parse("2026-11-01T00:00:00Z"));
export const accountId = (text: string): AccountId => {
  const parsed = parseAccountId(text);
  if (parsed === undefined) throw new Error(`not an account id: ${text}`);
  return parsed;
};
export const MANAGEMENT = accountId("111111111111");
export const PAYMENTS = accountId("222222222222");
export const LEDGER = accountId("333333333333");
export const LONER = accountId("999999999999");
export const ORGANIZATION = "o-exampleorgid";
export const ROOT = "r-root";
export const WORKLOADS = "ou-root-workload";

export const document = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
export const allow = (action: string | readonly string[], rest: object = {}): object => ({
  Effect: "Allow",
  Action: action,
  Resource: "*",
  ...rest,
});
export const deny = (action: string | readonly string[], rest: object = {}): object => ({
  Effect: "Deny",
  Action: action,
  Resource: "*",
  ...rest,
});
export const trust = (principal: object | string, rest: object = {}): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole", ...rest }],
  });

export function user(account: AccountId, name: string, parts: Partial<User> = {}): User {
  return {
    name,
    path: "/",
    id: `AIDA${name.toUpperCase()}`,
    arn: userArn(account, parts.path ?? "/", name),
    createdAt: instant(0),
    inlinePolicies: new Map([["all", document(allow("*"))]]),
    attachedPolicies: [],
    boundary: undefined,
    tags: new Map(),
    ...parts,
  };
}

export function role(account: AccountId, name: string, parts: Partial<Role> = {}): Role {
  return {
    name,
    path: "/",
    id: `AROA${name.toUpperCase()}`,
    arn: roleArn(account, parts.path ?? "/", name),
    createdAt: instant(0),
    description: undefined,
    trustPolicy: trust({ AWS: `arn:aws:iam::${account}:root` }),
    inlinePolicies: new Map(),
    attachedPolicies: ["arn:aws:iam::aws:policy/AdministratorAccess"],
    boundary: undefined,
    maxSessionDuration: 3_600,
    tags: new Map(),
    serviceLinked: false,
    ...parts,
  };
}

export function organizationPolicy(id: string, type: PolicyTypeName, content: string): OrganizationPolicy {
  const arn = `arn:aws:organizations::${MANAGEMENT}:policy/${ORGANIZATION}/${type.toLowerCase()}/${id}`;
  return { id, arn, name: id.slice(2), description: "", type, awsManaged: false, content, tags: new Map() };
}

function account(id: AccountId, name: string, parentId: string | undefined): Account {
  return {
    id,
    name,
    email: `${name}@acme.example`,
    state: "ACTIVE",
    createdAt: instant(0),
    activeFrom: instant(0),
    signUp: { contact: true, phone: true, agreement: true, payment: true, supportPlan: "basic" },
    rootUser: { password: true, mfa: false },
    membership:
      parentId === undefined
        ? undefined
        : { organizationId: ORGANIZATION, parentId, method: "CREATED", joinedAt: instant(0) },
    tags: new Map(),
  };
}

function organization(): Organization {
  const everywhere = [FULL_AWS_ACCESS, RCP_FULL_AWS_ACCESS];
  const targets = [ROOT, WORKLOADS, MANAGEMENT, PAYMENTS, LEDGER];
  const anybody = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
  return {
    id: ORGANIZATION,
    label: "acme",
    featureSet: "ALL",
    managementAccountId: MANAGEMENT,
    rootId: ROOT,
    createdAt: instant(0),
    enabledPolicyTypes: new Set<PolicyTypeName>(["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"]),
    organizationalUnits: new Map([[WORKLOADS, { id: WORKLOADS, name: "Workloads", parentId: ROOT, tags: new Map() }]]),
    children: new Map(),
    policies: new Map([
      [FULL_AWS_ACCESS, organizationPolicy(FULL_AWS_ACCESS, "SERVICE_CONTROL_POLICY", document(allow("*")))],
      [RCP_FULL_AWS_ACCESS, organizationPolicy(RCP_FULL_AWS_ACCESS, "RESOURCE_CONTROL_POLICY", document(anybody))],
    ]),
    attachments: new Map(targets.map((target) => [target, everywhere])),
  };
}

/** Users `alice` and roles `admin` in every account; PAYMENTS lives in WORKLOADS, LEDGER in the root. */
export function exampleWorld(): World {
  const accounts = [
    account(MANAGEMENT, "management", ROOT),
    account(PAYMENTS, "payments", WORKLOADS),
    account(LEDGER, "ledger", ROOT),
    account(LONER, "loner", undefined),
  ];
  const identities = accounts.map(({ id }): [AccountId, AccountIdentities] => [
    id,
    {
      users: new Map([["alice", user(id, "alice")]]),
      roles: new Map([["admin", role(id, "admin")]]),
      managedPolicies: new Map(),
    },
  ]);
  return {
    ...emptyWorld(),
    accounts: new Map(accounts.map((each) => [each.id, each])),
    organizations: new Map([[ORGANIZATION, organization()]]),
    identities: new Map(identities),
  };
}

export function organizationIn(world: World): Organization {
  const found = world.organizations.get(ORGANIZATION);
  if (found === undefined) throw new Error("no organization");
  return found;
}

/** The account with other facts. */
export function changeAccount(world: World, id: AccountId, parts: Partial<Account>): void {
  const found = world.accounts.get(id);
  if (found === undefined) throw new Error(`no account ${id}`);
  (world.accounts as Map<AccountId, Account>).set(id, { ...found, ...parts });
}

/** The world with a policy attached, as apply/ would leave it: in place. */
export function attach(world: World, policy: OrganizationPolicy, target: string): void {
  const found = organizationIn(world);
  (found.policies as Map<string, OrganizationPolicy>).set(policy.id, policy);
  const before = found.attachments.get(target) ?? [];
  (found.attachments as Map<string, readonly string[]>).set(target, [...before, policy.id]);
}

export function put(world: World, account: AccountId, identity: Readonly<{ user?: User; role?: Role }>): void {
  const { users, roles } = identitiesOf(world, account);
  if (identity.user) (users as Map<string, User>).set(identity.user.name, identity.user);
  if (identity.role) (roles as Map<string, Role>).set(identity.role.name, identity.role);
}

type Owner = Exclude<Extract<Credential, { kind: "session" }>["session"]["owner"], { kind: "federatedUser" }>;
export type Signing = Readonly<{
  policies?: readonly string[];
  tags?: ReadonlyMap<string, string>;
  mfa?: boolean;
  longTerm?: boolean;
}>;

/** A caller in an account: `root`, `user/alice`, `role/admin`. */
export function callerIn(world: World, account: AccountId, who: string, signing: Signing = {}): Caller {
  const caller = callerFrom(world, credentialOf(world, account, who, signing), NOW);
  if (!caller.ok) throw new Error(caller.refusal.kind);
  return caller.value;
}

function credentialOf(world: World, account: AccountId, who: string, signing: Signing): Credential {
  const owner = ownerOf(world, account, who);
  if (signing.longTerm === true && owner.kind !== "role") {
    const key = { id: "AKIATEST", secret: "s", accountId: account, owner, status: "Active", createdAt: NOW } as const;
    return { kind: "accessKey", key };
  }
  const session = {
    accessKeyId: "ASIATEST",
    secret: "s",
    token: "t",
    accountId: account,
    owner,
    issuedAt: instant(NOW - 60_000),
    expiresAt: instant(NOW + 3_600_000),
    mfa: signing.mfa ?? false,
    policies: signing.policies ?? [],
    tags: signing.tags ?? new Map(),
  };
  return { kind: "session", session };
}

function ownerOf(world: World, account: AccountId, who: string): Owner {
  const [kind = "", name = ""] = who.split("/");
  if (kind === "root") return { kind: "root" };
  if (kind === "user") return { kind: "user", userName: name };
  const roleId = world.identities.get(account)?.roles.get(name)?.id ?? "";
  return { kind: "role", roleName: name, roleId, sessionName: "session", sourceIdentity: undefined };
}

export const testIds = (seed = 1): Identifiers => identifiersFrom(seededRandom(seed));

export function contextFor(world: World, caller: Caller, ids: Identifiers = testIds()): OperationContext {
  return {
    operation: "test:Call",
    world,
    caller,
    now: NOW,
    ids,
    assumptions: assumptionReader({}),
    request: {
      id: "request",
      region: "eu-west-1",
      sourceIp: "198.51.100.7",
      userAgent: "aws-cli/2",
      host: "localhost",
    },
    history: { entries: () => [] },
    lake: { read: () => ({ kept: [], lost: 0 }) },
    instant: false,
  };
}
