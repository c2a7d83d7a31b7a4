/** Limits that are the same for every organization; `quotas.ts` has the others. User Guide: "Quotas for AWS Organizations" (2026), aws-facts 8. */
import { days, hours } from "../../kernel/index.ts";

export const ORGANIZATIONAL_UNIT_LIMIT = 2_000;
/** Levels of organizational units under the root. */
export const ORGANIZATIONAL_UNIT_DEPTH_LIMIT = 5;
/** An invitation lives this long. */
export const INVITATION_LIFETIME_MS = days(15);
/** A handshake that has ended stays in lists and descriptions this long. */
export const HANDSHAKE_RETENTION_MS = days(30);
/** The window in which closures are counted. */
export const CLOSURE_WINDOW_MS = days(30);
/** The window in which invitations are counted. */
export const INVITATION_WINDOW_MS = hours(24);
