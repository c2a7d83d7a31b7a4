/** Somebody looks at an invitation whose id they were told. Organizations API Reference: DescribeHandshake; claim INVITE-16. */
import { type Action, NothingToActOn } from "../action.ts";

export const readInvitation = (handshakeId: string | undefined): Action => ({
  id: "read-invitation",
  kind: "lookup",
  sentence: "look at the invitation",
  techniques: [],
  async carryOut(hands) {
    if (handshakeId === undefined) throw new NothingToActOn("there is no such invitation to look at");
    return hands.call("organizations", "DescribeHandshake", { HandshakeId: handshakeId });
  },
});
