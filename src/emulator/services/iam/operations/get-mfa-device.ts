/** GetMFADevice: one second factor of a user, or of the caller. */
import type * as Wire from "@aws-sdk/client-iam";
import { type MfaDevice, mfaDevicesOf } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { describeMfaDevice } from "../describe-mfa.ts";
import { keyOwner } from "../key-owner.ts";
import { iamOperation, required } from "../operation.ts";
import { onUser } from "../permissions.ts";

type Request = Wire.GetMFADeviceRequest;

export const getMfaDevice = iamOperation<Request, Wire.GetMFADeviceResponse>({
  name: "GetMFADevice",
  readOnly: true,
  permissions: (context, { UserName }) => onUser(context, "iam:GetMFADevice", { name: UserName }),
  decide(context, input) {
    const owner = keyOwner(context.caller, input.UserName);
    if (!owner.ok) return owner;
    if (deviceOf(context, input) !== undefined) return accept([]);
    const serialNumber = required(input.SerialNumber, "SerialNumber");
    return refuse({ kind: "NoSuchEntity", entity: { kind: "mfaDevice", serialNumber } });
  },
  respond(context, input) {
    const device = deviceOf(context, input);
    if (device === undefined) return { SerialNumber: input.SerialNumber };
    return describeMfaDevice(device, context.caller.accountId);
  },
});

function deviceOf({ world, caller }: OperationContext, input: Request): MfaDevice | undefined {
  const owner = keyOwner(caller, input.UserName);
  if (!owner.ok) return undefined;
  const devices = mfaDevicesOf(world, caller.accountId, owner.value);
  return devices.find(({ serialNumber }) => serialNumber === input.SerialNumber);
}
