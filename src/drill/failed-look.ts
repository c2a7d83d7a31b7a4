/** Looks that failed although somebody may look: they show nothing, and can be made again. */
import { unreachable } from "../kernel/index.ts";
import type { CallOutcome } from "../target/index.ts";

/** `why` in AWS's words; `isThrottled`: it was asked too often. */
export type FailedLook = Readonly<{ why: string; isThrottled: boolean }>;

/** AWS SDKs and Tools Reference Guide, "Retry behavior": the codes that count as throttling. */
const THROTTLING = new Set([
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "TransactionInProgressException",
]);
const TOO_MANY_REQUESTS = 429;

/** `why`: a code, or a code and what follows it. */
export const isThrottling = (why: string): boolean => THROTTLING.has(why.split(":", 1)[0] ?? "");

/** Undefined for an answer, for a refusal that stays one, and for what nobody offers. */
export function failureIn(outcome: CallOutcome): FailedLook | undefined {
  switch (outcome.kind) {
    case "succeeded":
      return undefined;
    case "indeterminate": {
      const { reason, notOffered } = outcome;
      return notOffered === true ? undefined : { why: reason, isThrottled: isThrottling(reason) };
    }
    case "refused": {
      const isThrottled = isThrottling(outcome.code) || outcome.status === TOO_MANY_REQUESTS;
      return isThrottled ? { why: outcome.code, isThrottled } : undefined;
    }
    default:
      return unreachable(outcome);
  }
}

/** `2 of 9 looks failed (ThrottlingException)`; undefined where none did. */
export function failuresInWords(failures: readonly FailedLook[], looks: number): string | undefined {
  if (failures.length === 0) return undefined;
  const causes = [...new Set(failures.map(({ why }) => why))].join("; ");
  return `${failures.length} of ${looks} looks failed (${causes})`;
}
