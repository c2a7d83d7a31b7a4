/** A link that AWS mailed to an account's address: whoever can read the mail can use it, once, while it is valid, on that account. */
import type { AccountId, Instant } from "../../kernel/index.ts";

export type MailLinkPurpose = "passwordRecovery" | "emailVerification";

export type MailLink = Readonly<{
  token: string;
  purpose: MailLinkPurpose;
  accountId: AccountId;
  sentAt: Instant;
  expiresAt: Instant;
}>;

const HOUR_MS = 3_600_000;

/** A verification mail is valid for 24 hours (aws-facts 2.2). How long a recovery link is valid is not documented: taken to be the same. */
export const MAIL_LINK_LIFETIME_MS: Readonly<Record<MailLinkPurpose, number>> = {
  passwordRecovery: 24 * HOUR_MS,
  emailVerification: 24 * HOUR_MS,
};
