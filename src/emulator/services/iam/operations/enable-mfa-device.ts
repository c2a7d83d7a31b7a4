/** EnableMFADevice: a virtual device becomes the second factor of a user; two codes in a row prove that it is in hand. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideEnableMfaDevice } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onUser } from "../permissions.ts";

export const enableMfaDevice = iamOperation<Wire.EnableMFADeviceRequest, Nothing>({
  name: "EnableMFADevice",
  readOnly: false,
  permissions: (context, { UserName }) => onUser(context, "iam:EnableMFADevice", { name: UserName }),
  decide: ({ world, caller, now }, input) =>
    decideEnableMfaDevice(world, caller.accountId, {
      owner: { kind: "user", userName: required(input.UserName, "UserName") },
      serialNumber: required(input.SerialNumber, "SerialNumber"),
      codes: [
        required(input.AuthenticationCode1, "AuthenticationCode1"),
        required(input.AuthenticationCode2, "AuthenticationCode2"),
      ],
      now,
    }),
  respond: () => NOTHING,
});
