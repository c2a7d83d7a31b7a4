/** Whether an AWS service, or somebody on whose behalf it acts, may hand something over: asked of the receiver's own policy and of all others. */
import { authorize, type PolicyScope } from "../../authorization/index.ts";
import {
  admitsOthers,
  assumptionReader,
  identitiesOf,
  isManagementAccount,
  organizationOf,
  type Role,
  rootUserArn,
  type Session,
  type World,
} from "../../domain/index.ts";
import { type AccountId, addMs, formatInstant, type Instant, minutes } from "../../kernel/index.ts";
import { attachedPolicy } from "../access/compiled-policies.ts";
import { decideAccess } from "../access/index.ts";
import { isEnabled, ladderTo } from "../access/organization-ladder.ts";
import { organizationPath } from "../access/organization-path.ts";
import type { Caller } from "../caller.ts";

type Circumstances = Readonly<{ world: World; now: Instant; assumptions: Readonly<Record<string, string>> }>;

/** A resource that is to receive something. */
export type Receiver = Readonly<{
  action: string;
  arn: string;
  accountId: AccountId;
  /** The text of its own policy. */
  policy: string | undefined;
  /** Service condition keys in lower case. */
  keys?: Readonly<Record<string, string>>;
}>;

export type Source = Readonly<{ service: string; arn: string; accountId: AccountId }>;

/** A service principal: only the receiver's policy can let it in, and resource control policies can keep it out. */
export function mayService(
  circumstances: Circumstances,
  { service, arn, accountId }: Source,
  receiver: Receiver,
): boolean {
  const { world } = circumstances;
  const sourceOrganization = organizationOf(world, accountId)?.id;
  const keys = {
    ...common(circumstances, receiver),
    "aws:principalisawsservice": "true",
    "aws:principalservicename": service,
    "aws:sourcearn": arn,
    "aws:sourceaccount": accountId,
    ...(sourceOrganization === undefined ? {} : { "aws:sourceorgid": sourceOrganization }),
  };
  const principal = { kind: "service", accountId: "", arn: service } as const;
  return isAllowed(circumstances, receiver, { sourceAccountId: accountId, principal, keys });
}

/** An account as a whole, as one that sends events to another account's bus without a role. EventBridge User Guide: "Sending and receiving events between accounts". */
export function mayAccount(circumstances: Circumstances, accountId: AccountId, receiver: Receiver): boolean {
  const { world } = circumstances;
  const organization = organizationOf(world, accountId);
  const parentId = world.accounts.get(accountId)?.membership?.parentId;
  const arn = rootUserArn(accountId);
  const keys = {
    ...common(circumstances, receiver),
    "aws:principalarn": arn,
    "aws:principalaccount": accountId,
    "aws:principalisawsservice": "false",
    ...(organization === undefined ? {} : { "aws:principalorgid": organization.id }),
    ...(organization === undefined || parentId === undefined
      ? {}
      : { "aws:principalorgpaths": organizationPath(organization, parentId).keyValue }),
  };
  return isAllowed(circumstances, receiver, {
    sourceAccountId: accountId,
    principal: { kind: "root", accountId, arn },
    keys,
  });
}

type Asking = Readonly<{
  sourceAccountId: AccountId;
  principal: PolicyScope["principal"];
  keys: Readonly<Record<string, string | readonly string[]>>;
}>;

function isAllowed(circumstances: Circumstances, receiver: Receiver, asking: Asking): boolean {
  const { world, assumptions } = circumstances;
  const { sourceAccountId, principal, keys } = asking;
  const { action, arn, accountId, policy } = receiver;
  if (isShutTo(circumstances, sourceAccountId, accountId)) return false;
  const resourceControl = resourceControlOver(world, receiver);
  const scope: PolicyScope = {
    principal,
    identity: [],
    resourceAccountId: accountId,
    ...(resourceControl === undefined ? {} : { resourceControl }),
    ...(policy === undefined
      ? {}
      : { resourcePolicy: attachedPolicy({ type: "resource", name: arn }, policy, "resource") }),
    assumptions,
  };
  const request = { action, resource: arn, context: new Map(Object.entries(keys)) };
  return authorize(request, scope).outcome === "allowed";
}

/**
 * What another account sends does not get into a closed or suspended one; what its own resources send does. aws-facts 3.2 says
 * so of trails; that it goes for whatever services deliver is inferred.
 */
export function isShutTo({ world, now }: Pick<Circumstances, "world" | "now">, from: string, to: AccountId): boolean {
  const receiver = from === to ? undefined : world.accounts.get(to);
  return receiver !== undefined && !admitsOthers(receiver, now);
}

/** Services here that resource control policies reach. policy-evaluation 3.6. */
const RESOURCE_CONTROLLED = /^(sqs|events):/;

function resourceControlOver(world: World, { accountId, action }: Receiver): PolicyScope["resourceControl"] {
  if (!RESOURCE_CONTROLLED.test(action)) return undefined;
  const organization = organizationOf(world, accountId);
  const owner = world.accounts.get(accountId);
  if (organization === undefined || owner === undefined || isManagementAccount(organization, accountId))
    return undefined;
  return isEnabled(organization, "resourceControl") ? ladderTo(organization, owner, "resourceControl") : undefined;
}

function common({ world, now }: Circumstances, { accountId, keys = {} }: Receiver): Readonly<Record<string, string>> {
  const organizationId = organizationOf(world, accountId)?.id;
  return {
    ...keys,
    "aws:resourceaccount": accountId,
    ...(organizationId === undefined ? {} : { "aws:resourceorgid": organizationId }),
    "aws:securetransport": "true",
    "aws:viaawsservice": "false",
    "aws:currenttime": formatInstant(now),
    "aws:epochtime": String(Math.floor(now / 1000)),
  };
}

export type RoleAnswer = "allowed" | "missing" | "untrusted" | "denied";

/** A role that the service takes on: it must be there, trust the service, and be allowed what the service is about to do. */
export function mayRole(
  circumstances: Circumstances,
  { roleArn, service, region }: Readonly<{ roleArn: string; service: string; region: string }>,
  receiver: Receiver,
): RoleAnswer {
  const { world, now, assumptions } = circumstances;
  const taken = takeOn(circumstances, { roleArn, service });
  if (typeof taken === "string") return taken;
  const { role, owner } = taken;
  const request = { id: "", region, sourceIp: service, userAgent: service, host: service };
  const context = {
    world,
    caller: callerIn(role, owner, now),
    now,
    request,
    assumptions: assumptionReader(assumptions),
  };
  const { action, arn, accountId, policy, keys } = receiver;
  const permission = {
    action,
    resource: arn,
    resourceAccountId: accountId,
    ...(keys === undefined ? {} : { context: keys }),
    ...(policy === undefined ? {} : { resourcePolicy: { type: "resource", name: arn, text: policy } as const }),
  };
  return decideAccess(context, [permission]).allowed ? "allowed" : "denied";
}

type TakingOn = Readonly<{ roleArn: string; service: string }>;

/** Whether the service could take the role on, whatever it is then allowed. */
export function mayTakeOn(circumstances: Circumstances, asked: TakingOn): "allowed" | "missing" | "untrusted" {
  const taken = takeOn(circumstances, asked);
  return typeof taken === "string" ? taken : "allowed";
}

function takeOn(
  circumstances: Circumstances,
  { roleArn, service }: TakingOn,
): Readonly<{ role: Role; owner: AccountId }> | "missing" | "untrusted" {
  const owner = (roleArn.split(":")[4] ?? "") as AccountId;
  const roles = identitiesOf(circumstances.world, owner).roles.values();
  const role = [...roles].find(({ arn }) => arn === roleArn);
  if (role === undefined) return "missing";
  return trusts(circumstances, { role, owner, service }) ? { role, owner } : "untrusted";
}

function trusts(
  { world, now, assumptions }: Circumstances,
  { role, owner, service }: Readonly<{ role: Role; owner: AccountId; service: string }>,
): boolean {
  const keys = common(
    { world, now, assumptions },
    { action: "sts:AssumeRole", arn: role.arn, accountId: owner, policy: undefined },
  );
  const scope: PolicyScope = {
    principal: { kind: "service", accountId: "", arn: service },
    identity: [],
    resourceAccountId: owner,
    resourcePolicy: attachedPolicy({ type: "trust", name: role.name, arn: role.arn }, role.trustPolicy, "trust"),
    assumptions,
  };
  const request = { action: "sts:AssumeRole", resource: role.arn, context: new Map(Object.entries(keys)) };
  return authorize(request, scope).outcome === "allowed";
}

/** A session that the service holds for this one hand-over; nobody else sees its keys. */
function callerIn(role: Role, accountId: AccountId, now: Instant): Caller {
  const session: Session = {
    accessKeyId: "",
    secret: "",
    token: "",
    accountId,
    owner: { kind: "role", roleName: role.name, roleId: role.id, sessionName: "service", sourceIdentity: undefined },
    issuedAt: now,
    expiresAt: addMs(now, minutes(15)),
    mfa: false,
    policies: [],
    tags: new Map(),
  };
  const arn = `arn:aws:sts::${accountId}:assumed-role/${role.name}/service`;
  return {
    accountId,
    accessKeyId: "",
    credential: { kind: "session", session },
    principal: { kind: "roleSession", accountId, arn, issuerArn: role.arn, uniqueId: role.id },
    identity: { kind: "role", role, session },
  };
}
