/** ListFunctions: the account's functions in the Region of the request. AWS Lambda API Reference, ListFunctions. */
import type { ListFunctionsRequest, ListFunctionsResponse } from "@aws-sdk/client-lambda";
import { functionsOf } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { describeFunction } from "../describe.ts";
import { defineOperation } from "../refusals.ts";

/** AWS Lambda API Reference, MaxItems: a page has 50 at most, even where more are asked for. */
const MOST_ON_A_PAGE = 50;

export const listFunctions = defineOperation<ListFunctionsRequest, ListFunctionsResponse>({
  name: "ListFunctions",
  readOnly: true,
  eventName: "ListFunctions20150331",
  decide(context, input) {
    if (input.MasterRegion !== undefined)
      return refuse({ kind: "NotEmulated", what: "a function that is replicated to the edge" });
    const token = readKey(context, keyedBy(input));
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const { world, caller, request } = context;
    const { MaxItems = MOST_ON_A_PAGE } = input;
    const all = functionsOf(world, { accountId: caller.accountId, region: request.region });
    const size = Math.min(MaxItems, MOST_ON_A_PAGE);
    const { page, next } = keyedPage(all, ({ name }) => name, { context, request: keyedBy(input), size });
    return { Functions: page.map(describeFunction), ...(next === undefined ? {} : { NextMarker: next }) };
  },
});

const keyedBy = ({ Marker, ...question }: ListFunctionsRequest) => ({ ...question, NextToken: Marker });
