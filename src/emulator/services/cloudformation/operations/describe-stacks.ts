/** DescribeStacks: one stack, or all that are there. CloudFormation API Reference, DescribeStacks. */
import type { DescribeStacksInput, DescribeStacksOutput } from "@aws-sdk/client-cloudformation";
import { accept, refuse } from "../../../../kernel/index.ts";
import { keyedPage } from "../../keyed-page.ts";
import { describeStack } from "../describe.ts";
import { onStack, ownStacks, stackCalled } from "../own-stacks.ts";
import { defineOperation } from "../refusals.ts";

const PAGE = 100;

export const describeStacks = defineOperation<DescribeStacksInput, DescribeStacksOutput>({
  name: "DescribeStacks",
  readOnly: true,
  permissions: (context, input) => onStack(context, "DescribeStacks", input),
  decide(context, { StackName }) {
    if (StackName === undefined || stackCalled(context, StackName) !== undefined) return accept([]);
    return refuse({ kind: "StackNotFound", name: StackName });
  },
  respond(context, { StackName, NextToken: token }) {
    const named = StackName === undefined ? undefined : stackCalled(context, StackName);
    const all = named === undefined ? ownStacks(context).filter((each) => each.status !== "DELETE_COMPLETE") : [named];
    const { page, next } = keyedPage(all, ({ id }) => id, { size: PAGE, token });
    return { Stacks: page.map(describeStack), ...(next !== undefined && { NextToken: next }) };
  },
});
