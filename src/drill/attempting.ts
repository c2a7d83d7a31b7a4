/** Doing things: attempts that are judged afterwards, and preparations that must simply work. */
import { type Action, acceptInvitation, inviteAccount, listOf, outputOf } from "../action/index.ts";
import type { ServiceName } from "../target/index.ts";
import { type Actor, type Attempt, isSpent } from "./attempt.ts";
import { actorsNamed, managementActor } from "./cast.ts";
import { accountsOf } from "./cast-members.ts";
import type { Drill } from "./drill.ts";
import { cameTo } from "./expect-consequence.ts";
import type { OrganizationView } from "./organization-view.ts";

/** Every actor of that name tries the same thing, one after the other. */
export const attempt = (drill: Drill, name: string, action: Action): Promise<void> =>
  attemptAs(drill, actorsNamed(drill, name), () => action);

/** Each actor tries its action; one whose account an earlier actor took away tries on a world where that has not happened. */
export async function attemptAs(
  drill: Drill,
  actors: readonly Actor[],
  actionOf: (actor: Actor) => Action,
): Promise<void> {
  await drill.watch(accountsOf(actors));
  const begun = drill.history.length;
  const attempts: Attempt[] = [];
  for (const actor of actors) {
    attempts.push(await drill.act(actor, actionOf(actor), isSpent(actor, attempts) ? begun : undefined));
  }
  drill.attempts = attempts;
}

type Invitation = Readonly<{
  Id?: string;
  State?: string;
  Action?: string;
  Parties?: readonly Readonly<{ Id?: string; Type?: string }>[];
}>;

/** Every actor of that name accepts the invitation of that organization, whose intruder knows its id. */
export async function attemptToJoin(drill: Drill, name: string, organization: OrganizationView): Promise<void> {
  const hands = drill.auditorOf(organization);
  const listing = await hands?.call("organizations", "ListHandshakesForOrganization");
  const invitations = listing === undefined ? [] : listOf<Invitation>(outputOf(listing), "Handshakes");
  await attemptAs(drill, actorsNamed(drill, name), ({ account }) => {
    const open = invitations.find(
      (each) =>
        each.Action === "INVITE" &&
        each.State === "OPEN" &&
        each.Parties?.some((party) => party.Id === account.id) === true,
    );
    return acceptInvitation(organization.id, open?.Id);
  });
}

/** Something that the operator sets up before the drill begins; it has to succeed. */
export async function prepare(
  drill: Drill,
  action: Action,
  organization: OrganizationView = drill.organization,
): Promise<void> {
  await prepareAs(drill, managementActor(drill, organization), action);
}

/** The same by anybody. */
export async function prepareAs(drill: Drill, actor: Actor, action: Action): Promise<void> {
  const prepared = await drill.act(actor, action);
  if (prepared.decisive.outcome.kind !== "succeeded")
    throw new Error(`could not ${action.sentence}: ${cameTo(prepared)}`);
}

/** That organization invites the accounts of the named actors, but for those that it has invited already. */
export async function inviteActors(drill: Drill, name: string, organization: OrganizationView): Promise<void> {
  for (const account of accountsOf(actorsNamed(drill, name))) {
    const invited = await drill.act(managementActor(drill, organization), inviteAccount(account.id));
    const { outcome } = invited.decisive;
    const isOpen =
      outcome.kind === "succeeded" || (outcome.kind === "refused" && outcome.code === "DuplicateHandshakeException");
    if (!isOpen) throw new Error(`could not ${invited.act.action.sentence}: ${cameTo(invited)}`);
  }
}

const SERVICES = [
  "organizations",
  "iam",
  "sts",
  "cloudtrail",
  "events",
  "s3",
  "sqs",
  "ce",
  "budgets",
  "guardduty",
  "securityhub",
  "ram",
  "savingsplans",
  "invoicing",
  "artifact",
  "servicequotas",
  "lambda",
  "config",
  "sso",
  "cloudformation",
  "logs",
  "cloudwatch",
  "sns",
] as const satisfies readonly ServiceName[];

/** Undefined for what has no API of AWS, such as the console. */
export const serviceKnown = (name: string): ServiceName | undefined => SERVICES.find((each) => each === name);

export function serviceNamed(name: string): ServiceName {
  const found = serviceKnown(name);
  if (found === undefined) throw new Error(`no service \`${name}\`; known: ${SERVICES.join(", ")}`);
  return found;
}
