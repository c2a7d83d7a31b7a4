/** Quotas of AWS Organizations. User Guide: "Quotas for AWS Organizations" (2026), aws-facts 8. Numbers are counts unless named otherwise. */
import { days } from "../../kernel/index.ts";

/**
 * Known gap: the account quota is AWS's upper bound for every organization (the default there is 10); it becomes a field
 * of the organization once files can set it.
 */
export const ACCOUNT_LIMIT = 50_000;
export const ORGANIZATIONAL_UNIT_LIMIT = 2_000;
/** Levels of organizational units under the root. */
export const ORGANIZATIONAL_UNIT_DEPTH_LIMIT = 5;
/** Age from which a created account may leave. Seven days until 2025-10-28. aws-facts C12. */
export const CREATED_ACCOUNT_WAIT_MS = days(4);
/** An invitation lives this long. */
export const INVITATION_LIFETIME_MS = days(15);
/** A handshake that has ended stays in lists and descriptions this long. */
export const HANDSHAKE_RETENTION_MS = days(30);
/** Invitations in one day, accepted ones not counted: the larger of 20 and the account quota. */
export const INVITATIONS_PER_DAY = Math.max(20, ACCOUNT_LIMIT);
