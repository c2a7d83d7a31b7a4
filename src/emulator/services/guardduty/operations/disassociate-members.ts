/** DisassociateMembers: members are let go, and keep GuardDuty on. GuardDuty API Reference, DisassociateMembers. */
import type { DisassociateMembersRequest, DisassociateMembersResponse } from "@aws-sdk/client-guardduty";
import { decideDisassociateMembers, notMembers } from "../../../../domain/index.ts";
import { describeUnprocessed, placeOf } from "../describe.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const disassociateMembers = defineOperation<DisassociateMembersRequest, DisassociateMembersResponse>({
  name: "DisassociateMembers",
  readOnly: false,
  permissions: (context, { DetectorId }) => onDetector(context, "DisassociateMembers", DetectorId),
  decide: (context, { DetectorId = "", AccountIds = [] }) =>
    decideDisassociateMembers(
      context.world,
      { place: placeOf(context), detectorId: DetectorId, accountIds: AccountIds },
      context.now,
    ),
  respond: (context, { AccountIds = [] }) => ({
    UnprocessedAccounts: describeUnprocessed(notMembers(context.world, placeOf(context), AccountIds)),
  }),
});
