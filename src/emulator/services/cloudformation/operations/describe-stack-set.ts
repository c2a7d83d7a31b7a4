/** DescribeStackSet. CloudFormation API Reference, DescribeStackSet. */
import type { DescribeStackSetInput, DescribeStackSetOutput } from "@aws-sdk/client-cloudformation";
import { accept, invariant } from "../../../../kernel/index.ts";
import { askedStackSet, onStackSet } from "../asker.ts";
import { describeStackSet as described } from "../describe.ts";
import { defineOperation } from "../refusals.ts";

export const describeStackSet = defineOperation<DescribeStackSetInput, DescribeStackSetOutput>({
  name: "DescribeStackSet",
  readOnly: true,
  permissions: (context, input) => onStackSet(context, "DescribeStackSet", input),
  decide(context, input) {
    const found = askedStackSet(context, input);
    return found.ok ? accept([]) : found;
  },
  respond(context, input) {
    const found = askedStackSet(context, input);
    invariant(found.ok, "the stack set was there when it was decided");
    return { StackSet: described(found.value) };
  },
});
