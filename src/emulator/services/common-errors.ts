/** What many services say in the same words: an access that is denied, and a part of an operation that is not emulated. */
import type { WireError } from "../wire/index.ts";

/** As services of the JSON protocols deny, each with a status of its own; CloudTrail knows it by the short name. */
export const accessDeniedAs =
  (status: 400 | 403) =>
  (message: string): WireError => ({ code: "AccessDeniedException", message, status, trailCode: "AccessDenied" });

/** 501, because a 500 would make SDKs try again. */
export const partNotEmulated = (what: string): WireError => ({
  code: "NotEmulatedException",
  message: `${what} is not emulated by orgdrill`,
  status: 501,
});
