/** DisassociateMembers: members are let go, and keep their hubs. Security Hub API Reference, DisassociateMembers. */
import type { DisassociateMembersRequest, DisassociateMembersResponse } from "@aws-sdk/client-securityhub";
import { decideDisassociateHubMembers } from "../../../../domain/index.ts";
import { placeOf } from "../describe.ts";
import { onHub } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

/** Accounts that are no members are passed over in silence: the answer has no place for them. */
export const disassociateMembers = defineOperation<DisassociateMembersRequest, DisassociateMembersResponse>({
  name: "DisassociateMembers",
  readOnly: false,
  permissions: onHub("DisassociateMembers"),
  decide: (context, { AccountIds = [] }) =>
    decideDisassociateHubMembers(context.world, placeOf(context), { accountIds: AccountIds, now: context.now }),
  respond: () => ({}),
});
