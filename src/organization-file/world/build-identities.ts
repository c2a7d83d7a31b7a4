/** Who can act in one account: AWS's own roles, then roles, users, customer managed policies and keys of the file. */
import { awsManagedPolicyNamed } from "../../catalogue/index.ts";
import {
  type AccessKey,
  accessRole,
  createServiceLinkedRole,
  DEFAULT_ACCESS_ROLE,
  type DeviceOwner,
  type Group,
  groupArn,
  type InlinePolicies,
  isAwsManagedPolicyArn,
  type LoginProfile,
  type MfaDevice,
  managedPolicyArn,
  mfaDeviceArn,
  type Role,
  roleArn,
  SERVICE_LINKED_ROLE,
  type User,
  userArn,
} from "../../domain/index.ts";
import { type AccountId, type Instant, invariant } from "../../kernel/index.ts";
import type { AccessKeyEntry, AccountPlace, GroupEntry, Mention, RoleEntry, UserEntry } from "../organization-file.ts";
import { noteWritten } from "../written-at.ts";
import { createdAtOf } from "./build-account.ts";
import { accountIdOf, type Building, requiredText } from "./building.ts";
import { type TrustedAccounts, trustPolicyText } from "./trust-policy.ts";

type Owner = Readonly<{ accountId: AccountId; createdAt: Instant; trusted: TrustedAccounts; place: AccountPlace }>;

export function buildIdentities(building: Building, place: AccountPlace, trusted: TrustedAccounts): void {
  const { account } = place;
  const owner = {
    accountId: accountIdOf(building, account),
    createdAt: createdAtOf(building, account),
    trusted,
    place,
  };
  buildRolesOfAws(building, owner);
  for (const role of account.principals.roles) buildRole(building, owner, role);
  for (const group of account.principals.groups) buildGroup(building, owner, group);
  for (const user of account.principals.users) buildUser(building, owner, user);
  for (const key of ownPolicyKeys(building, place)) buildManagedPolicy(building, owner, key);
  buildKeys(building, owner, { owner: ROOT, keys: account.principals.root.accessKeys });
  if (building.world.accounts.get(owner.accountId)?.rootUser.mfa === true) {
    buildSecondFactor(building, owner, { name: "root-account-mfa-device", of: ROOT });
  }
}

/** Members have the service-linked role, created ones the management account's role as well; a role of the file wins. aws-facts 2.3. */
function buildRolesOfAws({ world, ids, record }: Building, { accountId, createdAt, trusted, place }: Owner): void {
  const { account, organization, isManagement } = place;
  const birth = { now: createdAt, ids };
  const isInFile = (name: string): boolean => account.principals.roles.some((each) => each.name === name);
  if ((account.serviceLinkedRole ?? organization !== undefined) && !isInFile(SERVICE_LINKED_ROLE)) {
    for (const event of createServiceLinkedRole(world, accountId, birth)) record(event);
  }
  const isCreatedMember = organization !== undefined && !isManagement && account.method === "CREATED";
  const roleName = account.accessRole ?? (isCreatedMember ? DEFAULT_ACCESS_ROLE : false);
  const { managementAccountId } = trusted;
  if (roleName === false || managementAccountId === undefined || isInFile(roleName)) return;
  record({ kind: "RoleChanged", accountId, role: accessRole(accountId, { roleName, managementAccountId }, birth) });
}

function buildRole(building: Building, owner: Owner, entry: RoleEntry): void {
  const { accountId } = owner;
  const arn = roleArn(accountId, entry.path, entry.name);
  building.offsets.principals.set(arn, entry.at);
  // Written out: keys after a spread would give every role a hidden class of its own.
  const role: Role = {
    name: entry.name,
    path: entry.path,
    id: building.ids.principal("AROA"),
    arn,
    createdAt: owner.createdAt,
    description: entry.description,
    trustPolicy:
      entry.trust.kind === "document"
        ? requiredText(building, entry.trust.document)
        : trustPolicyText(owner.trusted, entry.trust.names),
    inlinePolicies: inlinePoliciesOf(building, entry),
    attachedPolicies: attachedPoliciesOf(building, accountId, entry),
    boundary: boundaryOf(building, accountId, entry),
    maxSessionDuration: entry.maxSessionDuration,
    tags: entry.tags,
    serviceLinked: entry.serviceLinked,
  };
  building.record({ kind: "RoleChanged", accountId, role });
}

function buildUser(building: Building, owner: Owner, entry: UserEntry): void {
  const { accountId } = owner;
  const arn = userArn(accountId, entry.path, entry.name);
  building.offsets.principals.set(arn, entry.at);
  const user: User = {
    name: entry.name,
    path: entry.path,
    id: building.ids.principal("AIDA"),
    arn,
    createdAt: owner.createdAt,
    inlinePolicies: inlinePoliciesOf(building, entry),
    attachedPolicies: attachedPoliciesOf(building, accountId, entry),
    boundary: boundaryOf(building, accountId, entry),
    tags: entry.tags,
    ...(entry.groups.length === 0 ? {} : { groups: entry.groups.map(({ text }) => text) }),
    ...(entry.password ? { loginProfile: loginProfile(building, owner) } : {}),
  };
  building.record({ kind: "UserChanged", accountId, user });
  if (entry.mfa) buildSecondFactor(building, owner, { name: entry.name, of: { kind: "user", userName: entry.name } });
  buildKeys(building, owner, { owner: { kind: "user", userName: entry.name }, keys: entry.accessKeys });
}

function buildGroup(building: Building, { accountId, createdAt }: Owner, entry: GroupEntry): void {
  const { name, path } = entry;
  const arn = groupArn(accountId, path, name);
  building.offsets.principals.set(arn, entry.at);
  const group: Group = {
    name,
    path,
    id: building.ids.principal("AGPA"),
    arn,
    createdAt,
    inlinePolicies: inlinePoliciesOf(building, entry),
    attachedPolicies: attachedPoliciesOf(building, accountId, entry),
  };
  building.record({ kind: "GroupChanged", accountId, group });
}

const loginProfile = ({ ids }: Building, { createdAt }: Owner): LoginProfile => ({
  createdAt,
  password: ids.password(),
  changedAt: createdAt,
  resetRequired: false,
  previousPasswords: [],
});

const ROOT = { kind: "root" } as const;

type SecondFactor = Readonly<{ name: string; of: DeviceOwner }>;

/** A virtual device that goes by its owner's name, enabled when the account was opened. */
function buildSecondFactor(
  { ids, record }: Building,
  { accountId, createdAt }: Owner,
  { name, of }: SecondFactor,
): void {
  const device: MfaDevice = {
    serialNumber: mfaDeviceArn(accountId, "/", name),
    accountId,
    seed: ids.mfaSeed(),
    enabled: { owner: of, at: createdAt },
    lastStep: undefined,
  };
  record({ kind: "MfaDeviceChanged", device });
}

const NO_INLINE_POLICIES: InlinePolicies = new Map();

function inlinePoliciesOf(building: Building, { inlinePolicies }: Pick<UserEntry, "inlinePolicies">): InlinePolicies {
  if (inlinePolicies.length === 0) return NO_INLINE_POLICIES;
  return new Map(inlinePolicies.map((each) => [each.name, requiredText(building, each.document)]));
}

type Attaching = Pick<GroupEntry, "policies">;

function attachedPoliciesOf(building: Building, accountId: AccountId, { policies }: Attaching): readonly string[] {
  const arns = policies.map(({ text }) => identityPolicyArn(building, accountId, text));
  const [only, ...others] = arns;
  if (only === undefined) return NO_POLICIES;
  return others.length === 0 && isAwsManagedPolicyArn(only) ? alone(only) : arns;
}

const NO_POLICIES: readonly string[] = [];
const ALONE = new Map<string, readonly string[]>();

/** A policy of AWS that is attached alone, as AdministratorAccess is in tens of thousands of accounts: one list for all. */
function alone(arn: string): readonly string[] {
  const known = ALONE.get(arn) ?? [arn];
  ALONE.set(arn, known);
  return known;
}

const boundaryOf = (building: Building, accountId: AccountId, { boundary }: RoleEntry | UserEntry) =>
  boundary === undefined ? undefined : identityPolicyArn(building, accountId, boundary.text);

function identityPolicyArn({ file }: Building, accountId: AccountId, key: string): string {
  const own = file.policies.get(key);
  if (own !== undefined) return managedPolicyArn(accountId, "/", own.name);
  const arn = awsManagedPolicyNamed(key)?.arn;
  invariant(arn !== undefined, `the identity policy \`${key}\` is unknown`);
  return arn;
}

/** Customer managed policies that the account needs, each once, in order of first use. */
function ownPolicyKeys({ file }: Building, { account }: AccountPlace): ReadonlySet<string> {
  const { roles, users, groups, policies } = account.principals;
  const boundaryIn = (each: RoleEntry | UserEntry): readonly Mention[] =>
    each.boundary === undefined ? [] : [each.boundary];
  const used = [...roles, ...users].flatMap((each) => [...each.policies, ...boundaryIn(each)]);
  const ofGroups = groups.flatMap((each) => each.policies);
  return new Set([...used, ...ofGroups, ...policies].map((each) => each.text).filter((key) => file.policies.has(key)));
}

function buildManagedPolicy(building: Building, { accountId, createdAt }: Owner, key: string): void {
  const entry = building.file.policies.get(key);
  invariant(entry !== undefined, `the identity policy \`${key}\` is unknown`);
  const arn = managedPolicyArn(accountId, "/", entry.name);
  building.offsets.principals.set(arn, entry.at);
  building.record({
    kind: "ManagedPolicyChanged",
    accountId,
    policy: {
      name: entry.name,
      path: "/",
      id: building.ids.principal("ANPA"),
      arn,
      createdAt,
      description: entry.description === "" ? undefined : entry.description,
      defaultVersion: "v1",
      versions: new Map([["v1", { content: requiredText(building, entry.document), createdAt }]]),
    },
  });
  const created = building.world.identities.get(accountId)?.managedPolicies.get(arn);
  if (created !== undefined && entry.document !== undefined) noteWritten(created, building.file, entry.document);
}

type Keys = Readonly<{ owner: AccessKey["owner"]; keys: readonly AccessKeyEntry[] }>;

function buildKeys({ ids, record }: Building, { accountId, createdAt }: Owner, { owner, keys }: Keys): void {
  for (const { id, status } of keys) {
    const key = { id: id?.text ?? ids.accessKey("AKIA"), secret: ids.secret(), accountId, owner, status, createdAt };
    record({ kind: "AccessKeyChanged", key });
  }
}
