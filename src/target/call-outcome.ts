/** Turns what an AWS SDK client returns or throws into an outcome. */
import type { CallOutcome } from "./target.ts";

type Metadata = Readonly<{ httpStatusCode?: number; requestId?: string }>;

/** An answer without the SDK's own metadata. */
export function succeeded(
  answer: Readonly<Record<string, unknown>>,
): Readonly<{ outcome: CallOutcome; requestId: string }> {
  const { $metadata, ...output } = answer;
  return { outcome: { kind: "succeeded", output }, requestId: ($metadata as Metadata | undefined)?.requestId ?? "" };
}

/**
 * A service's own error is a refusal. Anything else (no connection, a broken answer, a time-out) is indeterminate: it may have
 * happened. A programming error of ours is thrown on; the SDK adds metadata to it too, but no status, for nobody answered.
 */
export function failed(thrown: unknown): Readonly<{ outcome: CallOutcome; requestId: string }> {
  if (!(thrown instanceof Error)) throw thrown;
  const metadata = (thrown as { $metadata?: Metadata }).$metadata;
  const status = metadata?.httpStatusCode;
  if (status !== undefined && status >= 400 && status < 500) {
    return {
      outcome: { kind: "refused", code: thrown.name, message: thrown.message, status, ...reasonOf(thrown) },
      requestId: metadata?.requestId ?? "",
    };
  }
  if (status === undefined && !isConnectionError(thrown)) throw thrown;
  return {
    outcome: {
      kind: "indeterminate",
      reason: `${thrown.name}: ${thrown.message}`,
      ...(status === 501 && { notOffered: true }),
    },
    requestId: metadata?.requestId ?? "",
  };
}

/** Organizations API Reference: the member Reason of ConstraintViolationException and its kind. */
function reasonOf(thrown: Error): Readonly<{ reason?: string }> {
  const reason = (thrown as { Reason?: unknown }).Reason;
  return typeof reason === "string" ? { reason } : {};
}

const CONNECTION_ERRORS = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_SOCKET",
]);

const isConnectionError = (error: Error): boolean =>
  error.name === "TimeoutError" || CONNECTION_ERRORS.has(String((error as { code?: unknown }).code));
