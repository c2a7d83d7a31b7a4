/** Recovering the root password by mail. IAM User Guide: "Reset a lost or forgotten root user password"; aws-facts 4. */
import { type AccountId, accept, addMs, type Instant, invariant, type Result, refuse } from "../../kernel/index.ts";
import { isPermanentlyClosed } from "../account/account-state.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { MAIL_LINK_LIFETIME_MS } from "./mail-link.ts";
import { mailLinkState } from "./mail-link-state.ts";
import type { SignInRefusal } from "./sign-in-refusal.ts";

/** Anybody may ask; the link goes to the account's address. Refused when root credentials were removed centrally, or the account is gone for good. */
export function decideRequestPasswordRecovery(
  world: World,
  { accountId, token, now }: Readonly<{ accountId: AccountId; token: string; now: Instant }>,
): Result<readonly DomainEvent[], SignInRefusal> {
  const account = world.accounts.get(accountId);
  invariant(account !== undefined, `account ${accountId} is in this world`);
  if (isPermanentlyClosed(account, now)) return refuse({ kind: "ClosedForGood" });
  if (account.rootUser.recovery === "barred") return refuse({ kind: "RecoveryBarred" });
  const expiresAt = addMs(now, MAIL_LINK_LIFETIME_MS.passwordRecovery);
  return accept([
    { kind: "MailLinkSent", link: { token, purpose: "passwordRecovery", accountId, sentAt: now, expiresAt } },
  ]);
}

/**
 * Whoever has the mail sets a new password of the account that it was sent to. A second factor stays registered: the password
 * alone does not sign in then.
 */
export function decideResetPassword(
  world: World,
  { accountId, token, now }: Readonly<{ accountId: AccountId; token: string; now: Instant }>,
): Result<readonly DomainEvent[], SignInRefusal> {
  const found = mailLinkState(world, { accountId, token, purpose: "passwordRecovery", now });
  if (found.kind !== "valid") return refuse({ kind: found.kind === "expired" ? "LinkExpired" : "LinkUnknown" });
  const account = world.accounts.get(accountId);
  invariant(account !== undefined, `a link was mailed to account ${accountId} of this world`);
  if (isPermanentlyClosed(account, now)) return refuse({ kind: "ClosedForGood" });
  if (account.rootUser.recovery === "barred") return refuse({ kind: "RecoveryBarred" });
  return accept([
    { kind: "RootUserChanged", accountId, rootUser: { ...account.rootUser, password: true } },
    { kind: "MailLinkUsed", token },
  ]);
}
