/** IAM Identity Center of the file: its instance, permission sets, and assignments with their roles. */
import { awsManagedPolicyNamed } from "../../catalogue/index.ts";
import {
  type AssignmentDecision,
  decideCreateAssignment,
  derivedUuid,
  type IdentityCenter,
  newPermissionSet,
  type PermissionSet,
} from "../../domain/index.ts";
import { type AccountId, type Instant, invariant } from "../../kernel/index.ts";
import type { AssignmentEntry, IdentityCenterEntry, PermissionSetEntry } from "../identity-center-entry.ts";
import type { OrganizationEntry } from "../organization-file.ts";
import { type Building, instantOf, requiredText } from "./building.ts";

type Named = (reference: string) => AccountId;

export function buildIdentityCenter(
  building: Building,
  { name, identityCenter: entry }: OrganizationEntry,
  named: Named,
): void {
  if (entry === undefined) return;
  const organizationId = building.organizationIds.get(name) ?? "";
  const at = instantOf(building, entry.since);
  const center = centerFrom(building, entry, { organizationId, at });
  building.record({ kind: "IdentityCenterEnabled", center });
  const sets = new Map(entry.permissionSets.map((each) => [each.name.text, setFrom(building, center, { each, at })]));
  for (const set of sets.values()) building.record({ kind: "PermissionSetChanged", set });
  for (const [index, each] of entry.assignments.entries()) {
    const set = sets.get(each.permissionSet.text);
    invariant(set, "the permission sets of a checked file exist");
    assign(building, { center, set, at }, { each, index, accountId: named(each.account.text) });
  }
}

type Where = Readonly<{ organizationId: string; at: Instant }>;

function centerFrom(
  { ids, world }: Building,
  entry: IdentityCenterEntry,
  { organizationId, at }: Where,
): IdentityCenter {
  const organization = world.organizations.get(organizationId);
  invariant(organization, `organization ${organizationId} is in this world`);
  return {
    instanceArn: `arn:aws:sso:::instance/${entry.id ?? `ssoins-${hexadecimal(ids.uuid()).slice(0, 16)}`}`,
    identityStoreId: entry.identityStoreId ?? `d-${hexadecimal(ids.uuid()).slice(0, 10)}`,
    organizationId,
    accountId: organization.managementAccountId,
    region: entry.region,
    createdAt: at,
  };
}

const hexadecimal = (uuid: string): string => uuid.replaceAll("-", "");

function setFrom(
  building: Building,
  { instanceArn }: IdentityCenter,
  { each, at }: Readonly<{ each: PermissionSetEntry; at: Instant }>,
): PermissionSet {
  const { name, description, sessionDuration, id } = each;
  const set = { name: name.text, description, sessionDuration, relayState: undefined };
  const made = newPermissionSet(instanceArn, { set, seed: "file", now: at });
  return {
    ...made,
    ...(id !== undefined && { arn: `${made.arn.slice(0, made.arn.lastIndexOf("/"))}/${id}` }),
    managedPolicies: each.policies.map(({ text }) => awsManagedPolicyNamed(text)?.arn ?? text),
    inlinePolicy: each.document && requiredText(building, each.document),
  };
}

type Around = Readonly<{ center: IdentityCenter; set: PermissionSet; at: Instant }>;
type Assigned = Readonly<{ each: AssignmentEntry; index: number; accountId: AccountId }>;

function assign(building: Building, { center, set, at }: Around, { each, index, accountId }: Assigned): void {
  const decided: AssignmentDecision = decideCreateAssignment(
    building.world,
    {
      caller: center.accountId,
      instanceArn: center.instanceArn,
      permissionSetArn: set.arn,
      accountId,
      principalType: each.group === undefined ? "USER" : "GROUP",
      principalId: each.group ?? each.user ?? "",
      requestId: derivedUuid(center.instanceArn, String(index)),
    },
    at,
  );
  invariant(decided.ok, "the assignments of a checked file are to its own accounts");
  for (const event of decided.value) if (event.kind !== "AssignmentRequested") building.record(event);
}
