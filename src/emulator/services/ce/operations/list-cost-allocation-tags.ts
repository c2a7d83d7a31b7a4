/** ListCostAllocationTags: keys that accounts of the payer use, and which of them are active. API Reference, ListCostAllocationTags. */
import type { ListCostAllocationTagsRequest, ListCostAllocationTagsResponse } from "@aws-sdk/client-cost-explorer";
import { decideListCostTags } from "../../../../domain/index.ts";
import { accept, formatInstant } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import { defineOperation } from "../refusals.ts";

/** From memory and unverified. */
const PAGE_SIZE = 100;

export const listCostAllocationTags = defineOperation<ListCostAllocationTagsRequest, ListCostAllocationTagsResponse>({
  name: "ListCostAllocationTags",
  readOnly: true,
  decide(context, input) {
    const { world, caller } = context;
    const token = readToken(context, input);
    if (!token.ok) return token;
    const listed = decideListCostTags(world, caller.accountId);
    return listed.ok ? accept([]) : listed;
  },
  respond(context, input) {
    const { world, caller } = context;
    const { Status, TagKeys, Type = "UserDefined" } = input;
    const listed = decideListCostTags(world, caller.accountId);
    const described = (listed.ok ? listed.value : []).map(({ key, isActive, changedAt }) => ({
      TagKey: key,
      Type: "UserDefined" as const,
      Status: isActive ? ("Active" as const) : ("Inactive" as const),
      ...(changedAt !== undefined && { LastUpdatedDate: formatInstant(changedAt) }),
    }));
    const found = described.filter(
      (each) =>
        each.Type === Type &&
        (Status === undefined || each.Status === Status) &&
        (TagKeys === undefined || TagKeys.includes(each.TagKey)),
    );
    const { items, NextToken } = pageOf(found, input, { context, size: PAGE_SIZE });
    return { CostAllocationTags: items, NextToken };
  },
});
