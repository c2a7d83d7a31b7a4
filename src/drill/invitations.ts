/** Invitations by who sent them to whom: finding them, and answering them. */
import { acceptInvitation, cancelInvitation, declineInvitation, listOf, readInvitation } from "../action/index.ts";
import type { Actor } from "./attempt.ts";
import { attemptAs } from "./attempting.ts";
import type { Drill } from "./drill.ts";
import type { AccountView, OrganizationView } from "./organization-view.ts";

/** The sender and the recipient of an invitation. */
export type Between = Readonly<{ from: OrganizationView; to: AccountView }>;

/** `read` changes nothing: whoever may looks at it. */
export type InvitationAnswer = "accept" | "decline" | "cancel" | "read";

type Invitation = Readonly<{
  Id?: string;
  State?: string;
  Action?: string;
  RequestedTimestamp?: Date;
  Parties?: readonly Readonly<{ Id?: string }>[];
}>;

/** `found`: the open one, else the latest that the sender's list still shows; `unread`: why that list could not be read. */
export type Looked = Readonly<{ found?: Invitation | undefined; unread?: string }>;

export async function findInvitation(drill: Drill, { from, to }: Between): Promise<Looked> {
  const sent = await sentBy(drill, from);
  if (typeof sent === "string") return { unread: sent };
  const latest = sent
    .filter((each) => each.Action === "INVITE" && isTo(each, to))
    .toSorted((left, right) => requestedAt(right) - requestedAt(left));
  return { found: latest.find((each) => each.State === "OPEN") ?? latest[0] };
}

/** The actor answers the invitation, whose id it was told; one that was answered before, or has expired, is answered again. */
export async function attemptToAnswer(
  drill: Drill,
  actor: Actor,
  { answer, between }: Readonly<{ answer: InvitationAnswer; between: Between }>,
): Promise<void> {
  const { Id: id } = (await findInvitation(drill, between)).found ?? {};
  const action = {
    accept: acceptInvitation(between.from.id, id),
    decline: declineInvitation(between.from.id, id),
    cancel: cancelInvitation(between.to.id, id),
    read: readInvitation(id),
  }[answer];
  await attemptAs(drill, [actor], () => action);
}

/** Everything on the sender's list, or why it could not be read to its end. */
async function sentBy(drill: Drill, organization: OrganizationView): Promise<readonly Invitation[] | string> {
  const hands = drill.auditorOf(organization);
  if (hands === undefined) return "nobody there may read it";
  const sent: Invitation[] = [];
  for (let token: unknown; ; ) {
    const input = token === undefined ? {} : { NextToken: token };
    const { outcome } = await hands.call("organizations", "ListHandshakesForOrganization", input);
    if (outcome.kind !== "succeeded") return outcome.kind === "refused" ? outcome.code : outcome.reason;
    sent.push(...listOf<Invitation>(outcome.output, "Handshakes"));
    token = outcome.output.NextToken;
    if (token === undefined) return sent;
  }
}

const isTo = ({ Parties = [] }: Invitation, { id, email }: AccountView): boolean =>
  Parties.some((party) => party.Id === id || party.Id?.toLowerCase() === email.toLowerCase());

const requestedAt = ({ RequestedTimestamp: at }: Invitation): number => at?.getTime() ?? 0;
