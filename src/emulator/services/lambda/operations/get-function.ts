/** GetFunction: what is known of a function; there is no code to fetch. AWS Lambda API Reference, GetFunction. */
import type { GetFunctionRequest, GetFunctionResponse } from "@aws-sdk/client-lambda";
import { describeFunction } from "../describe.ts";
import { decideOnFunction, knownFunction } from "../named-function.ts";
import { onFunction } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const getFunction = defineOperation<GetFunctionRequest, GetFunctionResponse>({
  name: "GetFunction",
  readOnly: true,
  eventName: "GetFunction20150331v2",
  permissions: (context, input) => onFunction(context, "GetFunction", input),
  decide: decideOnFunction,
  respond: (context, input) => ({ Configuration: describeFunction(knownFunction(context, input)) }),
});
