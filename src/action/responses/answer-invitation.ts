/** Saying no to an invitation: its sender takes it back, or its recipient declines. Organizations API Reference: CancelHandshake, DeclineHandshake. */
import type { CallReport, Hands } from "../../target/index.ts";
import { type Action, listOf, NothingToActOn, outputOf } from "../action.ts";

type Handshake = Readonly<{
  Id?: string;
  State?: string;
  Parties?: readonly Readonly<{ Id?: string; Type?: string }>[];
}>;

/** The open invitation of that account is taken back; with `handshakeId` that one, whatever has become of it. */
export const cancelInvitation = (accountId: string, handshakeId?: string): Action => ({
  id: "cancel-invitation",
  kind: "response",
  sentence: `cancel the invitation of ${accountId}`,
  techniques: [],
  undo: "invite it again",
  carryOut: (hands) =>
    answer(hands, {
      list: "ListHandshakesForOrganization",
      operation: "CancelHandshake",
      party: accountId,
      handshakeId,
    }),
});

/** The open invitation from that organization is declined; with `handshakeId` that one, whatever has become of it. */
export const declineInvitation = (organizationId: string, handshakeId?: string): Action => ({
  id: "decline-invitation",
  kind: "response",
  sentence: "decline the invitation",
  techniques: [],
  undo: "be invited again",
  carryOut: (hands) =>
    answer(hands, {
      list: "ListHandshakesForAccount",
      operation: "DeclineHandshake",
      party: organizationId,
      handshakeId,
    }),
});

type Answering = Readonly<{ list: string; operation: string; party: string; handshakeId: string | undefined }>;

async function answer(hands: Hands, { list, operation, party, handshakeId }: Answering): Promise<CallReport> {
  if (handshakeId !== undefined) return hands.call("organizations", operation, { HandshakeId: handshakeId });
  for (let token: unknown; ; ) {
    const listing = await hands.call("organizations", list, token === undefined ? {} : { NextToken: token });
    if (listing.outcome.kind !== "succeeded") return listing;
    const page = outputOf(listing);
    const open = listOf<Handshake>(page, "Handshakes").find((each) => each.State === "OPEN" && names(each, party));
    if (open?.Id !== undefined) return hands.call("organizations", operation, { HandshakeId: open.Id });
    token = page?.NextToken;
    if (token === undefined) throw new NothingToActOn(`there is no open invitation that names ${party}`);
  }
}

/** An organization's id stands there without its `o-`. */
const names = ({ Parties = [] }: Handshake, party: string): boolean =>
  Parties.some(({ Id = "" }) => Id === party || `o-${Id}` === party);
