/** Calls are answered with an error of AWS's own, having been carried out or not. AWS SDK Reference Guide: "Retry behavior". */
import { accept, refuse } from "../../../kernel/index.ts";
import type { WireError } from "../../wire/index.ts";
import { CALL_PARAMETERS, isScoped, meets } from "../call-parameters.ts";
import type { FaultKind } from "../fault.ts";

const UNAVAILABLE: WireError = {
  code: "ServiceUnavailable",
  message: "The request has failed due to a temporary failure of the server.",
  status: 503,
};
const ERRORS: Readonly<Record<string, WireError>> = {
  organizations: {
    code: "ServiceException",
    message: "AWS Organizations can't complete your request because of an internal service error. Try again later.",
    status: 500,
  },
  iam: {
    code: "ServiceFailure",
    message: "The request processing has failed because of an unknown error, exception or failure.",
    status: 500,
  },
  s3: { code: "InternalError", message: "We encountered an internal error. Please try again.", status: 500 },
};
const INTERNAL: WireError = {
  code: "InternalFailure",
  message: "The request processing has failed because of an unknown error, exception or failure.",
  status: 500,
};

export const apiServerError: FaultKind = {
  kind: "api.server-error",
  sentence: "calls are answered with an error of the server; with carriedOut they have done what they do all the same",
  recovery: "calls are answered again; what was carried out stays",
  source: "each service's API reference, common errors; SDKs try such calls again by themselves",
  parameters: {
    ...CALL_PARAMETERS,
    status: { type: "text", sentence: "500 when it is left out", oneOf: ["500", "503"] },
    carriedOut: { type: "flag", sentence: "whether the call is carried out although its answer says otherwise" },
  },
  start(parameters, stage) {
    if (!isScoped(parameters)) return refuse("expected at least one of `service`, `operation`, `principal`, `account`");
    const isMet = meets(parameters, stage);
    const isUnavailable = parameters.text("status") === "503";
    const isCarriedOut = parameters.flag("carriedOut");
    return accept({
      effects: {
        call: (call) =>
          isMet(call)
            ? { error: isUnavailable ? UNAVAILABLE : (ERRORS[call.service] ?? INTERNAL), isCarriedOut }
            : undefined,
      },
    });
  },
};
