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
  const ladder = ids.map((id) => levelOf(organization, referenceTo(organization, id), type));
  ladder.push(levelOf(organization, { kind: "account", id: account.id, name: account.name }, type));
  const known = builtLadders[type].get(account);
  if (known?.length === ladder.length && known.every((level, index) => level === ladder[index])) return known;
  builtLadders[type].set(account, ladder);
  return ladder;
}

/** Whether the type is switched on: only with all features, and only when enabled on the root. */
export const isEnabled = (organization: Organization, type: LadderType): boolean =>
  organization.featureSet === "ALL" && organization.enabledPolicyTypes.has(POLICY_TYPE[type]);

function referenceTo(organization: Organization, parentId: string): LevelReference {
  const unit = organization.organizationalUnits.get(parentId);
  return unit === undefined
    ? { kind: "root", id: parentId, name: "Root" }
    : { kind: "organizationalUnit", id: parentId, name: unit.name };
}

function levelOf(organization: Organization, reference: LevelReference, type: LadderType): PolicyLevel {
  const kept = keptLevels(organization, type);
  const attachedIds = organization.attachments.get(reference.id) ?? NOTHING_ATTACHED;
  const known = kept.get(reference.id);
  if (known !== undefined && isCurrent(known, organization, { name: reference.name, attachedIds })) return known.level;
  const policies = attachedIds.map((id) => organization.policies.get(id));
  const level = { level: reference, policies: policies.flatMap((policy) => attached(policy, type)) };
  kept.set(reference.id, { name: reference.name, attachedIds, policies, level });
  return level;
}

function isCurrent(
  built: BuiltLevel,
  organization: Organization,
  { name, attachedIds }: Pick<BuiltLevel, "name" | "attachedIds">,
): boolean {
  if (built.attachedIds !== attachedIds || built.name !== name) return false;
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
