/** DescribeStacks: one stack, or all that are there. CloudFormation API Reference, DescribeStacks. */
import type { DescribeStacksInput, DescribeStacksOutput } from "@aws-sdk/client-cloudformation";
import { accept, refuse } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { describeStack } from "../describe.ts";
import { onStack, ownStacks, stackCalled } from "../own-stacks.ts";
import { defineOperation } from "../refusals.ts";

const PAGE = 100;

export const describeStacks = defineOperation<DescribeStacksInput, DescribeStacksOutput>({
  name: "DescribeStacks",
  readOnly: true,
  permissions: (context, input) => onStack(context, "DescribeStacks", input),
  decide(context, input) {
    const token = readKey(context, input);
    if (!token.ok) return token;
    const { StackName } = input;
    if (StackName === undefined || stackCalled(context, StackName) !== undefined) return accept([]);
    return refuse({ kind: "StackNotFound", name: StackName });
  },
  respond(context, input) {
    const { StackName } = input;
    const named = StackName === undefined ? undefined : stackCalled(context, StackName);
    const all = named === undefined ? ownStacks(context).filter((each) => each.status !== "DELETE_COMPLETE") : [named];
    const { page, next } = keyedPage(all, ({ id }) => id, { context, request: input, size: PAGE });
    return { Stacks: page.map(describeStack), ...(next !== undefined && { NextToken: next }) };
  },
});
