/** ListEventDataStores: the event data stores that the account sees in this Region. CloudTrail API Reference, ListEventDataStores. */
import type { ListEventDataStoresRequest, ListEventDataStoresResponse } from "@aws-sdk/client-cloudtrail";
import { visibleStores } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import { defineOperation } from "../refusal.ts";
import { describeStore } from "../stores.ts";
import { askerOf } from "../trails.ts";

export const listEventDataStores = defineOperation<ListEventDataStoresRequest, ListEventDataStoresResponse>({
  name: "ListEventDataStores",
  readOnly: true,
  decide(context, input) {
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const { items, NextToken } = pageOf(visibleStores(context.world, askerOf(context), context.now), input, {
      context,
    });
    return {
      EventDataStores: items.map((store) => describeStore(store, context.now)),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});
