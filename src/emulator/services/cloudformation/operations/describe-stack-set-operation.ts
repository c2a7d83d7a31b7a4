/** DescribeStackSetOperation. CloudFormation API Reference, DescribeStackSetOperation. */
import type { DescribeStackSetOperationInput, DescribeStackSetOperationOutput } from "@aws-sdk/client-cloudformation";
import { accept, invariant, type Result, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { askedStackSet, onStackSet } from "../asker.ts";
import { describeOperation } from "../describe.ts";
import { type CloudFormationRefusal, defineOperation } from "../refusals.ts";

export const describeStackSetOperation = defineOperation<
  DescribeStackSetOperationInput,
  DescribeStackSetOperationOutput
>({
  name: "DescribeStackSetOperation",
  readOnly: true,
  permissions: (context, input) => onStackSet(context, "DescribeStackSetOperation", input),
  decide(context, input) {
    const found = operationIn(context, input);
    return found.ok ? accept([]) : found;
  },
  respond(context, input) {
    const found = operationIn(context, input);
    invariant(found.ok, "the operation was there when it was decided");
    return { StackSetOperation: found.value };
  },
});

function operationIn(
  context: OperationContext,
  input: DescribeStackSetOperationInput,
): Result<ReturnType<typeof describeOperation>, CloudFormationRefusal> {
  const stackSet = askedStackSet(context, input);
  if (!stackSet.ok) return stackSet;
  const { OperationId: id = "" } = input;
  const { id: stackSetId } = stackSet.value;
  const operation = context.world.stackSetOperations.get(stackSetId)?.find((each) => each.id === id);
  return operation === undefined
    ? refuse({ kind: "StackSetOperationNotFound", id })
    : accept(describeOperation(stackSetId, operation));
}
