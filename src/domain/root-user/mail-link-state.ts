/** Whether a mailed link can be used now. aws-facts 2.2. */
import type { Instant } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import type { MailLink, MailLinkPurpose } from "./mail-link.ts";

/** Whether the link was mailed, for that purpose, and can still be used. */
export function mailLinkState(
  world: World,
  { token, purpose, now }: Readonly<{ token: string; purpose: MailLinkPurpose; now: Instant }>,
): Readonly<{ kind: "valid"; link: MailLink }> | Readonly<{ kind: "expired" | "unknown" }> {
  const link = world.mailLinks.get(token);
  if (link === undefined || link.purpose !== purpose) return { kind: "unknown" };
  return now < link.expiresAt ? { kind: "valid", link } : { kind: "expired" };
}
