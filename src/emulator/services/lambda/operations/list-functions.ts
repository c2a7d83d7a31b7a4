/** ListFunctions: the account's functions in the Region of the request. AWS Lambda API Reference, ListFunctions. */
import type { ListFunctionsRequest, ListFunctionsResponse } from "@aws-sdk/client-lambda";
import { functionsOf } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { keyedPage } from "../../keyed-page.ts";
import { describeFunction } from "../describe.ts";
import { defineOperation } from "../refusals.ts";

/** AWS Lambda API Reference, MaxItems: a page has 50 at most, even where more are asked for. */
const MOST_ON_A_PAGE = 50;

export const listFunctions = defineOperation<ListFunctionsRequest, ListFunctionsResponse>({
  name: "ListFunctions",
  readOnly: true,
  eventName: "ListFunctions20150331",
  decide: (_context, { MasterRegion }) =>
    MasterRegion === undefined
      ? accept([])
      : refuse({ kind: "NotEmulated", what: "a function that is replicated to the edge" }),
  respond({ world, caller, request }, { MaxItems = MOST_ON_A_PAGE, Marker }) {
    const all = functionsOf(world, { accountId: caller.accountId, region: request.region });
    const size = Math.min(MaxItems, MOST_ON_A_PAGE);
    const { page, next } = keyedPage(all, ({ name }) => name, { size, token: Marker });
    return { Functions: page.map(describeFunction), ...(next === undefined ? {} : { NextMarker: next }) };
  },
});
