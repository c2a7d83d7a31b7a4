/** DescribeHandshake: an invitation, for either of its parties. */
import type { DescribeHandshakeRequest, DescribeHandshakeResponse } from "@aws-sdk/client-organizations";
import { visibleHandshake } from "../../../../domain/index.ts";
import { defineOperation, NOTHING_HAPPENS } from "../define.ts";
import { describeHandshakeOf } from "../handshake.ts";
import { onHandshake } from "../permissions.ts";

export const describeHandshake = defineOperation<DescribeHandshakeRequest, DescribeHandshakeResponse>({
  name: "DescribeHandshake",
  readOnly: true,
  permissions: (context, { HandshakeId }) => [onHandshake(context, "DescribeHandshake", HandshakeId)],
  decide({ world, caller, now }, { HandshakeId }) {
    const visible = visibleHandshake(world, { caller: caller.accountId, handshakeId: HandshakeId, now });
    return visible.ok ? NOTHING_HAPPENS : visible;
  },
  respond: (context, { HandshakeId }) => ({ Handshake: describeHandshakeOf(context, HandshakeId) }),
});
