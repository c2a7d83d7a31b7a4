/** Virtual second factors. IAM API Reference: CreateVirtualMFADevice, EnableMFADevice, DeactivateMFADevice, DeleteVirtualMFADevice. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { mfaDeviceArn } from "./arns.ts";
import type { DeviceOwner, MfaDevice } from "./credentials.ts";
import { mustBeOwner } from "./decide-access-keys.ts";
import { stepsAround } from "./decide-mfa-code.ts";
import type { IdentityDecision, Making } from "./decide-users.ts";
import { isSame, mfaDevicesOf, virtualDevicesOf } from "./find-mfa-device.ts";
import { codeOfStep, timeStepAt } from "./one-time-code.ts";
import { MFA_DEVICES_PER_PRINCIPAL } from "./quotas.ts";
import type { IdentityRefusal } from "./refusals.ts";
import { type TagList, tagComplaint } from "./tags.ts";

type Decision = Result<readonly DomainEvent[], IdentityRefusal>;

export type NewMfaDevice = Readonly<{ name: string; path: string; tags: TagList }>;

/** A device with a seed of its own; it belongs to nobody yet. */
export function decideCreateMfaDevice(
  { world, accountId, ids }: Making,
  { name, path, tags }: NewMfaDevice,
): IdentityDecision {
  const serialNumber = mfaDeviceArn(accountId, path, name);
  if (virtualDevicesOf(world, accountId).has(serialNumber)) {
    return refuse({ kind: "EntityAlreadyExists", entity: { kind: "mfaDevice", name } });
  }
  const complaint = tagComplaint(tags);
  if (complaint !== undefined) return refuse(complaint);
  const device: MfaDevice = {
    serialNumber,
    accountId,
    seed: ids.mfaSeed(),
    ...(tags.length === 0 ? {} : { tags: new Map(tags) }),
    enabled: undefined,
    lastStep: undefined,
  };
  return accept([{ kind: "MfaDeviceChanged", device }]);
}

export type MfaDeviceReference = Readonly<{ owner: DeviceOwner; serialNumber: string }>;
export type MfaEnabling = MfaDeviceReference & Readonly<{ codes: readonly [string, string]; now: Instant }>;

/** Two codes in a row show that whoever enables the device has it in hand. */
export function decideEnableMfaDevice(world: World, accountId: AccountId, enabling: MfaEnabling): Decision {
  const { owner, serialNumber, codes, now } = enabling;
  const known = mustBeOwner(world, accountId, owner);
  if (!known.ok) return known;
  const device = virtualDevicesOf(world, accountId).get(serialNumber);
  if (device === undefined) return noDevice(serialNumber);
  if (device.enabled !== undefined) {
    return refuse({ kind: "EntityAlreadyExists", entity: { kind: "mfaDevice", name: serialNumber } });
  }
  if (mfaDevicesOf(world, accountId, owner).length >= MFA_DEVICES_PER_PRINCIPAL) {
    return refuse({ kind: "LimitExceeded", quota: { kind: "mfaDevices", limit: MFA_DEVICES_PER_PRINCIPAL } });
  }
  const lastStep = stepOfPair(device.seed, codes, now);
  if (lastStep === undefined) return refuse({ kind: "WrongAuthenticationCode", because: "notConsecutive" });
  return accept([
    { kind: "MfaDeviceChanged", device: { ...device, enabled: { owner, at: now }, lastStep } },
    ...rootUserEvents(world, accountId, { owner, mfa: true }),
  ]);
}

/** The second of two codes may be of the step that comes next: people wait for it. */
function stepOfPair(seed: string, [first, second]: readonly [string, string], now: Instant): number | undefined {
  const later = [...stepsAround(timeStepAt(now))].find(
    (step) => codeOfStep(seed, step) === second && codeOfStep(seed, step - 1) === first,
  );
  return later;
}

export function decideDeactivateMfaDevice(world: World, accountId: AccountId, reference: MfaDeviceReference): Decision {
  const { owner, serialNumber } = reference;
  const known = mustBeOwner(world, accountId, owner);
  if (!known.ok) return known;
  const device = virtualDevicesOf(world, accountId).get(serialNumber);
  if (device === undefined || !isSame(device.enabled?.owner, owner)) return noDevice(serialNumber);
  const isLast = mfaDevicesOf(world, accountId, owner).length === 1;
  return accept([
    { kind: "MfaDeviceChanged", device: { ...device, enabled: undefined } },
    ...(isLast ? rootUserEvents(world, accountId, { owner, mfa: false }) : []),
  ]);
}

export function decideDeleteMfaDevice(world: World, accountId: AccountId, serialNumber: string): IdentityDecision {
  const device = virtualDevicesOf(world, accountId).get(serialNumber);
  if (device === undefined) return noDevice(serialNumber);
  if (device.enabled !== undefined) return refuse({ kind: "DeleteConflict", first: "enabledDevice" });
  return accept([{ kind: "MfaDeviceDeleted", accountId, serialNumber }]);
}

const noDevice = (serialNumber: string) =>
  refuse({ kind: "NoSuchEntity", entity: { kind: "mfaDevice", serialNumber } } as const);

/** Whether the root user is asked for a second factor is kept with its account. */
function rootUserEvents(
  world: World,
  accountId: AccountId,
  { owner, mfa }: Readonly<{ owner: DeviceOwner; mfa: boolean }>,
): readonly DomainEvent[] {
  const account = world.accounts.get(accountId);
  if (owner.kind !== "root" || account === undefined || account.rootUser.mfa === mfa) return [];
  return [{ kind: "RootUserChanged", accountId, rootUser: { ...account.rootUser, mfa } }];
}
