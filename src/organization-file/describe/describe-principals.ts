/** Users, roles and keys of one account as the file writes them. */
import { awsManagedPolicyByArn } from "../../catalogue/index.ts";
import {
  type AccessKey,
  type Account,
  type AccountIdentities,
  DEFAULT_ACCESS_ROLE,
  type Group,
  type Role,
  SERVICE_LINKED_ROLE,
  TRAIL_ROLE,
  type User,
} from "../../domain/index.ts";
import type { AccountId, Json } from "../../kernel/index.ts";
import { trustPolicyText } from "../world/trust-policy.ts";
import { documentOf, fromMap, type JsonObject, present, tagsOf } from "./omit.ts";
import type { PolicyKeys } from "./policy-keys.ts";
import { trustedWords } from "./trusted-words.ts";

export type PrincipalsOf = Readonly<{
  account: Account;
  identities: AccountIdentities | undefined;
  keys: readonly AccessKey[];
  policyKeys: PolicyKeys;
  managementAccountId: AccountId | undefined;
  /** The roles that AWS made and the file need not mention. */
  implied: ReadonlySet<string>;
}>;

export function describePrincipals(of: PrincipalsOf): JsonObject {
  const { identities, implied } = of;
  const roles = new Map([...(identities?.roles ?? [])].filter(([name]) => !implied.has(name)));
  return present({
    root: describeRoot(of),
    roles: fromMap(roles, (each) => describeRole(of, each)),
    users: fromMap(identities?.users ?? new Map<string, User>(), (each) => describeUser(of, each)),
    groups: fromMap(identities?.groups ?? new Map<string, Group>(), (each) => describePolicies(of, each)),
    policies: [...(identities?.managedPolicies.keys() ?? [])].map((arn) => policyKey(of, arn)),
  });
}

const describeRoot = ({ account, keys }: PrincipalsOf): JsonObject =>
  present({
    password: account.rootUser.password,
    mfa: account.rootUser.mfa,
    recovery: account.rootUser.recovery === "barred" ? false : undefined,
    accessKeys: keys.filter(({ owner }) => owner.kind === "root").map(describeKey),
  });

const describeKey = ({ id, status }: AccessKey): Json => ({ id, status });

function describeUser(of: PrincipalsOf, user: User): JsonObject {
  const own = of.keys.filter(({ owner }) => owner.kind === "user" && owner.userName === user.name);
  const hasFactor = [...(of.identities?.mfaDevices?.values() ?? [])].some(
    ({ enabled }) => enabled?.owner.kind === "user" && enabled.owner.userName === user.name,
  );
  return present({
    ...describePrincipal(of, user),
    groups: user.groups,
    password: user.loginProfile === undefined ? undefined : true,
    mfa: hasFactor ? true : undefined,
    accessKeys: own.map(describeKey),
  });
}

function describeRole(of: PrincipalsOf, role: Role): JsonObject {
  return present({
    trust: describeTrust(of, role.trustPolicy),
    description: role.description,
    ...describePrincipal(of, role),
    maxSessionDuration: role.maxSessionDuration === 3600 ? undefined : role.maxSessionDuration,
    serviceLinked: role.serviceLinked ? true : undefined,
  });
}

const describePolicies = (of: PrincipalsOf, holder: User | Role | Group): JsonObject =>
  present({
    path: holder.path === "/" ? undefined : holder.path,
    policies: holder.attachedPolicies.map((arn) => policyKey(of, arn)),
    inlinePolicies: fromMap(holder.inlinePolicies, (text) => ({ document: documentOf(text) })),
  });

const describePrincipal = (of: PrincipalsOf, principal: User | Role): JsonObject =>
  present({
    ...describePolicies(of, principal),
    boundary: principal.boundary === undefined ? undefined : policyKey(of, principal.boundary),
    tags: tagsOf(principal.tags),
  });

/** A policy that neither AWS nor the account knows keeps its ARN, which reading the file back will refuse. */
const policyKey = ({ policyKeys }: PrincipalsOf, arn: string): string =>
  policyKeys.ofIdentities.get(arn) ?? awsManagedPolicyByArn(arn)?.name ?? arn;

const describeTrust = ({ account, managementAccountId }: PrincipalsOf, text: string): Json =>
  trustedWords({ accountId: account.id, managementAccountId }, text) ?? { document: documentOf(text) };

type RolesSeen = Readonly<{
  roles: ReadonlyMap<string, Role>;
  isManagement: boolean;
  managementAccountId: AccountId | undefined;
}>;

/** What a member has without saying so, seen from the roles it really has. */
export function rolesOfAws(account: Account, { roles, isManagement, managementAccountId }: RolesSeen) {
  const { membership } = account;
  const expected = membership?.method === "CREATED" && !isManagement;
  const accessRole = roles.get(DEFAULT_ACCESS_ROLE);
  const trusted = { accountId: account.id, managementAccountId, named: () => undefined };
  const isPlain = expected && accessRole?.trustPolicy === trustPolicyText(trusted, [{ text: "management" }]);
  const hasServiceLinked = roles.has(SERVICE_LINKED_ROLE);
  return {
    // The role of organization trails comes and goes with them.
    implied: new Set([
      ...(hasServiceLinked ? [SERVICE_LINKED_ROLE] : []),
      ...(isPlain ? [DEFAULT_ACCESS_ROLE] : []),
      ...(membership === undefined ? [] : [TRAIL_ROLE]),
    ]),
    accessRole: expected && accessRole === undefined ? false : undefined,
    serviceLinkedRole: hasServiceLinked === (membership !== undefined) ? undefined : hasServiceLinked,
  };
}
