/** The policies of an organization on the way from its root to one account, level by level. */
import type { AttachedPolicy, LevelReference, PolicyLevel } from "../../authorization/index.ts";
import type { Account, Organization, OrganizationPolicy } from "../../domain/index.ts";
import { organizationPath } from "./organization-path.ts";
import { writtenPolicy } from "./written-policy.ts";

export type LadderType = "serviceControl" | "resourceControl";

const POLICY_TYPE = {
  serviceControl: "SERVICE_CONTROL_POLICY",
  resourceControl: "RESOURCE_CONTROL_POLICY",
} as const;

/** A level as it was built, and what it was built from: it holds as long as those are the same values. */
type BuiltLevel = Readonly<{
  name: string;
  attachedIds: readonly string[];
  policies: readonly (OrganizationPolicy | undefined)[];
  level: PolicyLevel;
}>;

const NOTHING_ATTACHED: readonly string[] = [];

/** The world changes an organization's maps in place, so a level is checked against them each time it is used. */
const builtLevels: Readonly<Record<LadderType, WeakMap<Organization, Map<string, BuiltLevel>>>> = {
  serviceControl: new WeakMap(),
  resourceControl: new WeakMap(),
};

/** The same ladder again while its levels are the same, so that it is told apart and kept by what it is. */
const builtLadders: Readonly<Record<LadderType, WeakMap<Account, readonly PolicyLevel[]>>> = {
  serviceControl: new WeakMap(),
  resourceControl: new WeakMap(),
};

/** Root first, then organizational units, then the account, which must be a member. A level without policies is empty, not absent. */
export function ladderTo(organization: Organization, account: Account, type: LadderType): readonly PolicyLevel[] {
  const { ids } = organizationPath(organization, account.membership?.parentId ?? organization.rootId);
  const known = builtLadders[type].get(account);
  if (known !== undefined && isLadder(known, organization, { ids, account, type })) return known;
  const ladder = [...ids, account].map((place) => levelOf(organization, place, type));
  builtLadders[type].set(account, ladder);
  return ladder;
}

type Way = Readonly<{ ids: readonly string[]; account: Account; type: LadderType }>;

/** Asked with every call, so it makes nothing. */
function isLadder(ladder: readonly PolicyLevel[], organization: Organization, { ids, account, type }: Way): boolean {
  if (ladder.length !== ids.length + 1) return false;
  for (let index = 0; index < ladder.length; index++) {
    if (levelOf(organization, ids[index] ?? account, type) !== ladder[index]) return false;
  }
  return true;
}

/** Whether the type is switched on: only with all features, and only when enabled on the root. */
export const isEnabled = (organization: Organization, type: LadderType): boolean =>
  organization.featureSet === "ALL" && organization.enabledPolicyTypes.has(POLICY_TYPE[type]);

/** The id of a root or organizational unit, or an account. */
type Place = string | Account;

const idOf = (place: Place): string => (typeof place === "string" ? place : place.id);

const ROOT_NAME = "Root";

const nameOf = (organization: Organization, place: Place): string =>
  typeof place === "string" ? (organization.organizationalUnits.get(place)?.name ?? ROOT_NAME) : place.name;

function referenceTo(organization: Organization, place: Place): LevelReference {
  const name = nameOf(organization, place);
  if (typeof place !== "string") return { kind: "account", id: place.id, name };
  return { kind: organization.organizationalUnits.has(place) ? "organizationalUnit" : "root", id: place, name };
}

function levelOf(organization: Organization, place: Place, type: LadderType): PolicyLevel {
  const kept = keptLevels(organization, type);
  const attachedIds = organization.attachments.get(idOf(place)) ?? NOTHING_ATTACHED;
  const known = kept.get(idOf(place));
  const name = nameOf(organization, place);
  if (known !== undefined && known.name === name && isCurrent(known, organization, attachedIds)) return known.level;
  const policies = attachedIds.map((id) => organization.policies.get(id));
  const reference = referenceTo(organization, place);
  const level = { level: reference, policies: policies.flatMap((policy) => attached(policy, type)) };
  kept.set(idOf(place), { name, attachedIds, policies, level });
  return level;
}

function isCurrent(built: BuiltLevel, organization: Organization, attachedIds: readonly string[]): boolean {
  if (built.attachedIds !== attachedIds) return false;
  for (let index = 0; index < attachedIds.length; index++) {
    if (organization.policies.get(attachedIds[index] ?? "") !== built.policies[index]) return false;
  }
  return true;
}

function attached(policy: OrganizationPolicy | undefined, type: LadderType): readonly AttachedPolicy[] {
  if (policy?.type !== POLICY_TYPE[type]) return [];
  const { id, arn, name, content } = policy;
  return [writtenPolicy(policy, { type, name, id, arn }, { text: content, kind: type })];
}

function keptLevels(organization: Organization, type: LadderType): Map<string, BuiltLevel> {
  const known = builtLevels[type].get(organization);
  if (known !== undefined) return known;
  const fresh = new Map<string, BuiltLevel>();
  builtLevels[type].set(organization, fresh);
  return fresh;
}
