/** ListHandshakesForAccount: the invitations to the caller's account, which may be in an organization or not. */
import type { ListHandshakesForAccountRequest, ListHandshakesForAccountResponse } from "@aws-sdk/client-organizations";
import { isShownAsRecipient } from "../../../../domain/index.ts";
import { defineOperation } from "../define.ts";
import { checkHandshakePage, takeHandshakePage } from "../handshake.ts";

export const listHandshakesForAccount = defineOperation<
  ListHandshakesForAccountRequest,
  ListHandshakesForAccountResponse
>({
  name: "ListHandshakesForAccount",
  readOnly: true,
  decide: (context, input) => checkHandshakePage(context, "ListHandshakesForAccount", input),
  respond: (context, input) =>
    takeHandshakePage("ListHandshakesForAccount", input, {
      context,
      isListed: (handshake) => isShownAsRecipient(context.world, handshake, context.caller.accountId),
    }),
});
