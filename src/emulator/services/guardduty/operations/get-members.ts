/** GetMembers: members by their ids, whatever has become of them. GuardDuty API Reference, GetMembers. */
import type { GetMembersRequest, GetMembersResponse } from "@aws-sdk/client-guardduty";
import { notMembers, ownDetector, threatMembersOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { describeMember, describeUnprocessed, placeOf } from "../describe.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const getMembers = defineOperation<GetMembersRequest, GetMembersResponse>({
  name: "GetMembers",
  readOnly: true,
  permissions: (context, { DetectorId }) => onDetector(context, "GetMembers", DetectorId),
  decide(context, { DetectorId }) {
    const detector = ownDetector(context.world, placeOf(context), DetectorId);
    return detector.ok ? accept([]) : detector;
  },
  respond(context, { AccountIds = [] }) {
    const place = placeOf(context);
    const asked = new Set<string>(AccountIds);
    const members = [...threatMembersOf(context.world, place).values()].filter(({ accountId }) => asked.has(accountId));
    return {
      Members: members.map((each) => describeMember(context.world, place, each)),
      UnprocessedAccounts: describeUnprocessed(notMembers(context.world, place, AccountIds)),
    };
  },
});
