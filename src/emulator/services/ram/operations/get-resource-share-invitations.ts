/** GetResourceShareInvitations: what the account has been offered. AWS RAM API Reference, GetResourceShareInvitations. */
import type { GetResourceShareInvitationsRequest, GetResourceShareInvitationsResponse } from "@aws-sdk/client-ram";
import { accept } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../page.ts";
import { defineOperation } from "../refusals.ts";
import { amongArns, describeInvitation } from "../shares.ts";

export const getResourceShareInvitations = defineOperation<
  GetResourceShareInvitationsRequest,
  GetResourceShareInvitationsResponse
>({
  name: "GetResourceShareInvitations",
  readOnly: true,
  decide(context, input) {
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const { world, caller, request, now } = context;
    const { resourceShareInvitationArns, resourceShareArns } = input;
    const found = [...world.shareInvitations.values()]
      .filter(({ receiver, arn }) => receiver === caller.accountId && arn.split(":")[3] === request.region)
      .filter(amongArns(resourceShareInvitationArns))
      .filter(({ shareArn }) => amongArns(resourceShareArns)({ arn: shareArn }))
      .map((each) => describeInvitation(each, world.resourceShares.get(each.shareArn), now));
    const { items, ...rest } = pageOf(context, input, found);
    return { resourceShareInvitations: items, ...rest };
  },
});
