/** DeleteVirtualMFADevice: a virtual device that belongs to nobody goes. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteMfaDevice } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onResource } from "../permissions.ts";

export const deleteVirtualMfaDevice = iamOperation<Wire.DeleteVirtualMFADeviceRequest, Nothing>({
  name: "DeleteVirtualMFADevice",
  readOnly: false,
  permissions: (_context, { SerialNumber = "" }) => onResource("iam:DeleteVirtualMFADevice", SerialNumber),
  decide: ({ world, caller }, { SerialNumber }) =>
    decideDeleteMfaDevice(world, caller.accountId, required(SerialNumber, "SerialNumber")),
  respond: () => NOTHING,
});
