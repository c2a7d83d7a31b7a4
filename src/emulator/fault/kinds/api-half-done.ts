/** An operator's tool stops half-way. AWS SDK Reference Guide: "Retry behavior"; a call whose answer is lost may have been carried out. */
import { accept, refuse } from "../../../kernel/index.ts";
import type { WireError } from "../../wire/index.ts";
import { CALL_PARAMETERS, isScoped, meets } from "../call-parameters.ts";
import type { FaultKind } from "../fault.ts";

const UNAVAILABLE: WireError = {
  code: "ServiceUnavailable",
  message: "The request has failed due to a temporary failure of the server.",
  status: 503,
};

export const apiHalfDone: FaultKind = {
  kind: "api.half-done",
  sentence:
    "after so many calls one is carried out and answered with an error, and all further ones fail: a runbook stops half-way",
  recovery: "calls are answered again; what was carried out stays, and what was not is still to do",
  source: "each service's API reference, common errors; SDKs try such calls again by themselves, and each try counts",
  parameters: {
    after: { type: "count", sentence: "how many calls go through first", isRequired: true },
    ...CALL_PARAMETERS,
  },
  start(parameters, stage) {
    if (!isScoped(parameters)) return refuse("expected at least one of `service`, `operation`, `principal`, `account`");
    const isMet = meets(parameters, stage);
    const after = parameters.count("after") ?? 0;
    let seen = 0;
    return accept({
      effects: {
        call(call) {
          if (!isMet(call)) return undefined;
          seen++;
          return seen <= after ? undefined : { error: UNAVAILABLE, isCarriedOut: seen === after + 1 };
        },
      },
    });
  },
};
