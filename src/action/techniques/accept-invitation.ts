/** T1666.A003: the account accepts the invitation of another organization. Organizations API Reference: AcceptHandshake. */
import { type Action, listOf, NothingToActOn, outputOf } from "../action.ts";

type Handshake = Readonly<{
  Id?: string;
  State?: string;
  Action?: string;
  Arn?: string;
  Parties?: readonly { Id?: string; Type?: string }[];
}>;

/**
 * Accepts an invitation of that organization. Whoever invites knows the invitation's id and can tell the intruder: with
 * `handshakeId` nothing has to be listed first. Without it a refused listing is the decisive call, and a listing without such an
 * invitation throws `NothingToActOn`, because reading a list is not joining.
 */
export function acceptInvitation(organizationId: string, handshakeId?: string): Action {
  return {
    id: "accept-invitation",
    kind: "technique",
    sentence: "join another organization",
    techniques: ["T1666.A003"],
    undo: "the account leaves again, is invited by its old organization and accepts",
    async carryOut(hands) {
      if (handshakeId !== undefined)
        return hands.call("organizations", "AcceptHandshake", { HandshakeId: handshakeId });
      for (let token: unknown; ; ) {
        const input = token === undefined ? {} : { NextToken: token };
        const listing = await hands.call("organizations", "ListHandshakesForAccount", input);
        if (listing.outcome.kind !== "succeeded") return listing;
        const page = outputOf(listing);
        const open = listOf<Handshake>(page, "Handshakes").find((each) => isOpenFrom(each, organizationId));
        if (open?.Id !== undefined) return hands.call("organizations", "AcceptHandshake", { HandshakeId: open.Id });
        token = page?.NextToken;
        if (token === undefined)
          throw new NothingToActOn(`${hands.principal.accountId} has no open invitation from ${organizationId}`);
      }
    },
  };
}

const isOpenFrom = (handshake: Handshake, organizationId: string): boolean =>
  handshake.Action === "INVITE" &&
  handshake.State === "OPEN" &&
  (handshake.Parties ?? []).some(
    (party) => party.Type === "ORGANIZATION" && `o-${(party.Id ?? "").replace(/^o-/, "")}` === organizationId,
  );
