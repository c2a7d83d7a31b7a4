/** Invitations by who sent them to whom: finding them, and answering them. */
import { acceptInvitation, cancelInvitation, declineInvitation, listOf, outputOf } from "../action/index.ts";
import type { Actor } from "./attempt.ts";
import { attemptAs } from "./attempting.ts";
import type { Drill } from "./drill.ts";
import type { AccountView, OrganizationView } from "./organization-view.ts";

/** The sender and the recipient of an invitation. */
export type Between = Readonly<{ from: OrganizationView; to: AccountView }>;

export type InvitationAnswer = "accept" | "decline" | "cancel";

type Invitation = Readonly<{
  Id?: string;
  State?: string;
  Action?: string;
  RequestedTimestamp?: Date;
  Parties?: readonly Readonly<{ Id?: string }>[];
}>;

/** The open one, else the latest that the sender's list still shows; undefined when it shows none, or nobody may look. */
export async function findInvitation(drill: Drill, between: Between): Promise<Invitation | undefined> {
  const sent = (await sentBy(drill, between.from)).filter((each) => each.Action === "INVITE" && isTo(each, between.to));
  const latest = sent.toSorted((left, right) => requestedAt(right) - requestedAt(left));
  return latest.find((each) => each.State === "OPEN") ?? latest[0];
}

/** The actor answers the invitation, whose id it was told; one that was answered before, or has expired, is answered again. */
export async function attemptToAnswer(
  drill: Drill,
  actor: Actor,
  { answer, between }: Readonly<{ answer: InvitationAnswer; between: Between }>,
): Promise<void> {
  const { Id: id } = (await findInvitation(drill, between)) ?? {};
  const action = {
    accept: acceptInvitation(between.from.id, id),
    decline: declineInvitation(between.from.id, id),
    cancel: cancelInvitation(between.to.id, id),
  }[answer];
  await attemptAs(drill, [actor], () => action);
}

async function sentBy(drill: Drill, organization: OrganizationView): Promise<readonly Invitation[]> {
  const hands = drill.auditorOf(organization);
  const found: Invitation[] = [];
  for (let token: unknown; hands !== undefined; ) {
    const input = token === undefined ? {} : { NextToken: token };
    const page = outputOf(await hands.call("organizations", "ListHandshakesForOrganization", input));
    found.push(...listOf<Invitation>(page, "Handshakes"));
    token = page?.NextToken;
    if (token === undefined) break;
  }
  return found;
}

const isTo = ({ Parties = [] }: Invitation, { id, email }: AccountView): boolean =>
  Parties.some((party) => party.Id === id || party.Id?.toLowerCase() === email.toLowerCase());

const requestedAt = ({ RequestedTimestamp: at }: Invitation): number => at?.getTime() ?? 0;
