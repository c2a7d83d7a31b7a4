/** ListMembers: the administrator's members, by default those that are associated. Security Hub API Reference, ListMembers. */
import type { ListMembersRequest, ListMembersResponse } from "@aws-sdk/client-securityhub";
import { hubMembersOf, ownHub } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { describeMember, placeOf } from "../describe.ts";
import { onHub } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

const PAGE = 50;

export const listMembers = defineOperation<ListMembersRequest, ListMembersResponse>({
  name: "ListMembers",
  readOnly: true,
  permissions: onHub("ListMembers"),
  decide(context, input) {
    const hub = ownHub(context.world, placeOf(context));
    if (!hub.ok) return hub;
    const token = readKey(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const place = placeOf(context);
    const isEverybody = input.OnlyAssociated === false;
    const members = [...hubMembersOf(context.world, place).values()].filter(
      ({ status }) => isEverybody || status === "Enabled",
    );
    const { MaxResults: size = PAGE } = input;
    const { page, next } = keyedPage(members, ({ accountId }) => accountId, { context, request: input, size });
    return { Members: page.map((each) => describeMember(place, each)), ...(next !== undefined && { NextToken: next }) };
  },
});
