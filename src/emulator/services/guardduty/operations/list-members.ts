/** ListMembers: the administrator's members, by default those that are associated. GuardDuty API Reference, ListMembers. */
import type { ListMembersRequest, ListMembersResponse } from "@aws-sdk/client-guardduty";
import { ownDetector, threatMembersOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import { describeMember, placeOf } from "../describe.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const listMembers = defineOperation<ListMembersRequest, ListMembersResponse>({
  name: "ListMembers",
  readOnly: true,
  permissions: (context, { DetectorId }) => onDetector(context, "ListMembers", DetectorId),
  decide(context, input) {
    const detector = ownDetector(context.world, placeOf(context), input.DetectorId);
    if (!detector.ok) return detector;
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const place = placeOf(context);
    const isEverybody = input.OnlyAssociated?.toLowerCase() === "false";
    const members = [...threatMembersOf(context.world, place).values()].filter(
      ({ status }) => isEverybody || status === "Enabled",
    );
    const { items, ...rest } = pageOf(members, input, { context });
    return { Members: items.map((each) => describeMember(context.world, place, each)), ...rest };
  },
});
