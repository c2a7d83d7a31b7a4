/** AcceptHandshake: the invited account joins, out of another organization if it must. */
import type { AcceptHandshakeRequest, AcceptHandshakeResponse } from "@aws-sdk/client-organizations";
import { decideAcceptHandshake, organizationOf } from "../../../../domain/index.ts";
import { defineOperation } from "../define.ts";
import { describeHandshakeOf } from "../handshake.ts";
import { creatingServiceLinkedRole, onAnything, onHandshake } from "../permissions.ts";

export const acceptHandshake = defineOperation<AcceptHandshakeRequest, AcceptHandshakeResponse>({
  name: "AcceptHandshake",
  readOnly: false,

  /** A member needs the permission to leave as well, and whoever joins for the first time that to make the service-linked role; which of the two a refusal names is an assumption. aws-facts 2.4. */
  permissions(context, { HandshakeId }) {
    const accepting = onHandshake(context, "AcceptHandshake", HandshakeId);
    const action = context.world.handshakes.get(HandshakeId)?.action;
    if (action === "ENABLE_ALL_FEATURES" || action === "TRANSFER_RESPONSIBILITY") return [accepting];
    const creating = creatingServiceLinkedRole(context);
    if (action !== undefined && action !== "INVITE") return [accepting, ...creating];
    if (organizationOf(context.world, context.caller.accountId) === undefined) return [accepting, ...creating];
    const leaving = onAnything("LeaveOrganization");
    if (context.assumptions.value("transfer-denied-action") === "LeaveOrganization")
      return [leaving, accepting, ...creating];
    const namedAs = { action: accepting.action, resource: accepting.resource };
    return [accepting, { ...leaving, namedAs }, ...creating];
  },

  decide: ({ world, caller, now, ids, assumptions }, { HandshakeId }) =>
    decideAcceptHandshake(world, { caller: caller.accountId, handshakeId: HandshakeId }, { now, ids, assumptions }),
  respond: (context, { HandshakeId }) => ({ Handshake: describeHandshakeOf(context, HandshakeId) }),
});
