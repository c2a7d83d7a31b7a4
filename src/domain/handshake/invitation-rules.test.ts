import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { type AccountId, addMs, days, hours } from "../../kernel/index.ts";
import { type CreateAccountCommand, decideCreateAccount } from "../account/decide-create-account.ts";
import { apply } from "../apply/index.ts";
import { type Stage, stage } from "../apply/stage.test-support.ts";
import type { Organization } from "../organization/organization.ts";
import { decideAcceptHandshake } from "./decide-accept.ts";
import { decideCancelHandshake, decideDeclineHandshake } from "./decide-answer.ts";
import { decideInvite } from "./decide-invite.ts";

const refused = (kind: string, more: object = {}) => ({ ok: false, refusal: { kind, ...more } });
const because = (reason: string) => refused("InvitationRefused", { because: reason });

function scene(change: Partial<Organization> = {}, assumptions: Readonly<Record<string, string>> = {}) {
  const on = stage(assumptions);
  const management = on.open(1);
  apply(on.world, { kind: "OrganizationCreated", organization: { ...on.found(management), ...change } });
  return { on, management };
}

const invite = (on: Stage, caller: AccountId, accountId: AccountId) =>
  decideInvite(
    on.world,
    { caller, target: { kind: "ACCOUNT", accountId }, notes: undefined, tags: new Map() },
    on.moment,
  );

function invited(on: Stage, caller: AccountId, accountId: AccountId): string {
  const [event] = on.carryOut(invite(on, caller, accountId));
  assert.ok(event?.kind === "HandshakeOpened");
  return event.handshake.id;
}

const accept = (on: Stage, caller: AccountId, handshakeId: string) =>
  decideAcceptHandshake(on.world, { caller, handshakeId }, on.moment);

const creation = (caller: AccountId, name: string): CreateAccountCommand => ({
  caller,
  accountName: name,
  email: `${name}@example.com`,
  roleName: undefined,
  tags: new Map(),
});
const create = (on: Stage, caller: AccountId, name: string, durationMs = 0) =>
  decideCreateAccount(on.world, creation(caller, name), { ...on.moment, durationMs });

describe("inviting", () => {
  test("nobody is invited before the address of the management account is verified", () => {
    const on = stage();
    const management = on.open(1, { emailVerified: false });
    on.found(management);
    const guest = on.open(2);
    assert.deepEqual(invite(on, management, guest), refused("AddressNotVerified"));
    apply(on.world, { kind: "EmailVerified", accountId: management });
    assert.equal(invite(on, management, guest).ok, true);
  });

  test("an organization that is being finalised neither invites nor creates", () => {
    const { on, management } = scene({ readyFrom: addMs(stage().moment.now, hours(1)) });
    const guest = on.open(2);
    on.advance(hours(1) - 1);
    assert.deepEqual(invite(on, management, guest), refused("OrganizationNotReady"));
    assert.deepEqual(create(on, management, "new"), refused("OrganizationNotReady"));
    on.advance(1);
    assert.equal(invite(on, management, guest).ok, true);
    assert.equal(create(on, management, "new").ok, true);
  });

  test("an open invitation takes a place; decline, cancel and expiry give it back", () => {
    const { on, management } = scene({ quotas: { accounts: 2 } });
    const [guest, other] = [on.open(2), on.open(3)];
    const full = () => assert.deepEqual(invite(on, management, other), because("accountLimit"));
    const free = () => assert.equal(invite(on, management, other).ok, true);
    const ends = [
      (handshakeId: string) => decideDeclineHandshake(on.world, { caller: guest, handshakeId, now: on.moment.now }),
      (handshakeId: string) => decideCancelHandshake(on.world, { caller: management, handshakeId, now: on.moment.now }),
    ];
    for (const end of ends) {
      const id = invited(on, management, guest);
      full();
      on.carryOut(end(id));
      free();
    }
    invited(on, management, guest);
    on.advance(days(15) - 1);
    full();
    on.advance(1);
    free();
  });

  test("so many in any 24 hours; accepted ones are given back", () => {
    const { on, management } = scene({ quotas: { invitationsPerDay: 2 } });
    const [first, second, third] = [on.open(2), on.open(3), on.open(4)];
    const id = invited(on, management, first);
    on.advance(hours(1));
    invited(on, management, second);
    assert.deepEqual(invite(on, management, third), because("dailyLimit"));
    on.carryOut(accept(on, first, id));
    invited(on, management, third);
    on.advance(hours(24) - 1);
    assert.deepEqual(invite(on, management, on.open(5)), because("dailyLimit"));
    on.advance(1);
    invited(on, management, on.open(6));
  });

  test.each([
    [{}, { seller: "AWS_EMEA" }, true],
    [{ seller: "AISPL" }, { seller: "AISPL" }, true],
    [{ seller: "AISPL" }, {}, false],
    [{}, { seller: "AISPL" }, false],
    [{}, { partition: "aws-cn" }, false],
    [{ partition: "aws-cn" }, { partition: "aws-cn" }, true],
  ] as const)("sold as %j, inviting %j: %s", (own, others, may) => {
    const on = stage();
    const management = on.open(1, own);
    on.found(management);
    assert.deepEqual(
      invite(on, management, on.open(2, others)).ok ? undefined : because("otherSeller"),
      may ? undefined : because("otherSeller"),
    );
  });
});

describe("moving on by accepting", () => {
  function transfer(assumptions: Readonly<Record<string, string>> = {}) {
    const { on, management } = scene({}, assumptions);
    const [member, other] = [on.open(2), on.open(3)];
    on.found(other);
    const [first, second] = [invited(on, management, member), invited(on, other, member)];
    on.carryOut(accept(on, member, first));
    return { on, member, second };
  }

  test("not within an hour of joining, as assumed", () => {
    const { on, member, second } = transfer();
    on.advance(hours(1) - 1);
    assert.deepEqual(accept(on, member, second), because("changedTooSoon"));
    on.advance(1);
    assert.equal(accept(on, member, second).ok, true);
  });

  test("at once, or after a day, under the other assumptions", () => {
    const free = transfer({ "membership-change-interval": "none" });
    assert.equal(accept(free.on, free.member, free.second).ok, true);
    const slow = transfer({ "membership-change-interval": "24h" });
    slow.on.advance(hours(24) - 1);
    assert.deepEqual(accept(slow.on, slow.member, slow.second), because("changedTooSoon"));
    slow.on.advance(1);
    assert.equal(accept(slow.on, slow.member, slow.second).ok, true);
  });

  test("not while the account is a delegated administrator", () => {
    const { on, member, second } = transfer();
    on.advance(hours(2));
    const { id: organizationId } = on.organizationOf(member);
    const registration = { organizationId, accountId: member, servicePrincipal: "guardduty.amazonaws.com" };
    apply(on.world, { kind: "DelegatedAdministratorRegistered", ...registration, at: on.moment.now });
    assert.deepEqual(accept(on, member, second), refused("DepartureBlocked", { by: "delegatedAdministrator" }));
    apply(on.world, { kind: "DelegatedAdministratorDeregistered", ...registration });
    assert.equal(accept(on, member, second).ok, true);
  });
});

describe("creating", () => {
  test("five at the same time", () => {
    const { on, management } = scene();
    for (const name of ["a", "b", "c", "d", "e"]) on.carryOut(create(on, management, name, 1_000));
    const sixth = () => create(on, management, "f", 1_000);
    assert.deepEqual(sixth(), refused("LimitReached", { limit: "accountCreations" }));
    on.advance(1_000);
    assert.equal(sixth().ok, true);
  });

  test("beyond the quota it is refused, or fails later, as assumed", () => {
    const { on, management } = scene({ quotas: { accounts: 1 } });
    assert.deepEqual(create(on, management, "a"), refused("LimitReached", { limit: "accounts" }));
    const late = scene({ quotas: { accounts: 1 } }, { "account-limit-answer": "fails-later" });
    const [event, ...others] = late.on.carryOut(create(late.on, late.management, "a"));
    assert.ok(event?.kind === "CreateAccountRequested");
    assert.deepEqual(event.request.outcome, { kind: "fails", reason: "ACCOUNT_LIMIT_EXCEEDED" });
    assert.deepEqual(others, []);
  });

  test("a created account is sold as the account that pays for it", () => {
    const on = stage();
    const management = on.open(1, { seller: "AISPL", partition: "aws-cn" });
    on.found(management);
    const opened = on.carryOut(create(on, management, "a")).find((each) => each.kind === "AccountOpened");
    assert.deepEqual([opened?.account.seller, opened?.account.partition], ["AISPL", "aws-cn"]);
  });
});
