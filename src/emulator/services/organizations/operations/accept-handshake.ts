/** AcceptHandshake: the invited account joins, out of another organization if it must. */
import type { AcceptHandshakeRequest, AcceptHandshakeResponse } from "@aws-sdk/client-organizations";
import { decideAcceptHandshake, organizationOf } from "../../../../domain/index.ts";
import { defineOperation } from "../define.ts";
import { describeHandshakeOf } from "../handshake.ts";
import { onAnything, onHandshake } from "../permissions.ts";

export const acceptHandshake = defineOperation<AcceptHandshakeRequest, AcceptHandshakeResponse>({
  name: "AcceptHandshake",
  readOnly: false,

  /** A member needs the permission to leave as well; which of the two a refusal names is an assumption. aws-facts 2.4. */
  permissions(context, { HandshakeId }) {
    const accepting = onHandshake(context, "AcceptHandshake", HandshakeId);
    if (organizationOf(context.world, context.caller.accountId) === undefined) return [accepting];
    const leaving = onAnything("LeaveOrganization");
    if (context.assumptions.value("transfer-denied-action") === "LeaveOrganization") return [leaving, accepting];
    const { action, resource } = accepting;
    return [accepting, { ...leaving, namedAs: { action, resource } }];
  },

  decide: ({ world, caller, now, ids }, { HandshakeId }) =>
    decideAcceptHandshake(world, { caller: caller.accountId, handshakeId: HandshakeId }, { now, ids }),
  respond: (context, { HandshakeId }) => ({ Handshake: describeHandshakeOf(context, HandshakeId) }),
});
