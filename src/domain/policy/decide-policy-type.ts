/** Switching a policy type on and off at the root. Organizations API Reference: EnablePolicyType, DisablePolicyType. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import { delegationOf } from "../delegation/delegates.ts";
import { POLICY_TYPE_OF_SERVICE } from "../delegation/service-principals.ts";
import { asPolicyAdministrator } from "../delegation/standing.ts";
import type { DomainEvent, PolicyEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import { targetsOf } from "../organization/tree.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { defaultPolicyOf } from "./default-policies.ts";
import type { PolicyTypeName } from "./organization-policy.ts";

export type PolicyTypeCommand = Readonly<{ caller: AccountId; rootId: string; policyType: PolicyTypeName }>;
type Decision = Result<readonly DomainEvent[], OrganizationsRefusal>;

/**
 * Enabling attaches the type's default policy to the root, every unit and every account. An organization for consolidated
 * billing has no policy types. aws-facts 5, emulator.md section 3.
 */
export function decideEnablePolicyType(world: World, command: PolicyTypeCommand): Decision {
  const found = atRoot(world, command);
  if (!found.ok) return found;
  const organization = found.value;
  const { policyType } = command;
  if (organization.featureSet !== "ALL") return refuse({ kind: "PolicyTypeNotAvailable", policyType });
  if (organization.enabledPolicyTypes.has(policyType)) return refuse({ kind: "PolicyTypeAlreadyEnabled", policyType });
  if (!isServiceTrusted(organization, policyType))
    return refuse({ kind: "DelegationBlocked", by: "serviceAccessNotEnabled" });
  const enabled: DomainEvent = { kind: "PolicyTypeEnabled", organizationId: organization.id, policyType };
  return accept([enabled, ...attachDefaultEverywhere(organization, policyType)]);
}

/** Disabling detaches every policy of the type; enabling again brings back only the default. aws-facts 5. */
export function decideDisablePolicyType(world: World, command: PolicyTypeCommand): Decision {
  const found = atRoot(world, command);
  if (!found.ok) return found;
  const organization = found.value;
  const { policyType } = command;
  if (!organization.enabledPolicyTypes.has(policyType)) return refuse({ kind: "PolicyTypeNotEnabled", policyType });
  const disabled: DomainEvent = { kind: "PolicyTypeDisabled", organizationId: organization.id, policyType };
  return accept([...detachEverywhere(organization, policyType), disabled]);
}

/** Some types belong to a service, which has to be trusted first. ConstraintViolationException: SERVICE_ACCESS_NOT_ENABLED. */
function isServiceTrusted(organization: Organization, policyType: PolicyTypeName): boolean {
  for (const [service, type] of POLICY_TYPE_OF_SERVICE)
    if (type === policyType) return delegationOf(organization).trustedServices.has(service);
  return true;
}

function atRoot(world: World, { caller, rootId }: PolicyTypeCommand): Result<Organization, OrganizationsRefusal> {
  const organization = asPolicyAdministrator(world, caller);
  if (!organization.ok) return organization;
  return organization.value.rootId === rootId ? organization : refuse({ kind: "Missing", what: "root" });
}

function attachDefaultEverywhere(organization: Organization, policyType: PolicyTypeName): readonly PolicyEvent[] {
  const policy = defaultPolicyOf(policyType);
  if (policy === undefined) return [];
  const { id: organizationId } = organization;
  const events: PolicyEvent[] = [];
  if (!organization.policies.has(policy.id)) events.push({ kind: "PolicyCreated", organizationId, policy });
  for (const targetId of targetsOf(organization)) {
    if (organization.attachments.get(targetId)?.includes(policy.id)) continue;
    events.push({ kind: "PolicyAttached", organizationId, policyId: policy.id, targetId });
  }
  return events;
}

function detachEverywhere(organization: Organization, policyType: PolicyTypeName): readonly PolicyEvent[] {
  const events: PolicyEvent[] = [];
  for (const [targetId, attached] of organization.attachments) {
    for (const policyId of attached) {
      if (organization.policies.get(policyId)?.type !== policyType) continue;
      events.push({ kind: "PolicyDetached", organizationId: organization.id, policyId, targetId });
    }
  }
  return events;
}
