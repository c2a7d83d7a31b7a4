/** DeleteFunction: the function and its policy are gone. AWS Lambda API Reference, DeleteFunction. */
import type { DeleteFunctionRequest, DeleteFunctionResponse } from "@aws-sdk/client-lambda";
import { decideDeleteFunction } from "../../../../domain/index.ts";
import { functionMeant } from "../named-function.ts";
import { onFunction } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const deleteFunction = defineOperation<DeleteFunctionRequest, DeleteFunctionResponse>({
  name: "DeleteFunction",
  readOnly: false,
  eventName: "DeleteFunction20150331",
  permissions: (context, input) => onFunction(context, "DeleteFunction", input),
  decide(context, input) {
    const arn = functionMeant(context, input);
    return arn.ok ? decideDeleteFunction(context.world, arn.value, context.now) : arn;
  },
  respond: () => ({ StatusCode: 204 }),
  trail: (input) => ({ requestParameters: input, responseElements: null }),
});
