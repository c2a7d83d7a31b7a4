import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { type AccountId, days, hours } from "../../kernel/index.ts";
import { SERVICE_LINKED_ROLE } from "../account/organization-roles.ts";
import { NOTHING_SIGNED_UP } from "../account/sign-up.ts";
import { apply } from "../apply/index.ts";
import { foundWithPolicies, type Stage, stage } from "../apply/stage.test-support.ts";
import { attachedPolicies } from "../policy/attached-policies.ts";
import { decideAcceptHandshake } from "./decide-accept.ts";
import { decideCancelHandshake, decideDeclineHandshake } from "./decide-answer.ts";
import { decideInvite, type InviteCommand } from "./decide-invite.ts";
import { handshakeStateAt } from "./handshake-state.ts";
import { placesTaken } from "./open-invitations.ts";
import { visibleHandshake } from "./parties.ts";

const refused = (kind: string, more: object = {}) => ({ ok: false, refusal: { kind, ...more } });
const NOT_FOUND = refused("Missing", { what: "handshake" });

const invite = (on: Stage, caller: AccountId, command: Partial<InviteCommand> & Pick<InviteCommand, "target">) =>
  decideInvite(on.world, { caller, notes: undefined, tags: new Map(), ...command }, on.moment);

function invited(on: Stage, caller: AccountId, accountId: AccountId, tags: ReadonlyMap<string, string> = new Map()) {
  const [event] = on.carryOut(invite(on, caller, { target: { kind: "ACCOUNT", accountId }, tags }));
  assert.ok(event?.kind === "HandshakeOpened");
  return event.handshake.id;
}

const accept = (on: Stage, caller: AccountId, handshakeId: string) =>
  decideAcceptHandshake(on.world, { caller, handshakeId }, on.moment);
const decline = (on: Stage, caller: AccountId, handshakeId: string) =>
  decideDeclineHandshake(on.world, { caller, handshakeId, now: on.moment.now });
const cancel = (on: Stage, caller: AccountId, handshakeId: string) =>
  decideCancelHandshake(on.world, { caller, handshakeId, now: on.moment.now });

function scene() {
  const on = stage();
  const [sender, recipient, stranger] = [on.open(1), on.open(2), on.open(3)];
  foundWithPolicies(on, sender);
  return { on, sender, recipient, stranger };
}

describe("an invitation's life", () => {
  test("fifteen days, then it is expired and its place is free", () => {
    const { on, sender, recipient } = scene();
    const id = invited(on, sender, recipient);
    const taken = () => placesTaken(on.world, on.organizationOf(sender), on.moment.now);
    assert.equal(taken(), 2);
    on.advance(days(15) - 1);
    assert.equal(taken(), 2);
    on.advance(1);
    assert.equal(taken(), 1);
    const state = "EXPIRED";
    assert.deepEqual(accept(on, recipient, id), refused("InvalidHandshakeTransition", { state }));
    assert.equal(invite(on, sender, { target: { kind: "ACCOUNT", accountId: recipient } }).ok, true);
  });

  test("it is shown for thirty days after its end, then it is as if it had never been", () => {
    const { on, sender, recipient } = scene();
    const id = invited(on, sender, recipient);
    on.carryOut(decline(on, recipient, id));
    on.advance(days(30) - 1);
    const look = () => visibleHandshake(on.world, { caller: sender, handshakeId: id, now: on.moment.now });
    assert.equal(look().ok, true);
    on.advance(1);
    assert.deepEqual(look(), NOT_FOUND);
    assert.deepEqual(accept(on, recipient, id), NOT_FOUND);
  });

  test("every end is final: the same move again, and any other, are two refusals", () => {
    const moves = { accept, decline, cancel };
    const ends = { accept: "ACCEPTED", decline: "DECLINED", cancel: "CANCELED" } as const;
    for (const first of ["accept", "decline", "cancel"] as const) {
      for (const second of ["accept", "decline", "cancel"] as const) {
        const { on, sender, recipient } = scene();
        const id = invited(on, sender, recipient);
        const by = (move: keyof typeof moves) => moves[move](on, move === "cancel" ? sender : recipient, id);
        on.carryOut(by(first));
        assert.equal(handshakeStateAt(on.world.handshakes.get(id)!, on.moment.now), ends[first]);
        const kind = first === second ? "HandshakeAlreadyInState" : "InvalidHandshakeTransition";
        assert.deepEqual(by(second), refused(kind, { state: ends[first] }), `${first}, then ${second}`);
      }
    }
  });

  test("a stranger learns nothing, and a party only makes its own moves", () => {
    const { on, sender, recipient, stranger } = scene();
    const id = invited(on, sender, recipient);
    for (const move of [accept, decline, cancel]) {
      assert.deepEqual(move(on, stranger, id), NOT_FOUND);
      assert.deepEqual(move(on, stranger, "h-none"), NOT_FOUND);
    }
    assert.deepEqual(accept(on, sender, id), refused("OtherPartysMove"));
    assert.deepEqual(decline(on, sender, id), refused("OtherPartysMove"));
    assert.deepEqual(cancel(on, recipient, id), refused("OtherPartysMove"));
  });
});

describe("inviting", () => {
  test("one open invitation per account, by number or by address", () => {
    const { on, sender, recipient } = scene();
    invited(on, sender, recipient);
    const again = invite(on, sender, { target: { kind: "EMAIL", email: "Account-2@example.com" } });
    assert.deepEqual(again, refused("DuplicateHandshake"));
  });

  test("nobody who is already in", () => {
    const { on, sender } = scene();
    const self = invite(on, sender, { target: { kind: "ACCOUNT", accountId: sender } });
    assert.deepEqual(self, refused("InvitationRefused", { because: "alreadyMember" }));
  });

  test("only the management account", () => {
    const { on, sender, recipient, stranger } = scene();
    on.carryOut(accept(on, recipient, invited(on, sender, recipient)));
    const target = { kind: "EMAIL", email: "new@example.com" } as const;
    assert.deepEqual(invite(on, recipient, { target }), refused("NotManagementAccount"));
    assert.deepEqual(invite(on, stranger, { target }), refused("NotInOrganization"));
  });
});

describe("accepting", () => {
  test("a stand-alone account joins under the root with the tags, the default policy and the service-linked role", () => {
    const { on, sender, recipient } = scene();
    const id = invited(on, sender, recipient, new Map([["team", "blue"]]));
    on.carryOut(accept(on, recipient, id));
    const { rootId, id: organizationId } = on.organizationOf(sender);
    const account = on.world.accounts.get(recipient);
    const joinedAt = on.moment.now;
    assert.deepEqual(account?.membership, { organizationId, parentId: rootId, method: "INVITED", joinedAt });
    assert.deepEqual([...(account?.tags ?? [])], [["team", "blue"]]);
    assert.equal(attachedPolicies(on.organizationOf(sender), recipient, "SERVICE_CONTROL_POLICY").length, 1);
    assert.deepEqual([...(on.world.identities.get(recipient)?.roles.keys() ?? [])], [SERVICE_LINKED_ROLE]);
  });

  test("a member goes over directly: one decision, no interval outside, no stand-alone prerequisites", () => {
    const { on, sender, recipient, stranger: other } = scene();
    on.carryOut(accept(on, recipient, invited(on, sender, recipient, new Map([["team", "blue"]]))));
    apply(on.world, { kind: "SignUpChanged", accountId: recipient, signUp: NOTHING_SIGNED_UP });
    on.found(other);
    on.advance(hours(1));
    const events = on.carryOut(accept(on, recipient, invited(on, other, recipient, new Map([["team", "red"]]))));
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ["HandshakeMoved", "AccountDeparted", "AccountJoined", "AccountTagged"],
    );
    const departed = events.find((each) => each.kind === "AccountDeparted");
    assert.deepEqual([departed?.method, departed?.organizationId], ["LEFT", on.organizationOf(sender).id]);
    assert.equal(on.organizationOf(recipient), on.organizationOf(other));
    assert.deepEqual([...(on.world.accounts.get(recipient)?.tags ?? [])], [["team", "red"]]);
    assert.equal(on.organizationOf(sender).attachments.has(recipient), false);
  });

  test("a created member waits its four days on the direct path too", () => {
    const { on, sender, recipient, stranger: other } = scene();
    const { id: organizationId, rootId: parentId } = on.organizationOf(sender);
    const at = on.moment.now;
    apply(on.world, { kind: "AccountJoined", accountId: recipient, organizationId, parentId, method: "CREATED", at });
    on.found(other);
    const id = invited(on, other, recipient);
    assert.deepEqual(accept(on, recipient, id), refused("DepartureBlocked", { by: "waitingPeriod" }));
    on.advance(days(4));
    assert.equal(accept(on, recipient, id).ok, true);
  });

  test("a management account can be invited, sees nothing of it, and cannot accept before its organization is gone", () => {
    const { on, sender, stranger: other } = scene();
    on.found(other);
    const id = invited(on, sender, other);
    const look = visibleHandshake(on.world, { caller: other, handshakeId: id, now: on.moment.now });
    assert.deepEqual(look, NOT_FOUND);
    assert.deepEqual(decline(on, other, id), NOT_FOUND);
    assert.deepEqual(accept(on, other, id), refused("ManagementAccountCannotLeave"));
  });

  test("of two invitations one can be accepted; the other stays open and moves the account on", () => {
    const { on, sender, recipient, stranger: other } = scene();
    on.found(other);
    const [first, second] = [invited(on, sender, recipient), invited(on, other, recipient)];
    on.carryOut(accept(on, recipient, first));
    assert.equal(handshakeStateAt(on.world.handshakes.get(second)!, on.moment.now), "OPEN");
    on.advance(hours(1));
    on.carryOut(accept(on, recipient, second));
    assert.equal(on.organizationOf(recipient).managementAccountId, other);
  });
});
