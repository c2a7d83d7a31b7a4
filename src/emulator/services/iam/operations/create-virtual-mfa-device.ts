/** CreateVirtualMFADevice: a virtual second factor with a seed of its own, which only this answer tells. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideCreateMfaDevice, mfaDeviceArn } from "../../../../domain/index.ts";
import { requestTagKeys } from "../../../access/index.ts";
import { iamOperation, makingOf, required } from "../operation.ts";
import { onResource } from "../permissions.ts";
import { describeTags, tagList } from "../tags.ts";

export const createVirtualMfaDevice = iamOperation<
  Wire.CreateVirtualMFADeviceRequest,
  Wire.CreateVirtualMFADeviceResponse
>({
  name: "CreateVirtualMFADevice",
  readOnly: false,
  permissions: (context, { VirtualMFADeviceName = "", Path = "/", Tags }) =>
    onResource("iam:CreateVirtualMFADevice", mfaDeviceArn(context.caller.accountId, Path, VirtualMFADeviceName), {
      keys: requestTagKeys(tagList(Tags)),
    }),
  decide: (context, { VirtualMFADeviceName, Path = "/", Tags }) =>
    decideCreateMfaDevice(makingOf(context), {
      name: required(VirtualMFADeviceName, "VirtualMFADeviceName"),
      path: Path,
      tags: tagList(Tags),
    }),
  respond(_context, _input, [event]) {
    if (event?.kind !== "MfaDeviceChanged") return { VirtualMFADevice: undefined };
    const { serialNumber, seed, tags } = event.device;
    const Base32StringSeed = new TextEncoder().encode(seed);
    return { VirtualMFADevice: { SerialNumber: serialNumber, Base32StringSeed, ...describeTags(tags) } };
  },
});
