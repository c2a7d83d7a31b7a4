/** Invoke: a stand-in takes what it is handed and never answers. AWS Lambda API Reference, Invoke. */
import type { InvocationRequest, InvocationResponse } from "@aws-sdk/client-lambda";
import { decideInvoke } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { isJson } from "../../../is-json.ts";
import { functionAt, functionMeant } from "../named-function.ts";
import { onFunction } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

/** Bytes. AWS Lambda Developer Guide, "Lambda quotas": the payload of an asynchronous invocation. */
const MOST_BYTES = 1_048_576;

export const invoke = defineOperation<InvocationRequest, InvocationResponse>({
  name: "Invoke",
  readOnly: false,
  isDataEvent: true,
  permissions: (context, input) => onFunction(context, "InvokeFunction", input),

  decide(context, input) {
    const lambda = functionAt(context, input);
    if (!lambda.ok) return lambda;
    const { InvocationType = "RequestResponse", Payload = new Uint8Array() } = input;
    if (InvocationType === "DryRun") return accept([]);
    if (InvocationType !== "Event")
      return refuse({
        kind: "NotEmulated",
        what: "what a function answers (a stand-in runs no code, InvocationType Event invokes it)",
      });
    if (Payload.length > MOST_BYTES)
      return refuse({ kind: "InvalidFunctionParameter", message: `the payload has more than ${MOST_BYTES} bytes` });
    const payload = Buffer.from(Payload).toString("utf8");
    if (!isPayload(payload)) return refuse({ kind: "NotJson" });
    const arn = functionMeant(context, input);
    if (!arn.ok) return arn;
    const { world, caller, ids, now } = context;
    return decideInvoke(world, arn.value, { id: ids.uuid(), at: now, by: caller.principal.arn, payload });
  },

  respond: (_context, { InvocationType }) => ({ StatusCode: InvocationType === "DryRun" ? 204 : 202 }),
});

/** Nothing counts as an empty object. */
const isPayload = (text: string): boolean => text === "" || isJson(text);
