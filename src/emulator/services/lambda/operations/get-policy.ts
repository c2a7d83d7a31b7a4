/** GetPolicy: the resource policy of a function. AWS Lambda API Reference, GetPolicy. */
import type { GetPolicyRequest, GetPolicyResponse } from "@aws-sdk/client-lambda";
import { accept, refuse } from "../../../../kernel/index.ts";
import { functionAt, knownFunction } from "../named-function.ts";
import { onFunction } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const getPolicy = defineOperation<GetPolicyRequest, GetPolicyResponse>({
  name: "GetPolicy",
  readOnly: true,
  eventName: "GetPolicy20150331v2",
  permissions: (context, input) => onFunction(context, "GetPolicy", input),
  decide(context, input) {
    const lambda = functionAt(context, input);
    if (!lambda.ok) return lambda;
    return lambda.value.policy === undefined ? refuse({ kind: "FunctionPolicyMissing" }) : accept([]);
  },
  respond(context, input) {
    const { policy, revision } = knownFunction(context, input);
    return { Policy: policy, RevisionId: revision };
  },
});
