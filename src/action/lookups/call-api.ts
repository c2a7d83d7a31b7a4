/** One plain API call: the escape hatch for reading, and for "ordinary work" that must go on. */
import type { ServiceName } from "../../target/index.ts";
import { type Action, NotOffered } from "../action.ts";

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

/** The same at the endpoints of another Region. Throws `NotOffered` where the target answers in one only. */
export function inRegion(region: string, action: Action): Action {
  return {
    ...action,
    region,
    sentence: `${action.sentence} in ${region}`,
    async carryOut(hands, control) {
      if (hands.inRegion === undefined) throw new NotOffered("this target answers in one Region only");
      return action.carryOut(hands.inRegion(region), control);
    },
  };
}
