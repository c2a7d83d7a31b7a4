/** ListQueues: the URLs of the account's queues in one Region. Amazon SQS API Reference, ListQueues. */
import type { ListQueuesRequest, ListQueuesResult } from "@aws-sdk/client-sqs";
import { queuesOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { dataOperation, queueUrl } from "../operation.ts";

const MOST = 1000;

export const listQueues = dataOperation<ListQueuesRequest, ListQueuesResult>({
  name: "ListQueues",
  readOnly: true,
  decide: () => accept([]),

  /** The token is the last name that was given out; without MaxResults there is none, and the first thousand are all. */
  respond(context, { QueueNamePrefix = "", MaxResults, NextToken = "" }) {
    const { accountId } = context.caller;
    const found = queuesOf(context.world, { accountId, region: context.request.region }).filter(
      ({ name }) => name.startsWith(QueueNamePrefix) && name > NextToken,
    );
    const page = found.slice(0, MaxResults ?? MOST);
    const last = page.at(-1)?.name;
    const isMore = MaxResults !== undefined && found.length > page.length && last !== undefined;
    return {
      ...(page.length === 0 ? {} : { QueueUrls: page.map((queue) => queueUrl(context, queue)) }),
      ...(isMore ? { NextToken: last } : {}),
    };
  },
});
