/** Everything that has a say in one request, gathered from the world. */
import type { AttachedPolicy, PolicyLevel, PolicyScope } from "../../authorization/index.ts";
import { admitsOthers, isManagementAccount, organizationOf, type World } from "../../domain/index.ts";
import type { AccountId } from "../../kernel/index.ts";
import type { Caller } from "../caller.ts";
import type { RequiredPermission } from "../operation.ts";
import type { AccessContext } from "./access-context.ts";
import { attachedPolicy } from "./compiled-policies.ts";
import { identityPolicies } from "./identity-policies.ts";
import { isEnabled, ladderTo } from "./organization-ladder.ts";

/** Emulated services that resource control policies reach. policy-evaluation 3.6: STS, S3 and SQS since November 2024, EventBridge by the list of September 2026. */
const RESOURCE_CONTROLLED_SERVICES: ReadonlySet<string> = new Set(["sts", "events", "s3", "sqs"]);

/**
 * Identity policies and boundary of the caller, session policies, the caller's account's ladder of service control
 * policies, the resource's account's ladder of resource control policies, and the resource's own policy.
 * Organizations User Guide: "SCPs", "RCPs"; policy-evaluation 3.5 to 3.7.
 */
export function policyScope(context: AccessContext, permission: RequiredPermission): PolicyScope {
  const own = ownScope(context);
  const resourceControl = resourceControlOf(context, permission);
  const { resourceAccountId, resourcePolicy } = permission;
  if (resourceControl === undefined && resourceAccountId === undefined && resourcePolicy === undefined) return own;
  const isShut = isShutTo(context, permission);
  return {
    ...own,
    ...(isShut ? { exemptions: [...(own.exemptions ?? []), SHUT] } : {}),
    ...(resourceControl === undefined ? {} : { resourceControl }),
    ...(isShut ? {} : resourcePolicyOf(permission)),
    ...(resourceAccountId === undefined ? {} : { resourceAccountId }),
  };
}

const SHUT = "the resource's account is closed or suspended, so the resource's policy lets nobody in from outside";

/** The caller comes from outside, and the account that owns the resource is in no state to let anybody in. aws-facts 3.2. */
export function isShutTo({ world, caller, now }: AccessContext, { resourceAccountId }: RequiredPermission): boolean {
  if (resourceAccountId === undefined) return false;
  if (resourceAccountId === caller.accountId && caller.identity.kind !== "anonymous") return false;
  const owner = world.accounts.get(resourceAccountId);
  return owner !== undefined && !admitsOthers(owner, now);
}

const ownScopes = new WeakMap<Caller, PolicyScope>();

/** What does not hang on the resource: the same value again while everything that it is made of is the same. */
function ownScope(context: AccessContext): PolicyScope {
  const { caller, assumptions } = context;
  const { identity, boundary } = identityPolicies(context);
  const { ladder, exemptions } = serviceControlOf(context);
  const known = ownScopes.get(caller);
  if (
    known?.identity === identity &&
    known.boundary === boundary &&
    known.serviceControl === ladder &&
    known.exemptions === exemptions &&
    known.assumptions === assumptions.values
  )
    return known;
  const session = sessionPolicies(context);
  const scope = {
    principal: caller.principal,
    identity,
    ...(boundary === undefined ? {} : { boundary }),
    ...(session === undefined ? {} : { session }),
    ...(ladder === undefined ? {} : { serviceControl: ladder }),
    exemptions,
    assumptions: assumptions.values,
  };
  ownScopes.set(caller, scope);
  return scope;
}

/** A session of GetFederationToken may nothing without a policy of its own; any other one is not limited then. */
function sessionPolicies({ caller }: AccessContext): readonly AttachedPolicy[] | undefined {
  if (caller.credential.kind !== "session") return undefined;
  const { taskPolicyArn } = caller.credential.session;
  if (taskPolicyArn !== undefined) return rootTask(taskPolicyArn, caller.credential.session.policies);
  if (caller.credential.session.policies.length === 0) return caller.identity.kind === "federatedUser" ? [] : undefined;
  return caller.credential.session.policies.map((text, index) =>
    attachedPolicy({ type: "session", name: `session policy ${index + 1}` }, text, "session"),
  );
}

const ALLOW_ALL = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}';

/**
 * The published task policies deny whatever is not the task and allow nothing: what they leave is the root user's own permission,
 * which needs no policy. Inferred, as no session could do anything otherwise.
 */
const rootTask = (arn: string, texts: readonly string[]): readonly AttachedPolicy[] => [
  attachedPolicy({ type: "session", name: "what the root user may" }, ALLOW_ALL, "session"),
  ...texts.map((text) => attachedPolicy({ type: "session", name: lastPart(arn), arn }, text, "session")),
];

const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);

export type ServiceControl = Readonly<{ ladder?: readonly PolicyLevel[]; exemptions: readonly string[] }>;

const NONE: readonly string[] = [];
const NO_ORGANIZATION: ServiceControl = {
  exemptions: ["the caller's account is in no organization, so no service control policy applies"],
};
const MANAGEMENT: ServiceControl = {
  exemptions: ["the management account is exempt from service control policies"],
};
const NOT_ENABLED: ServiceControl = {
  exemptions: ["service control policies are not enabled in the caller's organization"],
};

const FEDERATED: ServiceControl = {
  exemptions: [
    "a caller from outside has no account, so no service control policy applies",
    "the token or assertion of the identity provider is believed: its signature is not verified here",
  ],
};

const ANONYMOUS: ServiceControl = {
  exemptions: ["an anonymous caller has no account, so no service control policy applies"],
};

const serviceControlOf = ({ world, caller }: AccessContext): ServiceControl =>
  caller.identity.kind === "federated"
    ? FEDERATED
    : caller.identity.kind === "anonymous"
      ? ANONYMOUS
      : serviceControlOver(world, caller.accountId);

/** The ladder of service control policies over the principals of an account, or why there is none. */
export function serviceControlOver(world: World, accountId: AccountId): ServiceControl {
  const organization = organizationOf(world, accountId);
  const account = world.accounts.get(accountId);
  if (organization === undefined || account === undefined) return NO_ORGANIZATION;
  if (isManagementAccount(organization, account.id)) return MANAGEMENT;
  if (!isEnabled(organization, "serviceControl")) return NOT_ENABLED;
  return { ladder: ladderTo(organization, account, "serviceControl"), exemptions: NONE };
}

/** Only for resources of member accounts, in services that resource control policies reach. */
function resourceControlOf(
  { world, caller }: AccessContext,
  { action, resourceAccountId }: RequiredPermission,
): readonly PolicyLevel[] | undefined {
  if (!RESOURCE_CONTROLLED_SERVICES.has(action.slice(0, action.indexOf(":")))) return undefined;
  const ownerId = resourceAccountId ?? caller.accountId;
  const organization = organizationOf(world, ownerId);
  const owner = world.accounts.get(ownerId);
  if (organization === undefined || owner === undefined || isManagementAccount(organization, ownerId)) return undefined;
  return isEnabled(organization, "resourceControl") ? ladderTo(organization, owner, "resourceControl") : undefined;
}

function resourcePolicyOf({ resourcePolicy }: RequiredPermission): Pick<PolicyScope, "resourcePolicy"> {
  if (resourcePolicy === undefined) return {};
  const { type, name, text } = resourcePolicy;
  return { resourcePolicy: attachedPolicy({ type, name }, text, type) };
}
