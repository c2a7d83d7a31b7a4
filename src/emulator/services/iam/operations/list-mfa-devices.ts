/** ListMFADevices: the second factors of a user or of the root user. */
import type * as Wire from "@aws-sdk/client-iam";
import { mfaDevicesOf, mustBeOwner } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { describeMfaDevice } from "../describe-mfa.ts";
import { keyOwner } from "../key-owner.ts";
import { iamOperation } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onUser } from "../permissions.ts";

export const listMfaDevices = iamOperation<Wire.ListMFADevicesRequest, Wire.ListMFADevicesResponse>({
  name: "ListMFADevices",
  readOnly: true,
  permissions: (context, { UserName }) => onUser(context, "iam:ListMFADevices", { name: UserName }),
  decide(context, input) {
    const { world, caller } = context;
    const marker = checkMarker(context, input);
    if (!marker.ok) return marker;
    const owner = keyOwner(caller, input.UserName);
    if (!owner.ok) return owner;
    const known = mustBeOwner(world, caller.accountId, owner.value);
    return known.ok ? accept([]) : known;
  },
  respond(context, input) {
    const { world, caller } = context;
    const owner = keyOwner(caller, input.UserName);
    const devices = owner.ok ? mfaDevicesOf(world, caller.accountId, owner.value) : [];
    const { items, ...rest } = pageOf(devices, input, { context, keyOf: ({ serialNumber }) => serialNumber });
    return { MFADevices: items.map((device) => describeMfaDevice(device, caller.accountId)), ...rest };
  },
});
