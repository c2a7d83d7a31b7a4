/** Calls are refused by rate. AWS General Reference: each service's own throttling error. */
import { accept, refuse } from "../../../kernel/index.ts";
import type { WireError } from "../../wire/index.ts";
import { CALL_PARAMETERS, isScoped, meets } from "../call-parameters.ts";
import type { FaultKind } from "../fault.ts";

/** As each service's API reference names it, "Common errors"; S3 and the query services have words of their own. */
const ERRORS: Readonly<Record<string, WireError>> = {
  organizations: {
    code: "TooManyRequestsException",
    message: "You have sent too many requests in too short a period of time. Try again later.",
    status: 400,
    members: { Type: "ACCOUNT" },
  },
  iam: { code: "Throttling", message: "Rate exceeded", status: 400 },
  sts: { code: "Throttling", message: "Rate exceeded", status: 400 },
  s3: { code: "SlowDown", message: "Please reduce your request rate.", status: 503 },
  sqs: { code: "RequestThrottled", message: "Rate exceeded", status: 400 },
};
const THROTTLING: WireError = { code: "ThrottlingException", message: "Rate exceeded", status: 400 };

export const apiThrottling: FaultKind = {
  kind: "api.throttling",
  sentence: "calls are refused by rate with the service's own throttling error",
  recovery: "calls are answered again",
  source: "each service's API reference, common errors",
  parameters: CALL_PARAMETERS,
  start(parameters, stage) {
    if (!isScoped(parameters)) return refuse("expected at least one of `service`, `operation`, `principal`, `account`");
    const isMet = meets(parameters, stage);
    return accept({
      effects: {
        call: (call) => (isMet(call) ? { error: ERRORS[call.service] ?? THROTTLING, isCarriedOut: false } : undefined),
      },
    });
  },
};
