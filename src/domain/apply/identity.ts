/** Writes what happened to identities, keys and sessions. */
import { type AccountId, unreachable } from "../../kernel/index.ts";
import type { IdentityEvent } from "../domain-event.ts";
import type { AccountIdentities } from "../principal/principal.ts";
import { type MutableWorld, open } from "./mutable-world.ts";

/** Events carry whole values, so each of them replaces or removes one entry. */
export function applyIdentityEvent(world: MutableWorld, event: IdentityEvent): void {
  switch (event.kind) {
    case "UserChanged":
      open(identities(world, event.accountId).users).set(event.user.name, event.user);
      return;
    case "UserDeleted":
      open(identities(world, event.accountId).users).delete(event.userName);
      return;
    case "RoleChanged":
      open(identities(world, event.accountId).roles).set(event.role.name, event.role);
      return;
    case "RoleDeleted":
      open(identities(world, event.accountId).roles).delete(event.roleName);
      return;
    case "ManagedPolicyChanged":
      open(identities(world, event.accountId).managedPolicies).set(event.policy.arn, event.policy);
      return;
    case "ManagedPolicyDeleted":
      open(identities(world, event.accountId).managedPolicies).delete(event.arn);
      return;
    case "AccessKeyChanged":
      world.accessKeys.set(event.key.id, event.key);
      return;
    case "AccessKeyDeleted":
      world.accessKeys.delete(event.accessKeyId);
      return;
    case "SessionIssued":
      world.sessions.set(event.session.accessKeyId, event.session);
      return;
    default:
      unreachable(event);
  }
}

/** An account has identities from its first user, role or policy on. */
function identities(world: MutableWorld, accountId: AccountId): AccountIdentities {
  const known = world.identities.get(accountId);
  if (known !== undefined) return known;
  const empty: AccountIdentities = { users: new Map(), roles: new Map(), managedPolicies: new Map() };
  world.identities.set(accountId, empty);
  return empty;
}
