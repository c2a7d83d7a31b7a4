/** ListQueues: the URLs of the account's queues in one Region. Amazon SQS API Reference, ListQueues. */
import type { ListQueuesRequest, ListQueuesResult } from "@aws-sdk/client-sqs";
import { queuesOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { dataOperation, queueUrl } from "../operation.ts";

const MOST = 1000;

export const listQueues = dataOperation<ListQueuesRequest, ListQueuesResult>({
  name: "ListQueues",
  readOnly: true,
  decide(context, input) {
    const token = readKey(context, input);
    return token.ok ? accept([]) : token;
  },

  /** Without MaxResults there is no token, and the first thousand are all. */
  respond(context, input) {
    const { QueueNamePrefix = "", MaxResults } = input;
    const found = queuesOf(context.world, {
      accountId: context.caller.accountId,
      region: context.request.region,
    }).filter(({ name }) => name.startsWith(QueueNamePrefix));
    const { page, next } = keyedPage(found, ({ name }) => name, { context, request: input, size: MaxResults ?? MOST });
    return {
      ...(page.length === 0 ? {} : { QueueUrls: page.map((queue) => queueUrl(context, queue)) }),
      ...(MaxResults === undefined || next === undefined ? {} : { NextToken: next }),
    };
  },
});
