/** DeactivateMFADevice: a second factor is asked for no longer; the virtual device stays, belonging to nobody. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeactivateMfaDevice } from "../../../../domain/index.ts";
import { keyOwner } from "../key-owner.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onUser } from "../permissions.ts";

export const deactivateMfaDevice = iamOperation<Wire.DeactivateMFADeviceRequest, Nothing>({
  name: "DeactivateMFADevice",
  readOnly: false,
  permissions: (context, { UserName }) => onUser(context, "iam:DeactivateMFADevice", { name: UserName }),
  decide({ world, caller }, { UserName, SerialNumber }) {
    const owner = keyOwner(caller, UserName);
    if (!owner.ok) return owner;
    const serialNumber = required(SerialNumber, "SerialNumber");
    return decideDeactivateMfaDevice(world, caller.accountId, { owner: owner.value, serialNumber });
  },
  respond: () => NOTHING,
});
