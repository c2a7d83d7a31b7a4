/** A mail that AWS sends to the address of an account. Who gets which: aws-facts 2.3, 3.2, 4; claim INVITE-14. */
import { type AccountId, formatInstantMs, type Instant } from "../../kernel/index.ts";

export type MailKind =
  | "invitation"
  | "invitation-accepted"
  | "invitation-declined"
  | "invitation-canceled"
  | "password-recovery"
  | "email-verification"
  | "account-closed";

export type Mail = Readonly<{
  at: Instant;
  to: string;
  kind: MailKind;
  subject: string;
  /** The account that it is about. */
  accountId: AccountId | undefined;
  handshakeId?: string;
  /** What the link in it carries: whoever reads the mail can use it. */
  token?: string;
}>;

export const describeMail = ({ at, ...mail }: Mail): Readonly<Record<string, unknown>> => ({
  at: formatInstantMs(at),
  ...mail,
  accountId: mail.accountId ?? null,
});
