/** ListSubscriptions: the account's subscriptions in one Region. Amazon SNS API Reference, ListSubscriptions. */
import type { ListSubscriptionsInput, ListSubscriptionsResponse } from "@aws-sdk/client-sns";
import { describeSubscription } from "../describe-subscription.ts";
import { checkToken, pageOf } from "../page.ts";
import { defineOperation } from "../refusals.ts";

export const listSubscriptions = defineOperation<ListSubscriptionsInput, ListSubscriptionsResponse>({
  name: "ListSubscriptions",
  readOnly: true,
  decide: checkToken,

  respond(context, input) {
    const { world, caller, request } = context;
    const own = [...world.topics.values()]
      .filter(({ region }) => region === request.region)
      .flatMap((topic) => [...topic.subscriptions.values()].map((each) => ({ topic, each })))
      .filter(({ each }) => each.owner === caller.accountId);
    const { page, next } = pageOf(own, ({ each }) => each.arn, { context, request: input });
    return { Subscriptions: page.map(({ topic, each }) => describeSubscription(topic, each)), ...next };
  },
});
