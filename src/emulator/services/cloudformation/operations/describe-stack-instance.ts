/** DescribeStackInstance. CloudFormation API Reference, DescribeStackInstance. */
import type { DescribeStackInstanceInput, DescribeStackInstanceOutput } from "@aws-sdk/client-cloudformation";
import { instancesOf, type StackInstance } from "../../../../domain/index.ts";
import { accept, invariant, type Result, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { askedStackSet, onStackSet } from "../asker.ts";
import { describeInstance } from "../describe.ts";
import { type CloudFormationRefusal, defineOperation } from "../refusals.ts";

export const describeStackInstance = defineOperation<DescribeStackInstanceInput, DescribeStackInstanceOutput>({
  name: "DescribeStackInstance",
  readOnly: true,
  permissions: (context, input) => onStackSet(context, "DescribeStackInstance", input),
  decide(context, input) {
    const found = instanceIn(context, input);
    return found.ok ? accept([]) : found;
  },
  respond(context, input) {
    const found = instanceIn(context, input);
    invariant(found.ok, "the instance was there when it was decided");
    return { StackInstance: describeInstance(found.value) };
  },
});

function instanceIn(
  context: OperationContext,
  input: DescribeStackInstanceInput,
): Result<StackInstance, CloudFormationRefusal> {
  const stackSet = askedStackSet(context, input);
  if (!stackSet.ok) return stackSet;
  const { StackInstanceAccount: accountId = "", StackInstanceRegion: region = "" } = input;
  for (const each of instancesOf(context.world, stackSet.value.id)) {
    if (each.accountId === accountId && each.region === region) return accept(each);
  }
  return refuse({ kind: "StackInstanceNotFound", accountId, region });
}
