/** Verifying an account's address by mail: an organization invites nobody before. aws-facts 2.2: valid for 24 hours. */
import { type AccountId, accept, addMs, type Instant, invariant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { MAIL_LINK_LIFETIME_MS } from "./mail-link.ts";
import { mailLinkState } from "./mail-link-state.ts";
import type { SignInRefusal } from "./sign-in-refusal.ts";

type Decision = Result<readonly DomainEvent[], SignInRefusal>;

export function decideRequestEmailVerification(
  world: World,
  { accountId, token, now }: Readonly<{ accountId: AccountId; token: string; now: Instant }>,
): Decision {
  const account = world.accounts.get(accountId);
  invariant(account !== undefined, `account ${accountId} is in this world`);
  if (account.emailVerified !== false) return refuse({ kind: "AddressAlreadyVerified" });
  const expiresAt = addMs(now, MAIL_LINK_LIFETIME_MS.emailVerification);
  return accept([
    { kind: "MailLinkSent", link: { token, purpose: "emailVerification", accountId, sentAt: now, expiresAt } },
  ]);
}

/** A link that was mailed to another account is none of this one's. */
export function decideVerifyEmail(
  world: World,
  { accountId, token, now }: Readonly<{ accountId: AccountId; token: string; now: Instant }>,
): Decision {
  const found = mailLinkState(world, { accountId, token, purpose: "emailVerification", now });
  if (found.kind !== "valid") return refuse({ kind: found.kind === "expired" ? "LinkExpired" : "LinkUnknown" });
  return accept([
    { kind: "EmailVerified", accountId },
    { kind: "MailLinkUsed", token },
  ]);
}
