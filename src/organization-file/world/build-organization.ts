/** One organization of the file: its tree, its policies, its accounts, in the order in which AWS would have made them. */
import {
  FULL_AWS_ACCESS_POLICY,
  type Organization,
  type OrganizationPolicy,
  policyArn,
  RCP_FULL_AWS_ACCESS_POLICY,
} from "../../domain/index.ts";
import { invariant } from "../../kernel/index.ts";
import type { AccountEntry, Mention, OrganizationEntry, UnitEntry } from "../organization-file.ts";
import { attachedTo, type OrganizationPolicyEntry, policiesIn } from "../organization-policies.ts";
import { noteWritten } from "../written-at.ts";
import { joinedAtOf, openAccount } from "./build-account.ts";
import { accountIdOf, type Building, instantOf, requiredText } from "./building.ts";

type Founded = Readonly<{
  entry: OrganizationEntry;
  organization: Organization;
  policyIds: ReadonlyMap<string, string>;
}>;

export function buildOrganization(building: Building, entry: OrganizationEntry): void {
  openAccount(building, { account: entry.management, standing: "management" });
  const organization = foundation(building, entry);
  building.organizationIds.set(entry.name, organization.id);
  building.record({ kind: "OrganizationCreated", organization });
  const policyIds = buildPolicies(building, entry, organization);
  const founded = { entry, organization, policyIds };
  join(building, founded, { account: entry.management, parentId: organization.rootId });
  attach(building, founded, { targetId: organization.rootId, policies: entry.root.policies });
  tagRoot(building, organization, entry.root.tags);
  buildUnit(building, founded, { unit: entry.root, id: organization.rootId });
}

function tagRoot(building: Building, { id, rootId }: Organization, tags: UnitEntry["tags"]): void {
  if (tags.size === 0) return;
  building.record({ kind: "ResourceTagged", organizationId: id, resource: "root", resourceId: rootId, tags });
}

function foundation(building: Building, entry: OrganizationEntry): Organization {
  const rootId = entry.root.id?.text ?? building.ids.root();
  const withControls = entry.featureSet === "ALL" ? [FULL_AWS_ACCESS_POLICY] : [];
  const builtIn = entry.policyTypes.includes("RESOURCE_CONTROL_POLICY")
    ? [...withControls, RCP_FULL_AWS_ACCESS_POLICY]
    : withControls;
  return {
    id: entry.id?.text ?? building.ids.organization(),
    label: entry.name,
    featureSet: entry.featureSet,
    managementAccountId: accountIdOf(building, entry.management),
    rootId,
    createdAt: instantOf(building, entry.created ?? entry.management.joinedAt),
    ...(entry.readyFrom !== undefined && { readyFrom: instantOf(building, entry.readyFrom) }),
    ...(entry.quotas !== undefined && { quotas: entry.quotas }),
    ...(!entry.memberCostAccess && { memberCostAccess: "barred" as const }),
    ...(!entry.commitmentSharing && { commitmentSharing: "off" as const }),
    enabledPolicyTypes: new Set(entry.policyTypes),
    organizationalUnits: new Map(),
    children: new Map([[rootId, { organizationalUnits: new Set(), accounts: new Set() }]]),
    policies: new Map(builtIn.map((policy) => [policy.id, policy])),
    attachments: new Map(),
  };
}

function buildPolicies(
  building: Building,
  entry: OrganizationEntry,
  organization: Organization,
): ReadonlyMap<string, string> {
  const ids = new Map([...organization.policies.values()].map((each) => [each.name, each.id]));
  for (const each of policiesIn(building.file, entry)) {
    const policy = policyFrom(building, each, organization);
    ids.set(each.key, policy.id);
    const document = each.document?.kind === "file" ? each.document.path : undefined;
    building.offsets.policies.set(policy.id, { at: each.at, document });
    building.record({ kind: "PolicyCreated", organizationId: organization.id, policy });
    const created = building.world.organizations.get(organization.id)?.policies.get(policy.id);
    if (created !== undefined && each.document !== undefined) noteWritten(created, building.file, each.document);
  }
  return ids;
}

function policyFrom(
  building: Building,
  entry: OrganizationPolicyEntry,
  organization: Organization,
): OrganizationPolicy {
  const id = entry.id?.text ?? building.ids.policy();
  const { name, description, type, tags } = entry;
  const arn = policyArn(organization, type, id);
  return { id, arn, name, description, type, awsManaged: false, content: requiredText(building, entry.document), tags };
}

/** Accounts of a unit, then the units in it, so that ids follow the order of the file. */
function buildUnit(
  building: Building,
  founded: Founded,
  { unit, id }: Readonly<{ unit: UnitEntry; id: string }>,
): void {
  for (const account of unit.accounts) {
    openAccount(building, { account, standing: "member" });
    join(building, founded, { account, parentId: id });
  }
  for (const child of unit.organizationalUnits) {
    const childId = child.id?.text ?? building.ids.organizationalUnit(founded.organization.rootId);
    const created = { id: childId, name: child.name, parentId: id, tags: child.tags };
    building.record({ kind: "OrganizationalUnitCreated", organizationId: founded.organization.id, unit: created });
    attach(building, founded, { targetId: childId, policies: child.policies });
    buildUnit(building, founded, { unit: child, id: childId });
  }
}

function join(
  building: Building,
  founded: Founded,
  { account, parentId }: Readonly<{ account: AccountEntry; parentId: string }>,
): void {
  const accountId = accountIdOf(building, account);
  const { id: organizationId } = founded.organization;
  const { method } = account;
  building.record({
    kind: "AccountJoined",
    accountId,
    organizationId,
    parentId,
    method,
    at: joinedAtOf(building, account),
  });
  attach(building, founded, { targetId: accountId, policies: account.policies });
}

function attach(
  building: Building,
  { entry, organization, policyIds }: Founded,
  { targetId, policies }: Readonly<{ targetId: string; policies: readonly Mention[] | undefined }>,
): void {
  for (const name of attachedTo(entry, policies)) {
    const policyId = policyIds.get(name);
    invariant(policyId !== undefined, `the policy \`${name}\` is not in \`${entry.name}\``);
    building.record({ kind: "PolicyAttached", organizationId: organization.id, policyId, targetId });
  }
}
