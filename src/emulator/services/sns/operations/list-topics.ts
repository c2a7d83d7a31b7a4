/** ListTopics: the account's topics in one Region. Amazon SNS API Reference, ListTopics. */
import type { ListTopicsInput, ListTopicsResponse } from "@aws-sdk/client-sns";
import { topicArn } from "../../../../domain/index.ts";
import { checkToken, pageOf } from "../page.ts";
import { defineOperation } from "../refusals.ts";

export const listTopics = defineOperation<ListTopicsInput, ListTopicsResponse>({
  name: "ListTopics",
  readOnly: true,
  decide: checkToken,

  respond(context, input) {
    const { world, caller, request } = context;
    const own = [...world.topics.values()].filter(
      ({ accountId, region }) => accountId === caller.accountId && region === request.region,
    );
    const { page, next } = pageOf(own, topicArn, { context, request: input });
    return { Topics: page.map((topic) => ({ TopicArn: topicArn(topic) })), ...next };
  },
});
