/** Second factors in the words of the wire. IAM API Reference: "MFADevice", "VirtualMFADevice". */
import { findUser, type MfaDevice } from "../../../domain/index.ts";
import type { OperationContext } from "../../operation.ts";
import { type DescribedUser, dateOf, describeRootUser, describeUser } from "./describe.ts";
import { describeTags } from "./tags.ts";

/** An enabled one. The root user's goes by the account's id, as it has no name. */
export const describeMfaDevice = ({ serialNumber, enabled }: MfaDevice, accountId: string) => ({
  UserName: enabled?.owner.kind === "user" ? enabled.owner.userName : accountId,
  SerialNumber: serialNumber,
  EnableDate: enabled === undefined ? undefined : dateOf(enabled.at),
});

export type DescribedDevice = ReturnType<typeof describeVirtualDevice>;

/** Enabled or not, without its seed. */
export function describeVirtualDevice(context: OperationContext, device: MfaDevice) {
  const user = describeOwner(context, device);
  return {
    SerialNumber: device.serialNumber,
    ...(user === undefined ? {} : { User: user }),
    ...(device.enabled === undefined ? {} : { EnableDate: dateOf(device.enabled.at) }),
    ...describeTags(device.tags),
  };
}

function describeOwner(context: OperationContext, { enabled }: MfaDevice): DescribedUser | undefined {
  if (enabled === undefined) return undefined;
  if (enabled.owner.kind === "root") return describeRootUser(context);
  const user = findUser(context.world, context.caller.accountId, enabled.owner.userName);
  return user.ok ? describeUser(user.value) : undefined;
}
