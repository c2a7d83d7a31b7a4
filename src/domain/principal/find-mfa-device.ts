/** Second factors of an account, and whose they are. */
import type { AccountId } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import type { DeviceOwner, MfaDevice } from "./credentials.ts";
import { identitiesOf } from "./find-identity.ts";

const NONE: ReadonlyMap<string, MfaDevice> = new Map();

/** Every virtual device of an account, by serial number, enabled or not. */
export const virtualDevicesOf = (world: World, accountId: AccountId): ReadonlyMap<string, MfaDevice> =>
  identitiesOf(world, accountId).mfaDevices ?? NONE;

/** The devices that are enabled for the root user or for one user. */
export const mfaDevicesOf = (world: World, accountId: AccountId, owner: DeviceOwner): readonly MfaDevice[] =>
  [...virtualDevicesOf(world, accountId).values()].filter(({ enabled }) => isSame(enabled?.owner, owner));

/** Undefined is nobody. */
export function isSame(left: DeviceOwner | undefined, right: DeviceOwner): boolean {
  if (left === undefined) return false;
  if (left.kind === "root" || right.kind === "root") return left.kind === right.kind;
  return left.userName === right.userName;
}
