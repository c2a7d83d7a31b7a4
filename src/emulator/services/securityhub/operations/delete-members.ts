/** DeleteMembers: the administrator forgets accounts that are not in its organization. Security Hub API Reference, DeleteMembers. */
import type { DeleteMembersRequest, DeleteMembersResponse } from "@aws-sdk/client-securityhub";
import { decideDeleteHubMembers, keptInOrganization, notHubMembers } from "../../../../domain/index.ts";
import { describeUnprocessed, placeOf } from "../describe.ts";
import { onHub } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const deleteMembers = defineOperation<DeleteMembersRequest, DeleteMembersResponse>({
  name: "DeleteMembers",
  readOnly: false,
  permissions: onHub("DeleteMembers"),
  decide: (context, { AccountIds = [] }) => decideDeleteHubMembers(context.world, placeOf(context), AccountIds),
  respond(context, { AccountIds = [] }, events) {
    const deleted = events.flatMap((event) => (event.kind === "HubMembersDeleted" ? event.accountIds : []));
    const others = AccountIds.filter((each) => !deleted.some((accountId) => accountId === each));
    const place = placeOf(context);
    const kept = keptInOrganization(context.world, place, others);
    const unknown = others.filter((each) => !kept.some(({ accountId }) => accountId === each));
    return {
      UnprocessedAccounts: describeUnprocessed([...kept, ...notHubMembers(context.world, place, unknown)]),
    };
  },
});
