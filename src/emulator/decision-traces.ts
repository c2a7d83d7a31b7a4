/** The decision behind each answered request, kept for `explain`: the newest ones, so that memory stays bounded. */
import { type Explanation, explainInWords } from "../authorization/index.ts";
import { formatInstantMs, type Instant } from "../kernel/index.ts";

export type DecisionTrace = Readonly<{
  requestId: string;
  at: Instant;
  service: string;
  operation: string;
  callerArn: string;
  /** Absent for calls that need no permission, and for those that were refused before one was asked for. */
  explanation: Explanation | undefined;
  /** What the service refused with, permission or not. */
  refusal: Readonly<{ code: string; message: string; detail?: string }> | undefined;
  /** Names of the assumptions that the answer rests on. */
  assumptions: readonly string[];
}>;

export type DecisionTraces = Readonly<{
  keep(trace: DecisionTrace): void;
  find(requestId: string): DecisionTrace | undefined;
  clear(): void;
}>;

export function decisionTraces(capacity = 4_096): DecisionTraces {
  let ring: DecisionTrace[] = [];
  let next = 0;
  return {
    keep(trace) {
      ring[next] = trace;
      next = (next + 1) % capacity;
    },
    /** Somebody asks rarely, and a call is kept always: so looking is what takes long. */
    find: (requestId) => ring.find((trace) => trace.requestId === requestId),
    clear() {
      ring = [];
      next = 0;
    },
  };
}

/** What `GET /_orgdrill/explain/REQUEST-ID` answers. */
export function describeTrace(trace: DecisionTrace): Readonly<Record<string, unknown>> {
  const { explanation, refusal } = trace;
  return {
    requestId: trace.requestId,
    at: formatInstantMs(trace.at),
    service: trace.service,
    operation: trace.operation,
    principal: trace.callerArn,
    outcome: explanation?.outcome ?? (refusal === undefined ? "allowed" : "refused"),
    refusal: refusal === undefined ? null : describeRefusal(refusal),
    explanation: explanation ?? null,
    words: explanation === undefined ? wordsWithoutPermission(trace) : explainInWords(explanation),
    assumptions: trace.assumptions,
  };
}

const describeRefusal = ({ code, message, detail }: NonNullable<DecisionTrace["refusal"]>) =>
  detail === undefined ? { code, message } : { code, message, detail };

const wordsWithoutPermission = ({ refusal }: DecisionTrace): readonly string[] =>
  refusal === undefined
    ? ["the call needs no permission"]
    : [`no permission was asked for: the call was refused with ${refusal.code}`];
