import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { type AccountId, addMs, days, minutes } from "../../kernel/index.ts";
import { apply } from "../apply/index.ts";
import { type Stage, stage } from "../apply/stage.test-support.ts";
import { decideDeleteOrganization } from "../organization/decide-delete-organization.ts";
import { decideLeaveOrganization, decideRemoveAccount } from "../organization/decide-leave.ts";
import { decideMoveAccount } from "../organization/decide-move-account.ts";
import type { FeatureSet, Organization } from "../organization/organization.ts";
import { closuresPer30Days } from "../organization/quotas.ts";
import { countMembers } from "../organization/tree.ts";
import { accountStateAt } from "./account-state.ts";
import { CLOSURE_MS, decideCloseAccount } from "./decide-close-account.ts";
import { consoleReachAt, decideReopenAccount, decideSelfCloseAccount } from "./decide-self-closure.ts";
import { dueUpTo } from "./permanent-closure.ts";

const refused = (kind: string, more: object = {}) => ({ ok: false, refusal: { kind, ...more } });

function join(on: Stage, organization: Organization, accountId: AccountId): AccountId {
  const { id: organizationId, rootId: parentId } = organization;
  const at = on.moment.now;
  apply(on.world, { kind: "AccountJoined", accountId, organizationId, parentId, method: "INVITED", at });
  return accountId;
}

function scene(
  members = 1,
  featureSet: FeatureSet = "ALL",
  quotas: Organization["quotas"] = {},
  assumed: Readonly<Record<string, string>> = {},
) {
  const on = stage(assumed);
  const management = on.open(1);
  apply(on.world, { kind: "OrganizationCreated", organization: { ...on.found(management, featureSet), quotas } });
  const organization = on.organizationOf(management);
  const accounts = Array.from({ length: members }, (_, index) => join(on, organization, on.open(index + 2)));
  const [member] = accounts;
  assert.ok(member);
  return { on, management, organization, accounts, member };
}

const close = (on: Stage, caller: AccountId, accountId: string) =>
  decideCloseAccount(on.world, { caller, accountId }, { ...on.moment, durationMs: CLOSURE_MS });
const selfClose = (on: Stage, accountId: AccountId, byRoot = true) =>
  decideSelfCloseAccount(on.world, { accountId, byRoot }, { ...on.moment, durationMs: CLOSURE_MS });
const reopen = (on: Stage, accountId: AccountId) => decideReopenAccount(on.world, { accountId, now: on.moment.now });

function accountOf(on: Stage, id: AccountId) {
  const account = on.world.accounts.get(id);
  assert.ok(account);
  return account;
}
const stateOf = (on: Stage, id: AccountId) => accountStateAt(accountOf(on, id), on.moment.now);

describe("CloseAccount", () => {
  test("PENDING_CLOSURE, minutes later CLOSED, 90 days later gone; the clock alone does it", () => {
    const { on, management, member, organization } = scene();
    on.carryOut(close(on, management, member));
    assert.equal(stateOf(on, member), "PENDING_CLOSURE");
    on.advance(CLOSURE_MS - 1);
    assert.equal(stateOf(on, member), "PENDING_CLOSURE");
    on.advance(1);
    assert.equal(stateOf(on, member), "CLOSED");
    on.advance(days(90) - 1);
    assert.equal(accountOf(on, member).membership?.organizationId, organization.id);
    on.advance(1);
    assert.equal(accountOf(on, member).membership, undefined);
    assert.equal(countMembers(organization), 1);
    assert.equal(stateOf(on, member), "CLOSED");
    assert.equal(on.world.closingAccounts.size, 0);
  });

  test("what falls due carries its own moment, however late somebody looks", () => {
    const { on, management, member } = scene();
    const begun = on.moment.now;
    on.carryOut(close(on, management, member));
    const later = begun + days(400);
    const [due] = [...dueUpTo(on.world, later as typeof begun)];
    assert.equal(due?.at, begun + CLOSURE_MS + days(90));
    assert.deepEqual(
      due?.events.map((each) => each.kind === "AccountDeparted" && [each.method, each.at]),
      [["CLEANED", due?.at], false],
    );
    assert.deepEqual(due?.events.at(-1), { kind: "AccountPermanentlyClosed", accountId: member, at: due?.at });
  });

  test("who may, and whom: the management account, any member but itself, with all features", () => {
    const { on, management, member } = scene(2);
    assert.deepEqual(close(on, member, "333333333333"), refused("NotManagementAccount"));
    assert.deepEqual(close(on, management, management), refused("ManagementAccountCannotBeClosed"));
    assert.deepEqual(close(on, management, "999999999999"), refused("Missing", { what: "account" }));
    assert.deepEqual(close(on, on.open(8), member), refused("NotInOrganization"));
    const billing = scene(1, "CONSOLIDATED_BILLING");
    assert.deepEqual(close(billing.on, billing.management, billing.member), refused("NotAllFeatures"));
  });

  test("closing twice is a conflict first, and then already done", () => {
    const { on, management, member } = scene();
    on.carryOut(close(on, management, member));
    assert.deepEqual(close(on, management, member), refused("AccountInTransition"));
    on.advance(CLOSURE_MS);
    assert.deepEqual(close(on, management, member), refused("AccountAlreadyClosed"));
  });

  test("three at the same time; the next when one of them is done", () => {
    const { on, management, accounts } = scene(4);
    for (const each of accounts.slice(0, 3)) on.carryOut(close(on, management, each));
    const fourth = () => close(on, management, accounts[3] ?? "");
    assert.deepEqual(fourth(), refused("LimitReached", { limit: "closuresAtOnce" }));
    on.advance(CLOSURE_MS);
    assert.equal(fourth().ok, true);
  });

  test("so many in any 30 days, counted from the asking; the owner's own do not count", () => {
    const { on, management, accounts } = scene(4, "ALL", { closuresPer30Days: 2 });
    const [first, second, third, fourth] = accounts;
    assert.ok(first && second && third && fourth);
    on.carryOut(close(on, management, first));
    on.advance(days(1));
    on.carryOut(selfClose(on, fourth));
    on.carryOut(close(on, management, second));
    const again = () => close(on, management, third);
    on.advance(days(29) - 1);
    assert.deepEqual(again(), refused("LimitReached", { limit: "closuresPer30Days" }));
    on.advance(1);
    on.carryOut(again());
  });

  test("where a reopened account gives its closure back, those that are still closed are counted all the same", () => {
    const assumed = { "reopened-account-closures": "give-back" };
    const { on, management, accounts } = scene(3, "ALL", { closuresPer30Days: 2 }, assumed);
    const [first, second, third] = accounts;
    assert.ok(first && second && third);
    on.carryOut(close(on, management, first));
    on.carryOut(close(on, management, second));
    on.advance(CLOSURE_MS);
    assert.deepEqual(close(on, management, third), refused("LimitReached", { limit: "closuresPer30Days" }));
    on.carryOut(reopen(on, first));
    on.carryOut(close(on, management, third));
  });

  test.each([
    [9, 250],
    [1_250, 250],
    [1_255, 251],
    [5_000, 1_000],
    [50_000, 1_000],
  ])("%i members: %i closures", (members, closures) => assert.equal(closuresPer30Days(members), closures));
});

describe("a closed member", () => {
  test("stays to its end: it cannot leave, be removed, and keeps the organization from being deleted", () => {
    const { on, management, member, organization } = scene();
    on.carryOut(close(on, management, member));
    for (const wait of [0, CLOSURE_MS, days(89)]) {
      on.advance(wait);
      const blocked = refused("DepartureBlocked", { by: "accountClosed" });
      assert.deepEqual(decideLeaveOrganization(on.world, member, on.moment), blocked);
      const removal = { caller: management, accountId: member };
      assert.deepEqual(decideRemoveAccount(on.world, removal, on.moment), blocked);
      const deletion = { caller: management, now: on.moment.now };
      assert.deepEqual(decideDeleteOrganization(on.world, deletion), refused("OrganizationNotEmpty"));
      assert.equal(countMembers(organization), 2);
    }
    on.advance(days(1));
    on.carryOut(decideDeleteOrganization(on.world, { caller: management, now: on.moment.now }));
  });

  test("can be moved: the reference forbids it nowhere, and organizations keep a unit for them", () => {
    const { on, management, member, organization } = scene();
    const unit = { id: "ou-gone-11111111", name: "Gone", parentId: organization.rootId, tags: new Map() };
    apply(on.world, { kind: "OrganizationalUnitCreated", organizationId: organization.id, unit });
    on.carryOut(close(on, management, member));
    on.advance(CLOSURE_MS);
    const [sourceParentId, destinationParentId] = [organization.rootId, unit.id];
    const move = { caller: management, accountId: member, sourceParentId, destinationParentId };
    on.carryOut(decideMoveAccount(on.world, move, on.moment.now));
  });
});

describe("reopening", () => {
  test("within 90 days, with everything that was in it; then never", () => {
    const { on, management, member } = scene();
    on.carryOut(close(on, management, member));
    assert.deepEqual(reopen(on, member), refused("AccountNotClosed"));
    on.advance(CLOSURE_MS + days(90) - 1);
    const before = on.world.identities.get(member);
    on.carryOut(reopen(on, member));
    assert.equal(stateOf(on, member), "ACTIVE");
    assert.equal(on.world.identities.get(member), before);
    on.advance(days(200));
    assert.notEqual(accountOf(on, member).membership, undefined, "a reopened account falls due no more");
    on.carryOut(close(on, management, member));
    on.advance(CLOSURE_MS + days(90));
    assert.deepEqual(reopen(on, member), refused("PermanentlyClosed"));
    assert.deepEqual(reopen(on, management), refused("AccountNotClosed"));
  });

  test("an account that AWS had suspended is suspended again", () => {
    const { on, organization, management } = scene();
    const suspended = join(on, organization, on.open(7, { state: "SUSPENDED" }));
    on.carryOut(close(on, management, suspended));
    on.advance(CLOSURE_MS);
    on.carryOut(reopen(on, suspended));
    assert.equal(stateOf(on, suspended), "SUSPENDED");
  });
});

describe("closing one's own account", () => {
  test("root alone, member or not, whatever the feature set", () => {
    const { on, member } = scene(1, "CONSOLIDATED_BILLING");
    const alone = on.open(8);
    for (const each of [member, alone]) {
      assert.deepEqual(selfClose(on, each, false), refused("OnlyRootMayClose"));
      on.carryOut(selfClose(on, each));
      assert.deepEqual(selfClose(on, each), refused("AccountInTransition"));
    }
    on.advance(CLOSURE_MS);
    assert.deepEqual(selfClose(on, member), refused("AccountAlreadyClosed"));
  });

  test("the console of a closed account shows bills and Support, and nothing once it is over", () => {
    const { on, member } = scene();
    const reach = () => consoleReachAt(accountOf(on, member), on.moment.now);
    on.carryOut(selfClose(on, member));
    assert.equal(reach(), "everything");
    on.advance(CLOSURE_MS);
    assert.equal(reach(), "billsAndSupport");
    on.advance(days(90));
    assert.equal(reach(), "nothing");
  });

  test("the management account goes last, and its organization goes with it 90 days later", () => {
    const { on, management, member, organization } = scene();
    assert.deepEqual(selfClose(on, management), refused("MembersRemain"));
    on.carryOut(selfClose(on, member));
    assert.deepEqual(selfClose(on, management), refused("MembersRemain"), "PENDING_CLOSURE is not CLOSED");
    on.advance(CLOSURE_MS);
    on.carryOut(selfClose(on, management));
    on.advance(minutes(5) + days(90) - 1);
    assert.equal(on.world.organizations.has(organization.id), true);
    on.advance(1);
    assert.equal(on.world.organizations.size, 0);
    assert.equal(accountOf(on, management).membership, undefined);
    assert.equal(accountOf(on, member).membership, undefined);
  });

  test("closed at the same moment, members go before the account that manages them", () => {
    const { on, management, member } = scene();
    const closedAt = on.moment.now;
    for (const accountId of [management, member]) {
      const closure = { by: "owner", requestedAt: closedAt, closedAt } as const;
      apply(on.world, { kind: "AccountCloseRequested", accountId, closure });
    }
    const departures: unknown[] = [];
    for (const { events } of dueUpTo(on.world, addMs(closedAt, days(90)))) {
      for (const event of events) {
        apply(on.world, event);
        if (event.kind === "AccountDeparted") departures.push([event.accountId, event.method]);
      }
    }
    assert.deepEqual(departures, [
      [member, "CLEANED"],
      [management, "CLEANED"],
    ]);
  });

  test("a member that was reopened meanwhile stands alone when the organization ends", () => {
    const { on, management, member } = scene();
    on.carryOut(selfClose(on, member));
    on.advance(CLOSURE_MS);
    on.carryOut(selfClose(on, management));
    on.carryOut(reopen(on, member));
    on.advance(CLOSURE_MS + days(90));
    assert.equal(on.world.organizations.size, 0);
    assert.deepEqual([stateOf(on, member), accountOf(on, member).membership], ["ACTIVE", undefined]);
  });
});
