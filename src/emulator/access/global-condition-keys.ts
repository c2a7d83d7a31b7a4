/** Where each global condition key gets its value. IAM User Guide: "AWS global condition context keys"; policy-evaluation 3.4. */
import { type AssumptionReader, organizationOf, type Session, type World } from "../../domain/index.ts";
import { type AccountId, formatInstant } from "../../kernel/index.ts";
import type { Caller } from "../caller.ts";
import type { RequiredPermission } from "../operation.ts";
import type { AccessContext } from "./access-context.ts";
import { organizationPath } from "./organization-path.ts";

type Value = string | readonly string[];

/** Undefined where the key is absent from the request, which policies tell apart from an empty value. */
type Derive = (context: AccessContext, permission: RequiredPermission) => Value | undefined;

/** IAM and Organizations answer from one Region, whichever the client names. */
const SINGLE_REGION_SERVICES = ["iam:", "organizations:"];
const SINGLE_REGION = "us-east-1";

/** Callers from outside, and those who sign nothing, have no account. */
function ofAccount(derive: Derive): Derive {
  return (context, permission) => (hasAccount(context.caller) ? derive(context, permission) : undefined);
}

const hasAccount = ({ identity }: Caller): boolean => identity.kind !== "federated" && identity.kind !== "anonymous";

/**
 * By key in lower case. Every request is modelled as one that came straight from the caller over TLS: no AWS service
 * stands between (`aws:calledvia` and the like are absent), and no VPC endpoint (`aws:sourcevpc` is absent).
 */
export const GLOBAL_KEYS: ReadonlyMap<string, Derive> = new Map<string, Derive>([
  ["aws:principalarn", ofAccount(({ caller }) => principalArn(caller))],
  ["aws:principaltype", ({ caller }) => PRINCIPAL_TYPE[caller.identity.kind]],
  ["aws:principalaccount", ofAccount(({ caller }) => caller.accountId)],
  ["aws:principalorgid", ofAccount(({ world, caller }) => organizationOf(world, caller.accountId)?.id)],
  ["aws:principalorgpaths", ofAccount(({ world, caller }) => organizationPaths(world, caller.accountId))],
  ["aws:principalisawsservice", () => "false"],
  ["aws:username", ({ caller }) => (caller.identity.kind === "user" ? caller.identity.user.name : undefined)],
  ["aws:userid", ({ caller }) => userId(caller)],
  ["aws:requestedregion", ({ request }, { action }) => requestedRegion(action, request.region)],
  ["aws:multifactorauthpresent", ({ caller, assumptions }) => factorPresent(caller, assumptions)],
  ["aws:multifactorauthage", ({ caller, now }) => fromSession(caller, (session) => factorAge(session, now))],
  ["aws:tokenissuetime", ({ caller }) => fromSession(caller, ({ issuedAt }) => formatInstant(issuedAt))],
  ["aws:federatedprovider", ({ caller }) => fromSession(caller, ({ federatedProvider }) => federatedProvider)],
  ["aws:assumedroot", ({ caller }) => fromSession(caller, assumedRoot)],
  ["aws:sourceidentity", ({ caller }) => fromSession(caller, sourceIdentity)],
  ["aws:sourceip", ({ request, assumptions }) => sourceAddress(request.sourceIp, assumptions)],
  ["aws:useragent", ({ request }) => request.userAgent],
  ["aws:securetransport", () => "true"],
  ["aws:viaawsservice", () => "false"],
  ["aws:currenttime", ({ now }) => formatInstant(now)],
  ["aws:epochtime", ({ now }) => String(Math.floor(now / 1000))],
  ["aws:resourceaccount", ({ caller }, permission) => resourceAccount(caller, permission)],
  [
    "aws:resourceorgid",
    ({ world, caller }, permission) => organizationOf(world, resourceAccount(caller, permission))?.id,
  ],
  [
    "aws:resourceorgpaths",
    ({ world, caller }, permission) => organizationPaths(world, resourceAccount(caller, permission)),
  ],
]);

/** Asking touches the assumption: a decision that reads the address rests on where the caller is taken to be. */
function sourceAddress(connection: string, assumptions: AssumptionReader): string {
  const assumed = assumptions.value("intruder-address");
  return assumed === "connection" ? connection : assumed;
}

function factorPresent(caller: Caller, assumptions: AssumptionReader): string | undefined {
  const isAssumed = assumptions.value("intruder-mfa") === "present";
  return fromSession(caller, ({ mfa }) => String(mfa || isAssumed));
}

const PRINCIPAL_TYPE = {
  root: "Account",
  user: "User",
  role: "AssumedRole",
  federatedUser: "FederatedUser",
  federated: undefined,
  anonymous: "Anonymous",
} as const;

/** The role's ARN with its path for a session, never the session's. */
const principalArn = ({ identity, principal }: Caller): string =>
  identity.kind === "role" ? identity.role.arn : principal.arn;

function userId({ identity, accountId }: Caller): string | undefined {
  if (identity.kind === "root") return accountId;
  if (identity.kind === "user") return identity.user.id;
  if (identity.kind === "federated") return undefined;
  if (identity.kind === "anonymous") return "anonymous";
  if (identity.kind === "federatedUser") return `${accountId}:${identity.name}`;
  const { owner } = identity.session;
  return `${identity.role.id}:${owner.kind === "role" ? owner.sessionName : ""}`;
}

/** From the organization through its root and organizational units, with a slash at the end. */
function organizationPaths(world: World, accountId: AccountId): readonly string[] | undefined {
  const organization = organizationOf(world, accountId);
  const parentId = world.accounts.get(accountId)?.membership?.parentId;
  if (organization === undefined || parentId === undefined) return undefined;
  return organizationPath(organization, parentId).keyValue;
}

const requestedRegion = (action: string, region: string): string =>
  SINGLE_REGION_SERVICES.some((prefix) => action.startsWith(prefix)) ? SINGLE_REGION : region;

/** Keys that only temporary credentials bring. */
const fromSession = ({ credential }: Caller, read: (session: Session) => string | undefined): string | undefined =>
  credential.kind === "session" ? read(credential.session) : undefined;

const factorAge = ({ mfa, issuedAt }: Session, now: number): string | undefined =>
  mfa ? String(Math.floor((now - issuedAt) / 1000)) : undefined;

/** IAM User Guide, global condition keys: there in sessions of AssumeRoot alone. */
const assumedRoot = ({ taskPolicyArn }: Session): string | undefined =>
  taskPolicyArn === undefined ? undefined : "true";

const sourceIdentity = ({ owner }: Session): string | undefined =>
  owner.kind === "role" ? owner.sourceIdentity : undefined;

const resourceAccount = (caller: Caller, { resourceAccountId }: RequiredPermission): AccountId =>
  resourceAccountId ?? caller.accountId;
