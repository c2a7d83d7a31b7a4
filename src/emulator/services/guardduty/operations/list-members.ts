/** ListMembers: the administrator's members, by default those that are associated. GuardDuty API Reference, ListMembers. */
import type { ListMembersRequest, ListMembersResponse } from "@aws-sdk/client-guardduty";
import { ownDetector, threatMembersOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { describeMember, placeOf } from "../describe.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

const PAGE = 50;

export const listMembers = defineOperation<ListMembersRequest, ListMembersResponse>({
  name: "ListMembers",
  readOnly: true,
  permissions: (context, { DetectorId }) => onDetector(context, "ListMembers", DetectorId),
  decide(context, input) {
    const detector = ownDetector(context.world, placeOf(context), input.DetectorId);
    if (!detector.ok) return detector;
    const token = readKey(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const place = placeOf(context);
    const isEverybody = input.OnlyAssociated?.toLowerCase() === "false";
    const members = [...threatMembersOf(context.world, place).values()].filter(
      ({ status }) => isEverybody || status === "Enabled",
    );
    const { MaxResults: size = PAGE } = input;
    const { page, next } = keyedPage(members, ({ accountId }) => accountId, { context, request: input, size });
    return {
      Members: page.map((each) => describeMember(context.world, place, each)),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});
