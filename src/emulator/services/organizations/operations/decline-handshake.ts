/** DeclineHandshake: the invited account says no. */
import type { DeclineHandshakeRequest, DeclineHandshakeResponse } from "@aws-sdk/client-organizations";
import { decideDeclineHandshake } from "../../../../domain/index.ts";
import { defineOperation } from "../define.ts";
import { describeHandshakeOf } from "../handshake.ts";
import { onHandshake } from "../permissions.ts";

export const declineHandshake = defineOperation<DeclineHandshakeRequest, DeclineHandshakeResponse>({
  name: "DeclineHandshake",
  readOnly: false,
  permissions: (context, { HandshakeId }) => [onHandshake(context, "DeclineHandshake", HandshakeId)],
  decide: ({ world, caller, now }, { HandshakeId }) =>
    decideDeclineHandshake(world, { caller: caller.accountId, handshakeId: HandshakeId, now }),
  respond: (context, { HandshakeId }) => ({ Handshake: describeHandshakeOf(context, HandshakeId) }),
});
