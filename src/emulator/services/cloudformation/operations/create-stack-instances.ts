/** CreateStackInstances: stacks in all accounts of units. CloudFormation API Reference, CreateStackInstances. */
import type { CreateStackInstancesInput, CreateStackInstancesOutput } from "@aws-sdk/client-cloudformation";
import { decideCreateStackInstances } from "../../../../domain/index.ts";
import { askedStackSet, onStackSet } from "../asker.ts";
import { scopeIn } from "../deployment-scope.ts";
import { operationIdIn } from "../operation-id.ts";
import { defineOperation } from "../refusals.ts";

export const createStackInstances = defineOperation<CreateStackInstancesInput, CreateStackInstancesOutput>({
  name: "CreateStackInstances",
  readOnly: false,
  permissions: (context, input) => onStackSet(context, "CreateStackInstances", input),
  decide(context, input) {
    const found = askedStackSet(context, input);
    if (!found.ok) return found;
    const scope = scopeIn(input);
    if (!scope.ok) return scope;
    const operationId = operationIdIn(context, input);
    const command = { stackSet: found.value, ...scope.value, operationId };
    return decideCreateStackInstances(context.world, command, context.now);
  },
  respond: (context, input) => ({ OperationId: operationIdIn(context, input) }),
});
