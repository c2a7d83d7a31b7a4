/** Which calls a fault of AWS's own front door touches. */
import { chance } from "../../kernel/index.ts";
import type { FaultStage, FaultyCall } from "./fault.ts";
import type { Parameter, Parameters } from "./parameters.ts";

export const CALL_PARAMETERS: Readonly<Record<string, Parameter>> = {
  service: { type: "text", sentence: "only calls of this service, such as organizations", refersTo: "service" },
  operation: { type: "text", sentence: "only calls of this operation", refersTo: "operation" },
  principal: {
    type: "text",
    sentence: "only calls by this principal: its ARN, or what the ARN begins with",
    refersTo: "principal",
  },
  account: { type: "text", sentence: "only calls by principals of this account", refersTo: "account" },
  probability: { type: "share", sentence: "how likely each call is touched; all are when it is left out" },
};

/** The draw hangs on the request's id alone. */
export function meets(parameters: Parameters, { seed, id }: FaultStage): (call: FaultyCall) => boolean {
  const [service, operation, account] = ["service", "operation", "account"].map((name) => parameters.text(name));
  const principal = parameters.text("principal");
  const probability = parameters.share("probability");
  return (call) =>
    (service === undefined || call.service === service) &&
    (operation === undefined || call.operation === operation) &&
    (account === undefined || call.accountId === account) &&
    (principal === undefined || call.principalArn.startsWith(principal)) &&
    (probability === 1 || chance(seed, `${id}/${call.requestId}`) < probability);
}

/** Without any of these a fault would hit everybody, which is asked for by `service`. */
export const isScoped = (parameters: Parameters): boolean =>
  ["service", "operation", "principal", "account"].some((name) => parameters.text(name) !== undefined);
