/** T1666.A003: the account accepts the invitation of another organization. Organizations API Reference: AcceptHandshake. */
import { type Action, listOf, outputOf } from "../action.ts";

type Handshake = Readonly<{
  Id?: string;
  State?: string;
  Action?: string;
  Arn?: string;
  Parties?: readonly { Id?: string; Type?: string }[];
}>;

/** Accepts the open invitation of that organization; without one, the listing is the decisive call. */
export function acceptInvitation(organizationId: string): Action {
  return {
    id: "accept-invitation",
    kind: "technique",
    sentence: "join another organization",
    techniques: ["T1666.A003"],
    undo: "the account leaves again, is invited by its old organization and accepts",
    async carryOut(hands) {
      const listing = await hands.call("organizations", "ListHandshakesForAccount");
      const open = listOf<Handshake>(outputOf(listing), "Handshakes").find((each) => isOpenFrom(each, organizationId));
      return open?.Id === undefined
        ? listing
        : hands.call("organizations", "AcceptHandshake", { HandshakeId: open.Id });
    },
  };
}

const isOpenFrom = (handshake: Handshake, organizationId: string): boolean =>
  handshake.Action === "INVITE" &&
  handshake.State === "OPEN" &&
  (handshake.Parties ?? []).some(
    (party) => party.Type === "ORGANIZATION" && `o-${(party.Id ?? "").replace(/^o-/, "")}` === organizationId,
  );
