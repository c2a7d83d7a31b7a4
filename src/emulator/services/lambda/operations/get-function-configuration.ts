/** GetFunctionConfiguration: the settings of a function. AWS Lambda API Reference, GetFunctionConfiguration. */
import type { FunctionConfiguration, GetFunctionConfigurationRequest } from "@aws-sdk/client-lambda";
import { describeFunction } from "../describe.ts";
import { decideOnFunction, knownFunction } from "../named-function.ts";
import { onFunction } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const getFunctionConfiguration = defineOperation<GetFunctionConfigurationRequest, FunctionConfiguration>({
  name: "GetFunctionConfiguration",
  readOnly: true,
  eventName: "GetFunctionConfiguration20150331v2",
  permissions: (context, input) => onFunction(context, "GetFunctionConfiguration", input),
  decide: decideOnFunction,
  respond: (context, input) => describeFunction(knownFunction(context, input)),
});
