/** What a caller is told who calls too fast, in the words of each service that has rates. */
import type { WireError } from "../wire/wire-error.ts";

/** Whose calls were too many. */
export type Exceeded = "account" | "organization";

/**
 * Organizations API Reference: TooManyRequestsException, which has the members Message and Type. The text was seen in public
 * logs. What Type may say is not documented: that it names the exceeded limit is inferred, and no client is known to read it.
 */
const tooManyRequests = (exceeded: Exceeded): WireError => ({
  code: "TooManyRequestsException",
  message: "You have sent too many requests in too short a period of time. Try again later.",
  status: 400,
  members: { Type: exceeded === "account" ? "ACCOUNT" : "ORGANIZATION" },
});

/** CloudTrail API Reference, "Common Errors": ThrottlingException, 400; the text is the usual one of AWS's services. */
const THROTTLING: WireError = { code: "ThrottlingException", message: "Rate exceeded", status: 400 };

export const throttlingError = (service: string, exceeded: Exceeded): WireError =>
  service === "organizations" ? tooManyRequests(exceeded) : THROTTLING;
