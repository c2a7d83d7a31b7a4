/** ListSubscriptions: the account's subscriptions in one Region. Amazon SNS API Reference, ListSubscriptions. */
import type { ListSubscriptionsInput, ListSubscriptionsResponse } from "@aws-sdk/client-sns";
import { accept } from "../../../../kernel/index.ts";
import { describeSubscription } from "../describe-subscription.ts";
import { pageOf } from "../page.ts";
import { defineOperation } from "../refusals.ts";

export const listSubscriptions = defineOperation<ListSubscriptionsInput, ListSubscriptionsResponse>({
  name: "ListSubscriptions",
  readOnly: true,
  decide: () => accept([]),

  respond({ world, caller, request }, { NextToken }) {
    const own = [...world.topics.values()]
      .filter(({ region }) => region === request.region)
      .flatMap((topic) => [...topic.subscriptions.values()].map((each) => ({ topic, each })))
      .filter(({ each }) => each.owner === caller.accountId);
    const { page, next } = pageOf(own, ({ each }) => each.arn, NextToken);
    return { Subscriptions: page.map(({ topic, each }) => describeSubscription(topic, each)), ...next };
  },
});
