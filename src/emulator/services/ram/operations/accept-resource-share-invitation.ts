/** AcceptResourceShareInvitation: the share reaches the account from now on. AWS RAM API Reference, AcceptResourceShareInvitation. */
import type { AcceptResourceShareInvitationRequest, AcceptResourceShareInvitationResponse } from "@aws-sdk/client-ram";
import { decideAcceptShareInvitation } from "../../../../domain/index.ts";
import { onInvitation } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";
import { describeInvitation } from "../shares.ts";

export const acceptResourceShareInvitation = defineOperation<
  AcceptResourceShareInvitationRequest,
  AcceptResourceShareInvitationResponse
>({
  name: "AcceptResourceShareInvitation",
  readOnly: false,
  permissions: (_context, { resourceShareInvitationArn }) => onInvitation(resourceShareInvitationArn),
  decide: ({ world, caller, now }, { resourceShareInvitationArn = "" }) =>
    decideAcceptShareInvitation(world, { caller: caller.accountId, arn: resourceShareInvitationArn }, now),
  respond({ world, now }, { resourceShareInvitationArn = "", clientToken }) {
    const invitation = world.shareInvitations.get(resourceShareInvitationArn);
    const share = world.resourceShares.get(invitation?.shareArn ?? "");
    return {
      ...(invitation !== undefined && { resourceShareInvitation: describeInvitation(invitation, share, now) }),
      ...(clientToken !== undefined && { clientToken }),
    };
  },
});
