/** Writes second factors, identity providers, deletion tasks, password rules and the alias of an account. */
import { unreachable } from "../../kernel/index.ts";
import type { IamSettingEvent } from "../domain-event.ts";
import type { AccountIdentities } from "../principal/principal.ts";
import type { MutableWorld } from "./mutable-world.ts";

/** Few accounts have any of these, so their maps are replaced whole and absent when empty. */
export function applyIamSettingEvent(world: MutableWorld, identities: AccountIdentities, event: IamSettingEvent): void {
  const accountId = event.kind === "MfaDeviceChanged" ? event.device.accountId : event.accountId;
  world.identities.set(accountId, { ...identities, ...change(identities, event) });
}

function change(identities: AccountIdentities, event: IamSettingEvent): Partial<AccountIdentities> {
  const { mfaDevices, identityProviders, roleDeletions } = identities;
  switch (event.kind) {
    case "MfaDeviceChanged":
      return { mfaDevices: written(mfaDevices, event.device.serialNumber, event.device) };
    case "MfaDeviceDeleted":
      return { mfaDevices: written(mfaDevices, event.serialNumber, undefined) };
    case "PasswordPolicyChanged":
      return { passwordPolicy: event.passwordPolicy };
    case "AccountAliasChanged":
      return { alias: event.alias };
    case "IdentityProviderChanged":
      return { identityProviders: written(identityProviders, event.provider.arn, event.provider) };
    case "IdentityProviderDeleted":
      return { identityProviders: written(identityProviders, event.arn, undefined) };
    case "RoleDeletionRequested":
      return { roleDeletions: written(roleDeletions, event.deletion.id, event.deletion) };
    default:
      return unreachable(event);
  }
}

/** A copy with one entry set, or removed for undefined. */
function written<V>(
  map: ReadonlyMap<string, V> | undefined,
  key: string,
  value: V | undefined,
): ReadonlyMap<string, V> | undefined {
  const copy = new Map(map);
  if (value === undefined) copy.delete(key);
  else copy.set(key, value);
  return copy.size === 0 ? undefined : copy;
}
