/** One plain API call: the escape hatch for reading, and for "ordinary work" that must go on. */
import type { ServiceName } from "../../target/index.ts";
import type { Action } from "../action.ts";

export function callApi(
  service: ServiceName,
  operation: string,
  input: Readonly<Record<string, unknown>> = {},
): Action {
  return {
    id: "call-api",
    kind: "lookup",
    sentence: `call ${service} ${operation}`,
    techniques: [],
    carryOut: (hands) => hands.call(service, operation, input),
  };
}
