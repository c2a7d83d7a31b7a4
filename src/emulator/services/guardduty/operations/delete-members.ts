/** DeleteMembers: the administrator forgets accounts that are no longer associated. GuardDuty API Reference, DeleteMembers. */
import type { DeleteMembersRequest, DeleteMembersResponse } from "@aws-sdk/client-guardduty";
import { decideDeleteMembers, notMembers, stillAssociated } from "../../../../domain/index.ts";
import { describeUnprocessed, placeOf } from "../describe.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const deleteMembers = defineOperation<DeleteMembersRequest, DeleteMembersResponse>({
  name: "DeleteMembers",
  readOnly: false,
  permissions: (context, { DetectorId }) => onDetector(context, "DeleteMembers", DetectorId),
  decide: (context, { DetectorId = "", AccountIds = [] }) =>
    decideDeleteMembers(context.world, { place: placeOf(context), detectorId: DetectorId, accountIds: AccountIds }),
  respond(context, { AccountIds = [] }, events) {
    const deleted = events.flatMap((event) => (event.kind === "ThreatMembersDeleted" ? event.accountIds : []));
    const others = AccountIds.filter((each) => !deleted.some((accountId) => accountId === each));
    const place = placeOf(context);
    const passed = [...stillAssociated(context.world, place, others), ...notMembers(context.world, place, others)];
    return { UnprocessedAccounts: describeUnprocessed(passed) };
  },
});
