/** The service control policies on the way to an account; accounts whose way reads the same share one path. */
import type { AttachedPolicy, LevelReference, PolicyLevel } from "../authorization/index.ts";
import {
  type Account,
  attachedPolicies,
  isManagementAccount,
  type Organization,
  organizationOf,
  pathTo,
  type World,
} from "../domain/index.ts";
import { type CompiledTexts, numbering } from "./compiled-texts.ts";

const SCP = "SERVICE_CONTROL_POLICY";

export type ServiceControlPath = Readonly<{
  /** The same path, hence number, for accounts of one organization whose levels hold the same texts. */
  number: number;
  organization: Organization | undefined;
  /** Root first. Absent where no service control policy binds: stand-alone, management account, type not enabled. */
  ladder: readonly PolicyLevel[] | undefined;
}>;

type Level = Readonly<{ key: string; policies: readonly AttachedPolicy[] }>;
type Stretch = Readonly<{ key: string; levels: readonly PolicyLevel[] }>;

/** Whether the type is switched on: only with all features, and only when enabled on the root. aws-facts 5. */
export const isEnabled = ({ featureSet, enabledPolicyTypes }: Organization): boolean =>
  featureSet === "ALL" && enabledPolicyTypes.has(SCP);

/** The path of any account of the world, from what is attached now; a path's levels are those of the first account on it. */
export function pathsIn(world: World, compiled: CompiledTexts): (account: Account) => ServiceControlPath {
  let count = 0;
  const number = (path: Omit<ServiceControlPath, "number">): ServiceControlPath => ({ number: count++, ...path });
  const known = new Map<Organization | undefined, (account: Account) => ServiceControlPath>();
  return (account) => {
    const organization = organizationOf(world, account.id);
    const pathOf = known.get(organization) ?? pathsOf(organization, compiled, number);
    known.set(organization, pathOf);
    return pathOf(account);
  };
}

type Numbering = (path: Omit<ServiceControlPath, "number">) => ServiceControlPath;

function pathsOf(
  organization: Organization | undefined,
  compiled: CompiledTexts,
  number: Numbering,
): (account: Account) => ServiceControlPath {
  const unbound = number({ organization, ladder: undefined });
  if (organization === undefined || !isEnabled(organization)) return () => unbound;
  const levelAt = levelsIn(organization, compiled);
  const stretches = new Map<string, Stretch>();
  const known = new Map<string, Map<Level, ServiceControlPath>>();
  const stretchTo = (parentId: string): Stretch => {
    const levels = pathTo(organization, parentId).map((id) => ({ id, ...levelAt(id) }));
    const stretch = {
      key: levels.map(({ key }) => key).join("/"),
      levels: levels.map(({ id, policies }) => ({ level: referenceTo(organization, id), policies })),
    };
    stretches.set(parentId, stretch);
    return stretch;
  };
  return (account) => {
    if (isManagementAccount(organization, account.id)) return unbound;
    const parentId = account.membership?.parentId ?? organization.rootId;
    const { key, levels } = stretches.get(parentId) ?? stretchTo(parentId);
    const own = levelAt(account.id);
    const alike = known.get(key) ?? new Map<Level, ServiceControlPath>();
    known.set(key, alike);
    const level: LevelReference = { kind: "account", id: account.id, name: account.name };
    const path = alike.get(own) ?? number({ organization, ladder: [...levels, { level, policies: own.policies }] });
    alike.set(own, path);
    return path;
  };
}

/** What is attached to a target; the same level for targets with the same texts. */
function levelsIn(organization: Organization, compiled: CompiledTexts): (targetId: string) => Level {
  const numberOf = numbering();
  const byIds = new Map<string, Level>();
  const byKey = new Map<string, Level>();
  return (targetId) => {
    const ids = organization.attachments.get(targetId)?.join() ?? "";
    const known = byIds.get(ids);
    if (known !== undefined) return known;
    const policies = attachedPolicies(organization, targetId, SCP);
    const numbers = [...new Set(policies.map(({ content }) => numberOf(content)))].sort((one, other) => one - other);
    const key = numbers.join();
    const level = byKey.get(key) ?? { key, policies: policies.map((policy) => attached(policy, compiled)) };
    byKey.set(key, level);
    byIds.set(ids, level);
    return level;
  };
}

function attached(
  { id, arn, name, content }: Readonly<{ id: string; arn: string; name: string; content: string }>,
  compiled: CompiledTexts,
): AttachedPolicy {
  return { reference: { type: "serviceControl", name, id, arn }, document: compiled(content, "serviceControl") };
}

function referenceTo(organization: Organization, id: string): LevelReference {
  const unit = organization.organizationalUnits.get(id);
  return unit === undefined ? { kind: "root", id, name: "Root" } : { kind: "organizationalUnit", id, name: unit.name };
}
