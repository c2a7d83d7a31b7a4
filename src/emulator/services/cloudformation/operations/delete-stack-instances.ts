/** DeleteStackInstances: stacks of units go, or are set free. CloudFormation API Reference, DeleteStackInstances. */
import type { DeleteStackInstancesInput, DeleteStackInstancesOutput } from "@aws-sdk/client-cloudformation";
import { decideDeleteStackInstances } from "../../../../domain/index.ts";
import { askedStackSet, onStackSet } from "../asker.ts";
import { scopeIn } from "../deployment-scope.ts";
import { operationIdIn } from "../operation-id.ts";
import { defineOperation } from "../refusals.ts";

export const deleteStackInstances = defineOperation<DeleteStackInstancesInput, DeleteStackInstancesOutput>({
  name: "DeleteStackInstances",
  readOnly: false,
  permissions: (context, input) => onStackSet(context, "DeleteStackInstances", input),
  decide(context, input) {
    const found = askedStackSet(context, input);
    if (!found.ok) return found;
    const scope = scopeIn(input);
    if (!scope.ok) return scope;
    const operationId = operationIdIn(context, input);
    const command = { stackSet: found.value, ...scope.value, operationId, retain: input.RetainStacks === true };
    return decideDeleteStackInstances(context.world, command, context.now);
  },
  respond: (context, input) => ({ OperationId: operationIdIn(context, input) }),
});
