/** The mails that an answered call sends: read off what happened. Nobody is told of a departure. aws-facts 7, last rows. */
import {
  type DomainEvent,
  type Handshake,
  type HandshakeState,
  type MailLink,
  targetAccountId,
  type World,
} from "../../domain/index.ts";
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { AnsweredCall } from "../answered-call.ts";
import type { Mail, MailKind } from "./mail.ts";

const NONE: readonly Mail[] = [];

export function mailsFor({ outcome, world, at }: AnsweredCall): readonly Mail[] {
  if (outcome.kind === "refused" || outcome.events.length === 0) return NONE;
  let mails = NONE;
  for (const event of outcome.events) {
    const own = mailsOf(event, world, at);
    if (own.length > 0) mails = [...mails, ...own];
  }
  return mails;
}

function mailsOf(event: DomainEvent, world: World, at: Instant): readonly Mail[] {
  switch (event.kind) {
    case "HandshakeOpened":
      return toOwner(world, event.handshake, { at, kind: "invitation" });
    case "HandshakeMoved":
      return answeredMails(world, event);
    case "MailLinkSent":
      return linkMail(world, event.link);
    case "AccountCloseRequested":
      return toAccount(world, event.accountId, { at, kind: "account-closed" });
    default:
      return NONE;
  }
}

const ANSWER: Partial<Record<HandshakeState, MailKind>> = {
  ACCEPTED: "invitation-accepted",
  DECLINED: "invitation-declined",
  CANCELED: "invitation-canceled",
};

/** Acceptance goes to both, declining to the management account, cancelling to the owner of the invited account. INVITE-14. */
function answeredMails(
  world: World,
  { handshakeId, state, at }: Extract<DomainEvent, { kind: "HandshakeMoved" }>,
): readonly Mail[] {
  const handshake = world.handshakes.get(handshakeId);
  const kind = ANSWER[state];
  if (handshake === undefined || kind === undefined) return NONE;
  const written = { at, kind };
  return [
    ...(state === "DECLINED" ? [] : toOwner(world, handshake, written)),
    ...(state === "CANCELED" ? [] : toManagement(world, handshake, written)),
  ];
}

type Written = Readonly<{ at: Instant; kind: MailKind }>;

const SUBJECT: Readonly<Record<MailKind, string>> = {
  invitation: "Your account has been invited to join an organization",
  "invitation-accepted": "An invitation to join an organization was accepted",
  "invitation-declined": "An invitation to join your organization was declined",
  "invitation-canceled": "An invitation to join an organization was cancelled",
  "password-recovery": "Reset the password of your root user",
  "email-verification": "Verify your e-mail address",
  "account-closed": "Your account is being closed",
};

/** Only invitations are mailed about; to an address without an account as well, where that was invited. */
function toOwner(world: World, handshake: Handshake, { at, kind }: Written): readonly Mail[] {
  if (handshake.action !== "INVITE") return NONE;
  const accountId = targetAccountId(world, handshake.target);
  const address = handshake.target.kind === "EMAIL" ? handshake.target.email : emailOf(world, accountId);
  if (address === undefined) return NONE;
  return [{ at, to: address, kind, subject: SUBJECT[kind], accountId, handshakeId: handshake.id }];
}

function toManagement(world: World, handshake: Handshake, { at, kind }: Written): readonly Mail[] {
  const to = emailOf(world, handshake.managementAccountId);
  if (handshake.action !== "INVITE" || to === undefined) return NONE;
  const accountId = targetAccountId(world, handshake.target);
  return [{ at, to, kind, subject: SUBJECT[kind], accountId, handshakeId: handshake.id }];
}

function toAccount(world: World, accountId: AccountId, { at, kind }: Written): readonly Mail[] {
  const to = emailOf(world, accountId);
  return to === undefined ? NONE : [{ at, to, kind, subject: SUBJECT[kind], accountId }];
}

const LINK: Readonly<Record<MailLink["purpose"], MailKind>> = {
  passwordRecovery: "password-recovery",
  emailVerification: "email-verification",
};

function linkMail(world: World, { accountId, purpose, sentAt, token }: MailLink): readonly Mail[] {
  return toAccount(world, accountId, { at: sentAt, kind: LINK[purpose] }).map((mail) => ({ ...mail, token }));
}

const emailOf = (world: World, accountId: AccountId | undefined): string | undefined =>
  accountId === undefined ? undefined : world.accounts.get(accountId)?.email;
