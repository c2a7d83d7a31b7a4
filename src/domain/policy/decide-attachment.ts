/** Attaching and detaching policies. Organizations API Reference: AttachPolicy, DetachPolicy. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import { asPolicyAdministrator } from "../delegation/standing.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import { isTarget } from "../organization/tree.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { attachedPolicies } from "./attached-policies.ts";
import { type OrganizationPolicy, RCP_FULL_AWS_ACCESS } from "./organization-policy.ts";
import { NEVER_WITHOUT, POLICY_LIMITS } from "./policy-limits.ts";

export type AttachmentCommand = Readonly<{ caller: AccountId; policyId: string; targetId: string }>;
type Decision = Result<readonly DomainEvent[], OrganizationsRefusal>;

export function decideAttachPolicy(world: World, command: AttachmentCommand): Decision {
  const found = bothEnds(world, command);
  if (!found.ok) return found;
  const { organization, policy } = found.value;
  const { policyId, targetId } = command;
  const { type } = policy;
  if (!organization.enabledPolicyTypes.has(type)) return refuse({ kind: "PolicyTypeNotEnabled", policyType: type });
  const attached = attachedPolicies(organization, targetId, type);
  if (attached.includes(policy)) return refuse({ kind: "DuplicateAttachment" });
  if (attached.length >= POLICY_LIMITS[type].attached) return refuse({ kind: "LimitReached", limit: "attachments" });
  return accept([{ kind: "PolicyAttached", organizationId: organization.id, policyId, targetId }]);
}

/** The last policy of a type that must never be missing stays; `RCPFullAWSAccess` always stays. aws-facts 5. */
export function decideDetachPolicy(world: World, command: AttachmentCommand): Decision {
  const found = bothEnds(world, command);
  if (!found.ok) return found;
  const { organization, policy } = found.value;
  const { policyId, targetId } = command;
  const attached = attachedPolicies(organization, targetId, policy.type);
  if (!attached.includes(policy)) return refuse({ kind: "PolicyNotAttached" });
  if (policyId === RCP_FULL_AWS_ACCESS) return refuse({ kind: "PolicyNotDetachable" });
  if (NEVER_WITHOUT.has(policy.type) && attached.length === 1) return refuse({ kind: "LastAttachedPolicy" });
  return accept([{ kind: "PolicyDetached", organizationId: organization.id, policyId, targetId }]);
}

type BothEnds = Readonly<{ organization: Organization; policy: OrganizationPolicy }>;

function bothEnds(
  world: World,
  { caller, policyId, targetId }: AttachmentCommand,
): Result<BothEnds, OrganizationsRefusal> {
  const standing = asPolicyAdministrator(world, caller);
  if (!standing.ok) return standing;
  const organization = standing.value;
  const policy = organization.policies.get(policyId);
  if (policy === undefined) return refuse({ kind: "Missing", what: "policy" });
  if (!isTarget(world, organization, targetId)) return refuse({ kind: "Missing", what: "target" });
  return accept({ organization, policy });
}
