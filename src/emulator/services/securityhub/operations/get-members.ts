/** GetMembers: members by their ids, whatever has become of them. Security Hub API Reference, GetMembers. */
import type { GetMembersRequest, GetMembersResponse } from "@aws-sdk/client-securityhub";
import { hubMembersOf, notHubMembers, ownHub } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { describeMember, describeUnprocessed, placeOf } from "../describe.ts";
import { onHub } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const getMembers = defineOperation<GetMembersRequest, GetMembersResponse>({
  name: "GetMembers",
  readOnly: true,
  permissions: onHub("GetMembers"),
  decide(context) {
    const hub = ownHub(context.world, placeOf(context));
    return hub.ok ? accept([]) : hub;
  },
  respond(context, { AccountIds = [] }) {
    const place = placeOf(context);
    const asked = new Set<string>(AccountIds);
    const members = [...hubMembersOf(context.world, place).values()].filter(({ accountId }) => asked.has(accountId));
    return {
      Members: members.map((each) => describeMember(place, each)),
      UnprocessedAccounts: describeUnprocessed(notHubMembers(context.world, place, AccountIds)),
    };
  },
});
