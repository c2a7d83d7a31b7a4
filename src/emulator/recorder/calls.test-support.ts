/** Answered calls for tests: callers in each form, and a world with one organization. */
import {
  type DomainEvent,
  emptyWorld,
  type Organization,
  type Role,
  type Session,
  type World,
} from "../../domain/index.ts";
import { type AccountId, type Instant, instant, parseInstant } from "../../kernel/index.ts";
import type { AnsweredCall } from "../answered-call.ts";
import type { Caller } from "../caller.ts";
import type { AnyOperation, RequestFacts, Service } from "../operation.ts";

export const MANAGEMENT = "111111111111" as AccountId;
export const MEMBER = "222222222222" as AccountId;
export const OTHER = "333333333333" as AccountId;
export const NOW = parseInstant("2026-11-01T09:41:16Z") ?? instant(0);

export const REQUEST: RequestFacts = {
  id: "c2f84452-62c8-47f5-9b17-597fa9ddf55b",
  region: "us-east-1",
  sourceIp: "192.0.2.10",
  userAgent: "aws-cli/2.31",
  host: "organizations.us-east-1.amazonaws.com",
};

export function testRole(accountId: AccountId, name = "Admin"): Role {
  return {
    name,
    path: "/",
    id: "AROAEXAMPLEROLEID",
    arn: `arn:aws:iam::${accountId}:role/${name}`,
    createdAt: NOW,
    description: undefined,
    trustPolicy: "{}",
    inlinePolicies: new Map(),
    attachedPolicies: [],
    boundary: undefined,
    maxSessionDuration: 3_600,
    tags: new Map(),
    serviceLinked: false,
  };
}

const session = (accountId: AccountId, owner: Session["owner"]): Session => ({
  accessKeyId: "ASIAEXAMPLEKEYID",
  secret: "secret",
  token: "token",
  accountId,
  owner,
  issuedAt: NOW,
  expiresAt: NOW,
  mfa: false,
  policies: [],
  tags: new Map(),
});

export function roleCaller(accountId: AccountId): Caller {
  const role = testRole(accountId);
  const owner = {
    kind: "role",
    roleName: role.name,
    roleId: role.id,
    sessionName: "session-name",
    sourceIdentity: undefined,
  } as const;
  const held = session(accountId, owner);
  const arn = `arn:aws:sts::${accountId}:assumed-role/${role.name}/session-name`;
  return {
    accountId,
    accessKeyId: held.accessKeyId,
    credential: { kind: "session", session: held },
    principal: { kind: "roleSession", accountId, arn, issuerArn: role.arn } as Caller["principal"],
    identity: { kind: "role", role, session: held },
  };
}

export function userCaller(accountId: AccountId, name = "diego"): Caller {
  const arn = `arn:aws:iam::${accountId}:user/${name}`;
  const user = {
    ...{ name, path: "/", id: "AIDAMVNPBQA3EXAMPLE", arn, createdAt: NOW, inlinePolicies: new Map() },
    ...{ attachedPolicies: [], boundary: undefined, tags: new Map() },
  };
  const key = { id: "AKIAIOSFODNN7EXAMPLE", secret: "secret", accountId, status: "Active", createdAt: NOW } as const;
  return {
    accountId,
    accessKeyId: key.id,
    credential: { kind: "accessKey", key: { ...key, owner: { kind: "user", userName: name } } },
    principal: { kind: "user", accountId, arn } as Caller["principal"],
    identity: { kind: "user", user } as Caller["identity"],
  };
}

export function rootSession(accountId: AccountId): Caller {
  const held = session(accountId, { kind: "root" });
  return {
    accountId,
    accessKeyId: held.accessKeyId,
    credential: { kind: "session", session: held },
    principal: { kind: "root", accountId, arn: `arn:aws:iam::${accountId}:root` } as Caller["principal"],
    identity: { kind: "root" },
  };
}

export const ORGANIZATION: Organization = {
  id: "o-aa111bb222",
  label: "acme",
  featureSet: "ALL",
  managementAccountId: MANAGEMENT,
  rootId: "r-1234",
  createdAt: NOW,
  enabledPolicyTypes: new Set(),
  organizationalUnits: new Map(),
  children: new Map(),
  policies: new Map(),
  attachments: new Map(),
} as Organization;

export function testWorld(): World {
  const other = { ...ORGANIZATION, id: "o-cc333dd444", managementAccountId: OTHER };
  return { ...emptyWorld(), organizations: new Map([ORGANIZATION, other].map((each) => [each.id, each])) };
}

export function testService(name: Service["name"]): Service {
  const error = () => ({ code: "X", message: "" });
  return {
    ...{ name, eventSource: `${name}.amazonaws.com`, actionPrefix: name, operations: new Map() },
    ...{ wireError: error, accessDenied: error },
  };
}

export type CallOptions = Readonly<{
  name?: string;
  service?: Service["name"];
  readOnly?: boolean;
  at?: Instant;
  caller?: Caller;
  input?: unknown;
  output?: unknown;
  events?: readonly DomainEvent[];
  world?: World;
  trail?: NonNullable<AnyOperation["trail"]>;
  error?: Readonly<{ code: string; message: string; trailCode?: string }>;
  accessDenied?: boolean;
  region?: string;
}>;

export function answeredCall(options: CallOptions = {}): AnsweredCall {
  const { name = "LeaveOrganization", readOnly = false, output, events = [], error } = options;
  const operation = {
    name,
    readOnly,
    decide: () => ({ ok: true, value: [] }),
    respond: () => undefined,
  } as AnyOperation;
  return {
    at: options.at ?? NOW,
    service: testService(options.service ?? "organizations"),
    operation: options.trail === undefined ? operation : { ...operation, trail: options.trail },
    caller: options.caller ?? roleCaller(MEMBER),
    request: { ...REQUEST, region: options.region ?? "us-east-1" },
    input: options.input ?? {},
    world: options.world ?? testWorld(),
    outcome:
      error === undefined
        ? { kind: "succeeded", output, events }
        : { kind: "refused", error, accessDenied: options.accessDenied ?? false },
  };
}
