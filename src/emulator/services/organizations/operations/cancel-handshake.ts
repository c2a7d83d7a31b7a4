/** CancelHandshake: the sender takes an invitation back. */
import type { CancelHandshakeRequest, CancelHandshakeResponse } from "@aws-sdk/client-organizations";
import { decideCancelHandshake } from "../../../../domain/index.ts";
import { defineOperation } from "../define.ts";
import { describeHandshakeOf } from "../handshake.ts";
import { onHandshake } from "../permissions.ts";

export const cancelHandshake = defineOperation<CancelHandshakeRequest, CancelHandshakeResponse>({
  name: "CancelHandshake",
  readOnly: false,
  permissions: (context, { HandshakeId }) => [onHandshake(context, "CancelHandshake", HandshakeId)],
  decide: ({ world, caller, now }, { HandshakeId }) =>
    decideCancelHandshake(world, { caller: caller.accountId, handshakeId: HandshakeId, now }),
  respond: (context, { HandshakeId }) => ({ Handshake: describeHandshakeOf(context, HandshakeId) }),
});
