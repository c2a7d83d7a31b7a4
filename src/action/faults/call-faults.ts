/** Faults of AWS's own front door, which meet the operators' tools as well. AWS SDK Reference Guide: "Retry behavior". */
import type { FaultWords } from "./fault-words.ts";

const ABOUT_CALLS = { strikes: "account", parameter: "account", hop: "action", defaults: {} } as const;

export const CALL_FAULTS: readonly FaultWords[] = [
  {
    ...ABOUT_CALLS,
    id: "throttle-calls",
    name: "calls throttled",
    kind: "api.throttling",
    effect: "refused",
    sentence: "calls of an account's principals are refused by rate",
    recovery: "calls are answered again",
    source: "each service's API reference, common errors",
  },
  {
    ...ABOUT_CALLS,
    id: "fail-calls",
    name: "calls fail on the server",
    kind: "api.server-error",
    effect: "refused",
    sentence: "calls of an account's principals are answered with an error of the server",
    recovery: "calls are answered again; what was carried out stays",
    source: "each service's API reference, common errors; SDKs try such calls again by themselves",
  },
  {
    ...ABOUT_CALLS,
    id: "stop-half-way",
    name: "calls stop half-way",
    kind: "api.half-done",
    effect: "refused",
    sentence:
      "after a first call of an account's principals one is carried out and answered with an error, and the rest fail",
    recovery: "calls are answered again; what was carried out stays",
    source: "each service's API reference, common errors; that one call goes through is assumed",
    defaults: { after: "1" },
  },
];
