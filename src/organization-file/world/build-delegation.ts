/** What an organization of the file delegates, once its accounts are there. */
import { readDelegationPolicy } from "../../domain/index.ts";
import { type AccountId, invariant } from "../../kernel/index.ts";
import type { DelegationPolicyEntry, OrganizationEntry } from "../organization-file.ts";
import { type Building, instantOf, requiredText } from "./building.ts";

type Named = (reference: string) => AccountId;

export function buildDelegation(building: Building, { name, delegation }: OrganizationEntry, named: Named): void {
  const organizationId = building.organizationIds.get(name);
  invariant(organizationId !== undefined, `the organization \`${name}\` was built`);
  for (const { service, since } of delegation.trustedServices) {
    const at = instantOf(building, since);
    building.record({ kind: "ServiceAccessEnabled", organizationId, servicePrincipal: service.text, at });
  }
  for (const { account, services } of delegation.administrators) {
    const accountId = named(account.text);
    for (const { service, since } of services) {
      const registration = {
        organizationId,
        accountId,
        servicePrincipal: service.text,
        at: instantOf(building, since),
      };
      building.record({ kind: "DelegatedAdministratorRegistered", ...registration });
    }
  }
  const features = delegation.rootAccess?.features;
  if (features !== undefined && features.size > 0)
    building.record({ kind: "RootAccessSwitched", organizationId, features });
  if (delegation.policy !== undefined) putPolicy(building, organizationId, delegation.policy);
}

function putPolicy(building: Building, organizationId: string, { id, document, tags }: DelegationPolicyEntry): void {
  const content = requiredText(building, document);
  const delegates = readDelegationPolicy(content);
  invariant(delegates.ok, "a checked file has a delegation policy that AWS would take");
  const policy = { id: id?.text ?? `r${building.ids.policy()}`, content, delegates: delegates.value, tags };
  building.record({ kind: "ResourcePolicyPut", organizationId, policy });
}
