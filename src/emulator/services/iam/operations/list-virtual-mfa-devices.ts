/** ListVirtualMFADevices: the virtual second factors of the account, whoever has them. */
import type * as Wire from "@aws-sdk/client-iam";
import { virtualDevicesOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { type DescribedDevice, describeVirtualDevice } from "../describe-mfa.ts";
import { iamOperation } from "../operation.ts";
import { checkMarker, type Page, pageOf } from "../paging.ts";
import { onResource } from "../permissions.ts";

type Answer = Omit<Page<never>, "items"> & Readonly<{ VirtualMFADevices: readonly DescribedDevice[] }>;

export const listVirtualMfaDevices = iamOperation<Wire.ListVirtualMFADevicesRequest, Answer>({
  name: "ListVirtualMFADevices",
  readOnly: true,
  permissions: ({ caller }) => onResource("iam:ListVirtualMFADevices", `arn:aws:iam::${caller.accountId}:mfa/`),
  decide(context, input) {
    const marker = checkMarker(context, input);
    return marker.ok ? accept([]) : marker;
  },
  respond(context, input) {
    const { AssignmentStatus: status = "Any" } = input;
    const devices = [...virtualDevicesOf(context.world, context.caller.accountId).values()].filter(
      ({ enabled }) => status === "Any" || (status === "Assigned") === (enabled !== undefined),
    );
    const { items, ...rest } = pageOf(devices, input, { context, keyOf: ({ serialNumber }) => serialNumber });
    return { VirtualMFADevices: items.map((device) => describeVirtualDevice(context, device)), ...rest };
  },
});
