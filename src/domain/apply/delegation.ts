/** Writes what an organization delegated: trusted services, administrators, the delegation policy, its feature set. */
import { unreachable } from "../../kernel/index.ts";
import { delegationOf } from "../delegation/delegates.ts";
import type { Delegation } from "../delegation/delegation.ts";
import type { DelegationEvent } from "../domain-event.ts";
import { CLOUDTRAIL } from "../logging/trail.ts";
import { SECURITY_HUB } from "../security-hub/hub.ts";
import { GUARDDUTY } from "../threat-detection/detector.ts";
import { keepStoresOfOwner } from "./event-data-store.ts";
import type { MutableWorld } from "./mutable-world.ts";
import { stored } from "./organization.ts";
import { endHubAdministration } from "./security-hub.ts";
import { endThreatAdministration } from "./threat-detection.ts";
import { keepTrailsOfOwner } from "./trail.ts";

export function applyDelegationEvent(world: MutableWorld, event: DelegationEvent) {
  if (event.kind === "ServiceAccessDisabled" && event.servicePrincipal === CLOUDTRAIL) {
    keepTrailsOfOwner(world, event.organizationId);
    keepStoresOfOwner(world, event.organizationId);
  }
  endAdministrations(world, event);
  const organization = stored(world, event.organizationId);
  const delegation = changed(delegationOf(organization), event);
  const { delegation: _, ...others } = organization;
  world.organizations.set(organization.id, isEmpty(delegation) ? others : { ...others, delegation });
}

/** What a member administers ends with its registration, and with trusted access. */
function endAdministrations(world: MutableWorld, event: DelegationEvent): void {
  const { organizationId } = event;
  if (event.kind !== "ServiceAccessDisabled" && event.kind !== "DelegatedAdministratorDeregistered") return;
  const administrator = event.kind === "DelegatedAdministratorDeregistered" ? { administrator: event.accountId } : {};
  if (event.servicePrincipal === GUARDDUTY) endThreatAdministration(world, { organizationId, ...administrator });
  if (event.servicePrincipal === SECURITY_HUB) endHubAdministration(world, { organizationId, ...administrator });
}

/** Nothing is left delegated: then the organization is as it was before anything was. */
const isEmpty = ({ trustedServices, administrators, resourcePolicy }: Delegation): boolean =>
  trustedServices.size + administrators.size === 0 && resourcePolicy === undefined;

function changed(before: Delegation, event: DelegationEvent): Delegation {
  switch (event.kind) {
    case "ServiceAccessEnabled":
      return { ...before, trustedServices: new Map([...before.trustedServices, [event.servicePrincipal, event.at]]) };
    case "ServiceAccessDisabled":
      return { ...before, trustedServices: without(before.trustedServices, event.servicePrincipal) };
    case "DelegatedAdministratorRegistered": {
      const services = new Map(before.administrators.get(event.accountId)).set(event.servicePrincipal, event.at);
      return { ...before, administrators: new Map(before.administrators).set(event.accountId, services) };
    }
    case "DelegatedAdministratorDeregistered": {
      const services = without(before.administrators.get(event.accountId) ?? new Map(), event.servicePrincipal);
      const administrators = new Map(before.administrators).set(event.accountId, services);
      if (services.size === 0) administrators.delete(event.accountId);
      return { ...before, administrators };
    }
    case "ResourcePolicyPut":
      return { ...before, resourcePolicy: event.policy };
    case "ResourcePolicyDeleted":
      return { ...before, resourcePolicy: undefined };
    default:
      return unreachable(event);
  }
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const after = new Map(map);
  after.delete(key);
  return after;
}
