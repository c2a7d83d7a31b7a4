/** Saying no to an invitation: its sender takes it back, or its recipient declines. Organizations API Reference: CancelHandshake, DeclineHandshake. */
import type { Hands } from "../../target/index.ts";
import { type Action, listOf, NothingToActOn, outputOf } from "../action.ts";

type Handshake = Readonly<{
  Id?: string;
  State?: string;
  Parties?: readonly Readonly<{ Id?: string; Type?: string }>[];
}>;

/** The management account takes its open invitation of that account back. */
export const cancelInvitation = (accountId: string): Action => ({
  id: "cancel-invitation",
  kind: "response",
  sentence: `cancel the invitation of ${accountId}`,
  techniques: [],
  undo: "invite it again",
  carryOut: (hands) =>
    answerOpen(hands, { list: "ListHandshakesForOrganization", answer: "CancelHandshake", party: accountId }),
});

/** The invited account declines the open invitation of that organization. */
export const declineInvitation = (organizationId: string): Action => ({
  id: "decline-invitation",
  kind: "response",
  sentence: "decline the invitation",
  techniques: [],
  undo: "be invited again",
  carryOut: (hands) =>
    answerOpen(hands, { list: "ListHandshakesForAccount", answer: "DeclineHandshake", party: organizationId }),
});

type Answering = Readonly<{ list: string; answer: string; party: string }>;

async function answerOpen(hands: Hands, { list, answer, party }: Answering) {
  for (let token: unknown; ; ) {
    const listing = await hands.call("organizations", list, token === undefined ? {} : { NextToken: token });
    if (listing.outcome.kind !== "succeeded") return listing;
    const page = outputOf(listing);
    const open = listOf<Handshake>(page, "Handshakes").find((each) => each.State === "OPEN" && names(each, party));
    if (open?.Id !== undefined) return hands.call("organizations", answer, { HandshakeId: open.Id });
    token = page?.NextToken;
    if (token === undefined) throw new NothingToActOn(`there is no open invitation that names ${party}`);
  }
}

/** An organization's id stands there without its `o-`. */
const names = ({ Parties = [] }: Handshake, party: string): boolean =>
  Parties.some(({ Id = "" }) => Id === party || `o-${Id}` === party);
