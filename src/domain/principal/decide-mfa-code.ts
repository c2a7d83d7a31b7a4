/** Does the code of a second factor count? STS API Reference: GetSessionToken and AssumeRole, SerialNumber and TokenCode. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { IdentityEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import type { DeviceOwner, MfaDevice } from "./credentials.ts";
import { isSame, virtualDevicesOf } from "./find-mfa-device.ts";
import { codeOfStep, timeStepAt } from "./one-time-code.ts";
import type { MfaComplaint } from "./refusals.ts";

/** Steps of 30 seconds by which a code may be early or late. RFC 6238 section 5.2 recommends one; AWS does not say: inferred. */
const TOLERANCE = 1;

/** The time step that the code belongs to, or why it does not count now. Each code works once. */
export function verifyMfaCode(
  { seed, lastStep = -1 }: Pick<MfaDevice, "seed"> & Readonly<{ lastStep?: number | undefined }>,
  code: string,
  now: Instant,
): Result<number, MfaComplaint> {
  const current = timeStepAt(now);
  const matching = [...stepsAround(current)].filter((step) => codeOfStep(seed, step) === code);
  const fresh = matching.find((step) => step > lastStep);
  if (fresh !== undefined) return accept(fresh);
  return refuse(matching.length > 0 ? "usedCode" : "wrongCode");
}

export type MfaCode = Readonly<{
  world: World;
  accountId: AccountId;
  /** Whose factor it must be: the root user or the user who signed. */
  owner: DeviceOwner;
  serialNumber: string | undefined;
  code: string | undefined;
  now: Instant;
}>;

/**
 * Accepts with the event that marks the code as used; both members or neither are asked for by the caller. Refused with the
 * complaint for a device that is not the owner's, and for a code that does not count.
 */
export function decideMfaCode(given: MfaCode): Result<readonly IdentityEvent[], MfaComplaint> {
  const { world, accountId, owner, serialNumber, code, now } = given;
  if (serialNumber === undefined || code === undefined) return refuse("incomplete");
  const device = virtualDevicesOf(world, accountId).get(serialNumber);
  if (device === undefined || !isSame(device.enabled?.owner, owner)) return refuse("unknownDevice");
  const step = verifyMfaCode(device, code, now);
  if (!step.ok) return step;
  return accept([{ kind: "MfaDeviceChanged", device: { ...device, lastStep: step.value } }]);
}

/** The steps that count at a moment, newest first. */
export function* stepsAround(current: number): Generator<number> {
  for (let step = current + TOLERANCE; step >= current - TOLERANCE; step--) yield step;
}
