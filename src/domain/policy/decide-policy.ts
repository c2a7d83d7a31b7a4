/** Making, changing and deleting policies. Organizations API Reference: CreatePolicy, UpdatePolicy, DeletePolicy. */
import { type AccountId, accept, type Identifiers, type Result, refuse } from "../../kernel/index.ts";
import { asPolicyAdministrator } from "../delegation/standing.ts";
import type { DomainEvent } from "../domain-event.ts";
import { policyArn } from "../organization/arns.ts";
import type { Organization } from "../organization/organization.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { targetsOfPolicy } from "./attached-policies.ts";
import type { OrganizationPolicy, PolicyTypeName } from "./organization-policy.ts";
import { POLICY_LIMITS } from "./policy-limits.ts";

/** Says what is wrong with a document of the type, or undefined; the grammar is not the domain's. */
export type DocumentReader = (content: string, type: PolicyTypeName) => string | undefined;

export type CreatePolicyCommand = Readonly<{
  caller: AccountId;
  name: string;
  description: string;
  type: PolicyTypeName;
  content: string;
  tags: ReadonlyMap<string, string>;
}>;

export type UpdatePolicyCommand = Readonly<{
  caller: AccountId;
  policyId: string;
  /** What is left out stays as it is. */
  name: string | undefined;
  description: string | undefined;
  content: string | undefined;
}>;

type Decision = Result<readonly DomainEvent[], OrganizationsRefusal>;
type Making = Readonly<{ ids: Identifiers; problemOf: DocumentReader }>;

export function decideCreatePolicy(world: World, command: CreatePolicyCommand, { ids, problemOf }: Making): Decision {
  const { caller, name, description, type, content, tags } = command;
  const standing = asPolicyAdministrator(world, caller);
  if (!standing.ok) return standing;
  const organization = standing.value;
  if (organization.featureSet !== "ALL") return refuse({ kind: "PolicyTypeNotAvailable", policyType: type });
  if (isNameTaken(organization, { name, type })) return refuse({ kind: "DuplicatePolicy" });
  if (countOf(organization, type) >= POLICY_LIMITS[type].policies)
    return refuse({ kind: "LimitReached", limit: "policies" });
  const objection = objectionTo(content, type, problemOf);
  if (objection !== undefined) return refuse(objection);
  const id = ids.policy();
  const arn = policyArn(organization, type, id);
  const policy: OrganizationPolicy = { id, arn, name, description, type, awsManaged: false, content, tags };
  return accept([{ kind: "PolicyCreated", organizationId: organization.id, policy }]);
}

export function decideUpdatePolicy(world: World, command: UpdatePolicyCommand, problemOf: DocumentReader): Decision {
  const found = ownPolicy(world, command);
  if (!found.ok) return found;
  const { organization, policy } = found.value;
  const name = command.name ?? policy.name;
  if (isNameTaken(organization, { ...policy, name })) return refuse({ kind: "DuplicatePolicy" });
  const content = command.content ?? policy.content;
  const objection = objectionTo(content, policy.type, problemOf);
  if (objection !== undefined) return refuse(objection);
  const updated = { ...policy, name, content, description: command.description ?? policy.description };
  return accept([{ kind: "PolicyUpdated", organizationId: organization.id, policy: updated }]);
}

/** A policy goes only when it is attached nowhere; a disabled type has no attachments left. emulator.md section 3. */
export function decideDeletePolicy(world: World, command: Readonly<{ caller: AccountId; policyId: string }>): Decision {
  const found = ownPolicy(world, command);
  if (!found.ok) return found;
  const { organization, policy } = found.value;
  if (targetsOfPolicy(organization, policy.id).length > 0) return refuse({ kind: "PolicyInUse" });
  return accept([{ kind: "PolicyDeleted", organizationId: organization.id, policyId: policy.id }]);
}

type OwnPolicy = Readonly<{ organization: Organization; policy: OrganizationPolicy }>;

/** A policy that the organization itself wrote: AWS's own cannot be changed. */
function ownPolicy(
  world: World,
  { caller, policyId }: Readonly<{ caller: AccountId; policyId: string }>,
): Result<OwnPolicy, OrganizationsRefusal> {
  const standing = asPolicyAdministrator(world, caller);
  if (!standing.ok) return standing;
  const policy = standing.value.policies.get(policyId);
  if (policy === undefined) return refuse({ kind: "Missing", what: "policy" });
  if (policy.awsManaged) return refuse({ kind: "PolicyIsAwsManaged" });
  return accept({ organization: standing.value, policy });
}

function objectionTo(
  content: string,
  type: PolicyTypeName,
  problemOf: DocumentReader,
): OrganizationsRefusal | undefined {
  if (content.length > POLICY_LIMITS[type].characters) return { kind: "LimitReached", limit: "policyCharacters" };
  const problem = problemOf(content, type);
  return problem === undefined ? undefined : { kind: "MalformedPolicy", problem };
}

/** Names are told apart within a type; whether AWS also compares across types is not documented. */
function isNameTaken(
  { policies }: Organization,
  { id, name, type }: Readonly<{ id?: string; name: string; type: PolicyTypeName }>,
): boolean {
  for (const each of policies.values()) if (each.name === name && each.type === type && each.id !== id) return true;
  return false;
}

function countOf({ policies }: Organization, type: PolicyTypeName): number {
  let count = 0;
  for (const each of policies.values()) if (each.type === type && !each.awsManaged) count += 1;
  return count;
}
