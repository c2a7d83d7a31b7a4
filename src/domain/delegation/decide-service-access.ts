/** Trusted access of services. Organizations API Reference: EnableAWSServiceAccess, DisableAWSServiceAccess. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { asManagement } from "../organization/standing.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { administratorsOf } from "./decide-delegated-administrator.ts";
import { delegationOf } from "./delegates.ts";
import { isServicePrincipal, POLICY_TYPE_OF_SERVICE } from "./service-principals.ts";
import { asManagementWithAllFeatures } from "./standing.ts";

type ServiceAccessCommand = Readonly<{ caller: AccountId; servicePrincipal: string }>;
type Decision = Result<readonly DomainEvent[], OrganizationsRefusal>;

/** Enabling a service again changes nothing; trusted access needs all features. */
export function decideEnableServiceAccess(
  world: World,
  { caller, servicePrincipal }: ServiceAccessCommand,
  now: Instant,
): Decision {
  const standing = asManagementWithAllFeatures(world, caller);
  if (!standing.ok) return standing;
  if (!isServicePrincipal(servicePrincipal)) return refuse({ kind: "ServicePrincipalUnknown" });
  if (delegationOf(standing.value).trustedServices.has(servicePrincipal)) return accept([]);
  return accept([{ kind: "ServiceAccessEnabled", organizationId: standing.value.id, servicePrincipal, at: now }]);
}

/**
 * Disabling what is not enabled changes nothing. Delegated administrators have to be deregistered before: assumed from the
 * wording of DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE, as the operation's page is silent.
 */
export function decideDisableServiceAccess(world: World, { caller, servicePrincipal }: ServiceAccessCommand): Decision {
  const standing = asManagement(world, caller);
  if (!standing.ok) return standing;
  const organization = standing.value;
  if (!isServicePrincipal(servicePrincipal)) return refuse({ kind: "ServicePrincipalUnknown" });
  if (!delegationOf(organization).trustedServices.has(servicePrincipal)) return accept([]);
  if (administratorsOf(organization, servicePrincipal).length > 0)
    return refuse({ kind: "DelegationBlocked", by: "administratorExists" });
  const type = POLICY_TYPE_OF_SERVICE.get(servicePrincipal);
  if (type !== undefined && organization.enabledPolicyTypes.has(type))
    return refuse({ kind: "DelegationBlocked", by: "policyTypeEnabled" });
  return accept([{ kind: "ServiceAccessDisabled", organizationId: organization.id, servicePrincipal }]);
}
