/** ListStacks: the account's stacks, deleted ones for 90 days. CloudFormation API Reference, ListStacks. */
import type { ListStacksInput, ListStacksOutput } from "@aws-sdk/client-cloudformation";
import { accept } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { summarizeStack } from "../describe.ts";
import { ownStacks } from "../own-stacks.ts";
import { defineOperation } from "../refusals.ts";

const PAGE = 100;

export const listStacks = defineOperation<ListStacksInput, ListStacksOutput>({
  name: "ListStacks",
  readOnly: true,
  decide(context, input) {
    const token = readKey(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const { StackStatusFilter: statuses = [] } = input;
    const wanted = new Set<string>(statuses);
    const all = ownStacks(context).filter(({ status }) => wanted.size === 0 || wanted.has(status));
    const { page, next } = keyedPage(all, ({ id }) => id, { context, request: input, size: PAGE });
    return { StackSummaries: page.map(summarizeStack), ...(next !== undefined && { NextToken: next }) };
  },
});
