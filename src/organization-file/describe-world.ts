/**
 * A world as the content of an organization file. Left out, because the format has no words for it: sessions, requests
 * to create accounts, handshakes that have ended, a process of enabling all features, older versions of customer managed
 * policies, second factors that nobody has enabled, identity providers, rules for passwords, aliases of accounts, budgets
 * and monitors of anomalies, AWS Config of accounts outside, what was done with stack sets and who asked for
 * assignments, code of functions, detectors of accounts that nobody watches, invitations to resource shares.
 */
import {
  type AccessKey,
  type Account,
  type EventRule,
  type EventTarget,
  eventRuleKey,
  type Handshake,
  type Organization,
  type World,
} from "../domain/index.ts";
import { formatInstantMs, type Instant, invariant, type Json } from "../kernel/index.ts";
import { describeAgreements, describeBilling } from "./describe/describe-billing.ts";
import { describeDelegation } from "./describe/describe-delegation.ts";
import { describeEventDataStores } from "./describe/describe-event-data-stores.ts";
import { describeFunctions } from "./describe/describe-functions.ts";
import { describeQuotas, describeSignUp, describeState } from "./describe/describe-life-cycle.ts";
import { describeMemberAccess, rolesThatCome, rulesThatCome } from "./describe/describe-member-access.ts";
import { describePrincipals, rolesOfAws } from "./describe/describe-principals.ts";
import { describeSecurityServices } from "./describe/describe-security-services.ts";
import { describeServiceQuotas } from "./describe/describe-service-quotas.ts";
import { describeTrails } from "./describe/describe-trails.ts";
import { documentOf, type JsonObject, present, tagsOf } from "./describe/omit.ts";
import { type PolicyKeys, policyKeys } from "./describe/policy-keys.ts";
import { EVERY_MEMBER_ACCOUNT } from "./organization-file.ts";
import { attachedTo } from "./organization-policies.ts";
import type { LoadedWorld } from "./world-from-file.ts";

/** What a file says beyond the world, carried over from the file that the world came from. */
export type WorldNotes = Pick<LoadedWorld, "detections" | "guardrails" | "allowedDepartures">;

type Describing = Readonly<{
  world: World;
  policyKeys: PolicyKeys;
  keysByAccount: ReadonlyMap<string, readonly AccessKey[]>;
  notes: Partial<WorldNotes>;
  /** By account: roles that other entries bring. */
  rolesThatCome: ReadonlyMap<string, ReadonlySet<string>>;
}>;

/** The content as plain JSON; `organizationFileText` writes it as YAML. */
export function describeWorld(world: World, notes: Partial<WorldNotes> = {}): JsonObject {
  const protects = new Map((notes.guardrails ?? []).map((each) => [each.policyId, each.protects]));
  const keys = policyKeys(world, { protects });
  const byAccount = keysByAccount(world);
  const describing = { world, policyKeys: keys, keysByAccount: byAccount, notes, rolesThatCome: rolesThatCome(world) };
  const standalone = [...world.accounts.values()].filter((each) => each.membership === undefined);
  return {
    orgdrill: 1,
    ...present({
      organizations: [...world.organizations.values()].map((each) => describeOrganization(describing, each)),
      standaloneAccounts: standalone.map((each) => describeAccount(describing, each)),
      policies: keys.entries,
      detections: describeDetections(describing),
      trails: describeTrails(world),
      eventDataStores: describeEventDataStores(world),
      functions: describeFunctions(world),
      billing: describeBilling(world),
      serviceQuotas: describeServiceQuotas(world),
      agreements: describeAgreements(world),
      invitations: openInvitations(world).map((each) => describeInvitation(world, each)),
    }),
  };
}

function keysByAccount(world: World): ReadonlyMap<string, readonly AccessKey[]> {
  const keys = new Map<string, AccessKey[]>();
  for (const key of world.accessKeys.values()) {
    const known = keys.get(key.accountId);
    if (known === undefined) keys.set(key.accountId, [key]);
    else known.push(key);
  }
  return keys;
}

function describeOrganization(describing: Describing, organization: Organization): JsonObject {
  const { label, id, createdAt, readyFrom, featureSet, enabledPolicyTypes, managementAccountId, rootId } = organization;
  const rootTags = organization.rootTags ?? new Map();
  return {
    name: label,
    id,
    created: date(createdAt),
    ...present({
      readyFrom: readyFrom === undefined ? undefined : date(readyFrom),
      quotas: describeQuotas(organization),
      memberCostAccess: organization.memberCostAccess === "barred" ? false : undefined,
      commitmentSharing: organization.commitmentSharing === "off" ? false : undefined,
    }),
    featureSet,
    policyTypes: [...enabledPolicyTypes],
    management: describeAccount(describing, accountOf(describing.world, managementAccountId), organization),
    ...describeDelegation(organization),
    ...describeSecurityServices(describing.world, organization),
    ...describeMemberAccess(describing.world, organization),
    root: { id: rootId, ...present({ tags: tagsOf(rootTags) }), ...describeContents(describing, organization, rootId) },
  };
}

function describeContents(describing: Describing, organization: Organization, parentId: string): JsonObject {
  const children = organization.children.get(parentId);
  const accounts = [...(children?.accounts ?? [])].filter((each) => each !== organization.managementAccountId);
  return {
    ...attachedPolicies(describing, organization, parentId),
    ...present({
      accounts: accounts.map((each) => describeAccount(describing, accountOf(describing.world, each), organization)),
      organizationalUnits: [...(children?.organizationalUnits ?? [])].map((unitId) => {
        const unit = organization.organizationalUnits.get(unitId);
        const tags = present({ tags: tagsOf(unit?.tags ?? new Map()) });
        return { id: unitId, name: unit?.name ?? "", ...tags, ...describeContents(describing, organization, unitId) };
      }),
    }),
  };
}

/** `policies` where they are not what the file would take for granted; RCPFullAWSAccess in its last place is. */
function attachedPolicies(describing: Describing, organization: Organization, targetId: string): JsonObject {
  const names = (organization.attachments.get(targetId) ?? []).map((policyId) => {
    const own = describing.policyKeys.ofOrganization.get(policyId);
    return own ?? organization.policies.get(policyId)?.name ?? policyId;
  });
  const byDefault = attachedTo({ policyTypes: [...organization.enabledPolicyTypes] }, undefined);
  return JSON.stringify(names) === JSON.stringify(byDefault) ? {} : { policies: names };
}

function describeAccount(describing: Describing, account: Account, organization?: Organization): JsonObject {
  const { id, createdAt, membership, signUp } = account;
  const identities = describing.world.identities.get(id);
  const isManagement = organization?.managementAccountId === id;
  const managementAccountId = organization?.managementAccountId;
  const roles = identities?.roles ?? new Map();
  const {
    implied: ofAws,
    accessRole,
    serviceLinkedRole,
  } = rolesOfAws(account, { roles, isManagement, managementAccountId });
  const implied = new Set([...ofAws, ...(describing.rolesThatCome.get(id) ?? [])]);
  const keys = describing.keysByAccount.get(id) ?? [];
  const principals = { account, identities, keys, policyKeys: describing.policyKeys, managementAccountId, implied };
  const reason = describing.notes.allowedDepartures?.get(id);
  return {
    id,
    name: account.name,
    email: account.email,
    ...present({
      created: createdAt === membership?.joinedAt ? undefined : date(createdAt),
      ...describeState(account),
      joined: membership && { method: membership.method.toLowerCase(), at: date(membership.joinedAt) },
      signUp: describeSignUp(signUp),
      departure: reason === undefined ? undefined : "allowed",
      reason,
      accessRole,
      serviceLinkedRole,
      tags: tagsOf(account.tags),
    }),
    ...(organization === undefined ? {} : attachedPolicies(describing, organization, id)),
    principals: describePrincipals(principals),
  };
}

/** Detections keep their names from the notes; a rule that came later is called after itself. */
function describeDetections({ world, notes }: Describing): JsonObject {
  const named = new Map(
    [...(notes.detections ?? [])].flatMap(([name, { rules, withinMs }]) =>
      rules.map((rule) => [eventRuleKey(rule), { name, withinMs, everywhere: rules.length > 1 }] as const),
    ),
  );
  const coming = rulesThatCome(world);
  return Object.fromEntries(
    [...world.eventRules].flatMap(([ruleKey, rule]) => {
      if (coming.has(ruleKey)) return [];
      const note = named.get(ruleKey);
      const key = note?.name ?? ruleKey;
      const everywhere = note?.everywhere === true;
      return [[key, describeRule(rule, { key, withinMs: note?.withinMs, everywhere })] as const];
    }),
  );
}

const describeRule = (
  rule: EventRule,
  { key, withinMs, everywhere }: Readonly<{ key: string; withinMs: number | undefined; everywhere: boolean }>,
): Json =>
  present({
    account: everywhere ? EVERY_MEMBER_ACCOUNT : rule.accountId,
    region: rule.region,
    name: rule.name === key ? undefined : rule.name,
    bus: rule.busName === "default" ? undefined : rule.busName,
    description: rule.description,
    state: rule.state,
    within: withinMs === undefined ? undefined : `${withinMs}ms`,
    notify: rule.targets.map(describeTarget),
    pattern: documentOf(rule.pattern),
  });

const describeTarget = ({ id, arn, input }: EventTarget): Json =>
  input === undefined && id === arn.slice(arn.lastIndexOf(":") + 1) ? arn : present({ id, arn, input });

const openInvitations = (world: World): readonly Handshake[] =>
  [...world.handshakes.values()].filter((each) => each.state === "OPEN" && each.action === "INVITE");

function describeInvitation(world: World, handshake: Handshake): JsonObject {
  const { id, organizationId, target, notes, requestedAt, tags } = handshake;
  return present({
    id,
    from: world.organizations.get(organizationId)?.label ?? organizationId,
    to: target.kind === "ACCOUNT" ? target.accountId : target.email,
    notes,
    at: date(requestedAt),
    tags: tagsOf(tags),
  });
}

function accountOf(world: World, id: Account["id"]): Account {
  const account = world.accounts.get(id);
  invariant(account !== undefined, `account ${id} is not in this world`);
  return account;
}

const date = (at: Instant): string => formatInstantMs(at);
