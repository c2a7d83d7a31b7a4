/** Writes what happened to identities, keys and sessions. */
import { unreachable } from "../../kernel/index.ts";
import type { IdentityEvent } from "../domain-event.ts";
import type { MfaDevice } from "../principal/credentials.ts";
import { applyGroupEvent, replaceKey } from "./group.ts";
import { applyIamSettingEvent } from "./iam-setting.ts";
import { identitiesIn, managedPoliciesIn, usersIn } from "./identities.ts";
import { type MutableWorld, open } from "./mutable-world.ts";
import { followPrincipal, forgetPrincipal, noteTrust } from "./named-principals.ts";

/** Events carry whole values, so each of them replaces or removes one entry. */
export function applyIdentityEvent(world: MutableWorld, event: IdentityEvent) {
  switch (event.kind) {
    case "UserChanged":
      usersIn(world, event.accountId).set(event.user.name, event.user);
      return;
    case "UserDeleted":
      forgetPrincipal(world, identitiesIn(world, event.accountId).users.get(event.userName));
      usersIn(world, event.accountId).delete(event.userName);
      return;
    case "RoleChanged":
      noteTrust(world, event.role);
      open(identitiesIn(world, event.accountId).roles).set(event.role.name, event.role);
      return;
    case "RoleDeleted":
      forgetPrincipal(world, identitiesIn(world, event.accountId).roles.get(event.roleName));
      open(identitiesIn(world, event.accountId).roles).delete(event.roleName);
      return;
    case "ManagedPolicyChanged":
      managedPoliciesIn(world, event.accountId).set(event.policy.arn, event.policy);
      return;
    case "ManagedPolicyDeleted":
      managedPoliciesIn(world, event.accountId).delete(event.arn);
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
      return applyGroupEvent(world, identitiesIn(world, event.accountId), event);
    case "MfaDeviceChanged":
      return applyIamSettingEvent(world, identitiesIn(world, event.device.accountId), event);
    case "MfaDeviceDeleted":
    case "PasswordPolicyChanged":
    case "AccountAliasChanged":
    case "IdentityProviderChanged":
    case "IdentityProviderDeleted":
    case "RoleDeletionRequested":
      return applyIamSettingEvent(world, identitiesIn(world, event.accountId), event);
    default:
      unreachable(event);
  }
}

type Renamed = Extract<IdentityEvent, { kind: "UserRenamed" }>;

/** Keys, sessions and second factors follow their user. */
function renameUser(world: MutableWorld, { accountId, userName, user }: Renamed): void {
  const known = identitiesIn(world, accountId);
  followPrincipal(world, known.users.get(userName), user);
  replaceKey(usersIn(world, accountId), userName, user);
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
