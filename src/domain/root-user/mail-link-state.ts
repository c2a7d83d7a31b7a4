/** Whether a mailed link can be used now. aws-facts 2.2. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import type { MailLink, MailLinkPurpose } from "./mail-link.ts";

/** Whether the link was mailed to that account, for that purpose, and can still be used. */
export function mailLinkState(
  world: World,
  {
    accountId,
    token,
    purpose,
    now,
  }: Readonly<{ accountId: AccountId; token: string; purpose: MailLinkPurpose; now: Instant }>,
): Readonly<{ kind: "valid"; link: MailLink }> | Readonly<{ kind: "expired" | "unknown" }> {
  const link = world.mailLinks.get(token);
  if (link === undefined || link.purpose !== purpose || link.accountId !== accountId) return { kind: "unknown" };
  return now < link.expiresAt ? { kind: "valid", link } : { kind: "expired" };
}
