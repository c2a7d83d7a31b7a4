/** CreateVirtualMFADevice: a virtual second factor with a seed of its own, which only this answer tells. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideCreateMfaDevice, identitiesOf, mfaDeviceArn } from "../../../../domain/index.ts";
import { requestTagKeys } from "../../../access/index.ts";
import { iamOperation, makingOf, required } from "../operation.ts";
import { onResource, withTags } from "../permissions.ts";
import { LONGEST_TEXT, qrCodePng } from "../qr-code-png.ts";
import { describeTags, tagList } from "../tags.ts";

export const createVirtualMfaDevice = iamOperation<
  Wire.CreateVirtualMFADeviceRequest,
  Wire.CreateVirtualMFADeviceResponse
>({
  name: "CreateVirtualMFADevice",
  readOnly: false,
  permissions({ caller }, { VirtualMFADeviceName = "", Path = "/", Tags }) {
    const arn = mfaDeviceArn(caller.accountId, Path, VirtualMFADeviceName);
    const created = onResource("iam:CreateVirtualMFADevice", arn, { keys: requestTagKeys(tagList(Tags)) });
    return withTags(Tags, "iam:TagMFADevice", created);
  },
  decide: (context, { VirtualMFADeviceName, Path = "/", Tags }) =>
    decideCreateMfaDevice(makingOf(context), {
      name: required(VirtualMFADeviceName, "VirtualMFADeviceName"),
      path: Path,
      tags: tagList(Tags),
    }),
  respond({ world, caller }, { VirtualMFADeviceName = "" }, [event]) {
    if (event?.kind !== "MfaDeviceChanged") return { VirtualMFADevice: undefined };
    const { serialNumber, seed, tags } = event.device;
    const account = identitiesOf(world, caller.accountId).alias ?? caller.accountId;
    const address = `otpauth://totp/${VirtualMFADeviceName}@${account}?secret=${seed}`;
    const seeds = {
      Base32StringSeed: new TextEncoder().encode(seed),
      ...(address.length > LONGEST_TEXT ? {} : { QRCodePNG: qrCodePng(address) }),
    };
    return { VirtualMFADevice: { SerialNumber: serialNumber, ...seeds, ...describeTags(tags) } };
  },
});
