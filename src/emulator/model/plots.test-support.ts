/** What somebody is up to over several commands, so that rules which need a course of things are met in short plays. */
import type { Random } from "../../kernel/index.ts";
import { chance, maybe, pick } from "./chance.test-support.ts";
import type { Command } from "./command.test-support.ts";
import {
  accountOf,
  DAY,
  HOUR,
  homeOf,
  invitationState,
  isAdministrator,
  isBoss,
  type Model,
  type ModelAccount,
  type ModelInvitation,
  membersOf,
  recipientOf,
  SECOND,
  SIGN_UP_PARTS,
  stateOf,
} from "./model.test-support.ts";

export type Staging = Readonly<{ model: Model; random: Random; number: number }>;
/** Nothing where it cannot go on. */
export type Plot = (staging: Staging) => Command | undefined;

const WAIT_OF_CREATED = 4 * DAY;
const CHANGE_INTERVAL = HOUR;
const RARE_QUOTA = "solo";

const isOpen = (model: Model, each: ModelInvitation): boolean => invitationState(each, model.now) === "OPEN";
const admins = (model: Model): readonly ModelAccount[] =>
  [...model.accounts.values()].filter((each) => each.principals.has("admin") && stateOf(each, model.now) === "ACTIVE");

/** To the moment itself, or a second before it. */
const waitUntil = ({ model, random }: Staging, moment: number): Command => ({
  do: "wait",
  ms: Math.max(SECOND, moment - model.now - (chance(random, 50) ? SECOND : 0)),
});

/** An organization with much room and two invitations a day meets its daily quota, and nothing else. */
export function inviting(staging: Staging): Command | undefined {
  const { model, random, number } = staging;
  const organization = model.organizations.get(RARE_QUOTA);
  if (organization === undefined) return undefined;
  const as = `${organization.boss}/admin`;
  const sent = [...model.invitations.values()].filter((each) => each.organization === RARE_QUOTA);
  const counted = sent.filter((each) => each.sent > model.now - DAY && each.state !== "ACCEPTED");
  const step = random.below(100);
  if (step < 15) return { do: "wait", ms: DAY / 2 };
  if (step < 30 && counted.length > 0) return waitUntil(staging, Math.min(...counted.map((each) => each.sent)) + DAY);
  const answered = step < 55 ? maybe(random, sent) : undefined;
  if (answered !== undefined) return endOf(staging, answered);
  const outside = [...model.accounts.values()].filter(({ home }) => home?.organization !== RARE_QUOTA);
  const account = pick(random, outside, undefined)?.label;
  if (account === undefined) return undefined;
  const notes = chance(random, 30) ? { notes: `note ${number}` } : {};
  return { do: "invite", as, label: `invite-${number}`, account, by: chance(random, 70) ? "id" : "email", ...notes };
}

/** Whether it is open or has ended in some way before. */
function endOf({ model, random }: Staging, invitation: ModelInvitation): Command {
  const { label } = invitation;
  const recipient = recipientOf(model, invitation);
  if (chance(random, 50) || recipient === undefined || !model.accounts.has(recipient))
    return { do: "cancel", as: `${invitation.boss}/admin`, invitation: label };
  return { do: chance(random, 70) ? "decline" : "accept", as: `${recipient}/admin`, invitation: label };
}

/** An account is made, signs up piece by piece, and tries to go when it is nearly four days old, and four days old. */
export function growingUp(staging: Staging): Command | undefined {
  const { model, random, number } = staging;
  const young = [...model.accounts.values()].filter(
    ({ home, maker, closing }) => home?.method === "CREATED" && maker !== undefined && closing === undefined,
  );
  const child = maybe(random, young);
  if (child === undefined || (young.length < 2 && chance(random, 20))) {
    const boss = pick(random, [...model.organizations.values()], undefined)?.boss;
    const label = `made-${number}`;
    return boss === undefined
      ? undefined
      : { do: "create-account", as: `${boss}/admin`, label, email: `${label}@example.com` };
  }
  return stepOf(staging, child);
}

function stepOf(staging: Staging, child: ModelAccount): Command {
  const { model, random } = staging;
  const { label, home, maker } = child;
  if (model.now < child.opensAt) return { do: "wait", ms: 31 * SECOND };
  if (child.principals.size === 0 && chance(random, 60)) return { do: "furnish", as: `${maker}/admin`, account: label };
  if (!child.rootPassword) return { do: "recover-password", account: label };
  const lacking = SIGN_UP_PARTS.filter((part) => !child.signUp.has(part));
  if (lacking.length > 1 || (lacking.length === 1 && chance(random, 30)))
    return { do: "sign-up", as: `${label}/root`, gives: givenOf(random, lacking) };
  const due = (home?.since ?? 0) + WAIT_OF_CREATED;
  if (model.now < due && chance(random, 60)) return waitUntil(staging, due);
  if (child.principals.size === 0 || chance(random, 30))
    return { do: "remove", as: `${homeOf(model, label)?.boss}/admin`, account: label };
  return { do: "leave", as: `${label}/admin` };
}

/** All but one, so that this one alone is what is missed. */
function givenOf(random: Random, lacking: readonly string[]): readonly string[] {
  if (lacking.length === 1) return lacking;
  const left = random.below(lacking.length);
  return lacking.filter((_, index) => index !== left);
}

/** Members go straight from one organization to another, and those who left found one and look at what they brought. */
export function changingSides(staging: Staging): Command | undefined {
  const { model, random } = staging;
  const alone = admins(model).filter(({ home }) => home === undefined);
  const member = maybe(
    random,
    admins(model).filter(({ label, home }) => home !== undefined && !isBoss(model, label)),
  );
  if (chance(random, 25)) return foundingOf(staging, maybe(random, alone), member);
  if (member === undefined) return undefined;
  return transferOf(staging, member);
}

function foundingOf(
  { model, random, number }: Staging,
  alone: ModelAccount | undefined,
  member: ModelAccount | undefined,
): Command | undefined {
  const founders = [...model.organizations.values()].filter(({ readyFrom }) => readyFrom > 0);
  const founder = maybe(random, founders)?.boss;
  if (founder !== undefined && chance(random, 60)) {
    const as = `${founder}/admin`;
    if (membersOf(model, homeOf(model, founder)?.label ?? "").length === 1 && chance(random, 30))
      return { do: "delete-organization", as };
    if (chance(random, 50)) return { do: "tag", as, resource: founder, key: "team", value: `tag-${number}` };
    return { do: "look", as, at: "ListTagsForResource", label: founder };
  }
  if (alone !== undefined)
    return { do: "create-organization", as: `${alone.label}/admin`, label: `create-organization-${number}` };
  return member === undefined ? undefined : { do: "leave", as: `${member.label}/admin` };
}

function transferOf(staging: Staging, member: ModelAccount): Command | undefined {
  const { model, random, number } = staging;
  const { label, home } = member;
  const offers = [...model.invitations.values()].filter(
    (each) => isOpen(model, each) && recipientOf(model, each) === label && each.organization !== home?.organization,
  );
  const offer = maybe(random, offers);
  const settled = (home?.since ?? 0) + CHANGE_INTERVAL;
  if (offer !== undefined && model.now < settled && chance(random, 50)) return waitUntil(staging, settled);
  if (offer !== undefined) return { do: "accept", as: `${label}/admin`, invitation: offer.label };
  if (isAdministrator(model, label) && chance(random, 50)) return deregistrationOf(model, label);
  const other = maybe(
    random,
    [...model.organizations.values()].filter((each) => each.label !== home?.organization),
  );
  if (other === undefined || accountOf(model, other.boss).closing !== undefined) return undefined;
  const tags = { team: `of ${number}` };
  return { do: "invite", as: `${other.boss}/admin`, label: `invite-${number}`, account: label, by: "id", tags };
}

function deregistrationOf(model: Model, label: string): Command | undefined {
  const organization = homeOf(model, label);
  const [service] = organization?.administrators.get(label) ?? [];
  if (organization === undefined || service === undefined) return undefined;
  return { do: "deregister", as: `${organization.boss}/admin`, account: label, service };
}
