/** Writes what happened to identities, keys and sessions. */
import { type AccountId, unreachable } from "../../kernel/index.ts";
import type { IdentityEvent } from "../domain-event.ts";
import type { MfaDevice } from "../principal/credentials.ts";
import type { AccountIdentities } from "../principal/principal.ts";
import { applyGroupEvent, replaceKey } from "./group.ts";
import { applyIamSettingEvent } from "./iam-setting.ts";
import { type MutableWorld, open } from "./mutable-world.ts";

/** Events carry whole values, so each of them replaces or removes one entry. */
export function applyIdentityEvent(world: MutableWorld, event: IdentityEvent) {
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
    case "UserRenamed":
      return renameUser(world, event);
    case "GroupChanged":
    case "GroupDeleted":
    case "GroupRenamed":
      return applyGroupEvent(world, identities(world, event.accountId), event);
    case "MfaDeviceChanged":
      return applyIamSettingEvent(world, identities(world, event.device.accountId), event);
    case "MfaDeviceDeleted":
    case "PasswordPolicyChanged":
    case "AccountAliasChanged":
    case "IdentityProviderChanged":
    case "IdentityProviderDeleted":
    case "RoleDeletionRequested":
      return applyIamSettingEvent(world, identities(world, event.accountId), event);
    default:
      unreachable(event);
  }
}

type Renamed = Extract<IdentityEvent, { kind: "UserRenamed" }>;

/** Keys, sessions and second factors follow their user. */
function renameUser(world: MutableWorld, { accountId, userName, user }: Renamed): void {
  const known = identities(world, accountId);
  replaceKey(open(known.users), userName, user);
  if (userName === user.name) return;
  for (const key of world.accessKeys.values()) {
    if (key.accountId !== accountId || key.owner.kind === "root" || key.owner.userName !== userName) continue;
    world.accessKeys.set(key.id, { ...key, owner: { kind: "user", userName: user.name } });
  }
  for (const session of world.sessions.values()) {
    const { owner } = session;
    if (session.accountId !== accountId || !("userName" in owner) || owner.userName !== userName) continue;
    world.sessions.set(session.accessKeyId, { ...session, owner: { ...owner, userName: user.name } });
  }
  const devices = [...(known.mfaDevices ?? [])].map(([serial, device]) => [serial, following(device)] as const);
  if (devices.length > 0) world.identities.set(accountId, { ...known, mfaDevices: new Map(devices) });

  function following(device: MfaDevice): MfaDevice {
    const { enabled } = device;
    if (enabled?.owner.kind !== "user" || enabled.owner.userName !== userName) return device;
    return { ...device, enabled: { ...enabled, owner: { kind: "user", userName: user.name } } };
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
