import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, test } from "vitest";
import { type AccountId, days, seconds } from "../../kernel/index.ts";
import type { Account, SignUp } from "../account/account.ts";
import { NOTHING_SIGNED_UP } from "../account/sign-up.ts";
import { apply } from "../apply/index.ts";
import { SIGNED_UP, type Stage, stage } from "../apply/stage.test-support.ts";
import { decideLeaveOrganization, decideRemoveAccount } from "./decide-leave.ts";

type Newcomer = Readonly<{ method?: "CREATED" | "INVITED"; signUp?: Partial<SignUp>; change?: Partial<Account> }>;

/** An organization of account 1 with account 2 as a member. */
function memberOn(on: Stage, { method = "CREATED", signUp = {}, change = {} }: Newcomer = {}): AccountId {
  const { id: organizationId, rootId: parentId } = on.found(on.open(1));
  const accountId = on.open(2, { signUp: { ...SIGNED_UP, ...signUp }, ...change });
  apply(on.world, { kind: "AccountJoined", accountId, organizationId, parentId, method, at: on.moment.now });
  return accountId;
}

const leave = (on: Stage, caller: AccountId) => decideLeaveOrganization(on.world, caller, on.moment);
const blockedBy = (by: string) => ({ ok: false, refusal: { kind: "DepartureBlocked", by } });

describe("leaving", () => {
  test("a member that may stand alone leaves, and its tags go with the membership", () => {
    const on = stage();
    const member = memberOn(on, { change: { tags: new Map() } });
    apply(on.world, { kind: "AccountTagged", accountId: member, tags: new Map([["team", "blue"]]) });
    on.advance(days(4));
    const organizationId = on.organizationOf(member).id;
    const events = on.carryOut(leave(on, member));
    assert.deepEqual(events, [
      { kind: "AccountDeparted", accountId: member, organizationId, method: "LEFT", at: on.moment.now },
    ]);
    assert.equal(on.world.accounts.get(member)?.membership, undefined);
    assert.equal(on.world.accounts.get(member)?.tags.size, 0);
    assert.deepEqual(leave(on, member), { ok: false, refusal: { kind: "NotInOrganization" } });
  });

  test("a created account waits four days to the millisecond, an invited one does not wait", () => {
    const on = stage();
    const member = memberOn(on);
    on.advance(days(4) - 1);
    assert.deepEqual(leave(on, member), blockedBy("waitingPeriod"));
    on.advance(1);
    assert.equal(leave(on, member).ok, true);
    const other = stage();
    assert.equal(leave(other, memberOn(other, { method: "INVITED" })).ok, true);
  });

  test.each([
    [{ agreement: false }, "agreement"],
    [{ contact: false }, "agreement"],
    [{ supportPlan: undefined }, "agreement"],
    [{ phone: false }, "phoneVerification"],
    [{ payment: false }, "paymentMethod"],
    [NOTHING_SIGNED_UP, "agreement"],
    [{ phone: false, payment: false }, "phoneVerification"],
  ])("without %o it is blocked by %s, however it joined", (signUp, by) => {
    const on = stage();
    assert.deepEqual(leave(on, memberOn(on, { method: "INVITED", signUp })), blockedBy(by));
  });

  test.each(["SUSPENDED", "PENDING_CLOSURE", "CLOSED"] as const)("an account that is %s stays", (state) => {
    const on = stage();
    const member = memberOn(on, { method: "INVITED", change: { state } });
    assert.deepEqual(leave(on, member), blockedBy("accountClosed"));
  });
});

describe("assumptions are asked for only where they matter", () => {
  test("the management account is told to delete its organization, or is blocked, as assumed", () => {
    const on = stage();
    memberOn(on);
    const [management] = on.world.accounts.keys();
    assert.ok(management);
    assert.deepEqual(leave(on, management), { ok: false, refusal: { kind: "ManagementAccountCannotLeave" } });
    assert.deepEqual(on.moment.assumptions.touched(), ["management-leave-error"]);
    const other = stage({ "management-leave-error": "ConstraintViolation" });
    memberOn(other);
    assert.deepEqual(leave(other, management), blockedBy("managementAccount"));
  });

  test("the order counts only for an account that both waits and lacks something", () => {
    const on = stage();
    const member = memberOn(on, { signUp: { payment: false } });
    assert.deepEqual(leave(on, member), blockedBy("waitingPeriod"));
    assert.deepEqual(on.moment.assumptions.touched(), ["leave-check-order"]);
    const other = stage({ "leave-check-order": "sign-up-before-wait" });
    assert.deepEqual(leave(other, memberOn(other, { signUp: { payment: false } })), blockedBy("paymentMethod"));
  });

  test("the reason for incomplete sign-up is an assumption, payment and phone are not", () => {
    const on = stage({ "incomplete-sign-up-reason": "ACCOUNT_CANNOT_LEAVE_ORGANIZATION" });
    const member = memberOn(on, { method: "INVITED", signUp: { agreement: false } });
    assert.deepEqual(leave(on, member), blockedBy("accountMayNotLeave"));
    assert.deepEqual(on.moment.assumptions.touched(), ["incomplete-sign-up-reason"]);
    const other = stage();
    leave(other, memberOn(other, { method: "INVITED", signUp: { payment: false } }));
    assert.deepEqual(other.moment.assumptions.touched(), []);
  });

  test("a departure that succeeds rests on no assumption, whatever the data", () => {
    const signUp = fc.record({
      contact: fc.boolean(),
      phone: fc.boolean(),
      agreement: fc.boolean(),
      payment: fc.boolean(),
      supportPlan: fc.constantFrom(undefined, "basic"),
    });
    fc.assert(
      fc.property(signUp, fc.constantFrom("CREATED", "INVITED"), fc.nat(days(6) / 1_000), (data, method, age) => {
        const on = stage();
        const member = memberOn(on, { method, signUp: data });
        on.advance(seconds(age));
        const isComplete = data.contact && data.phone && data.agreement && data.payment && data.supportPlan;
        const isOldEnough = method === "INVITED" || seconds(age) >= days(4);
        const decision = leave(on, member);
        assert.equal(decision.ok, Boolean(isComplete && isOldEnough));
        if (decision.ok) assert.deepEqual(on.moment.assumptions.touched(), []);
      }),
    );
  });
});

describe("removing", () => {
  const remove = (on: Stage, caller: AccountId, accountId: string) =>
    decideRemoveAccount(on.world, { caller, accountId }, on.moment);

  test("the management account removes under the conditions of leaving", () => {
    const on = stage();
    const member = memberOn(on);
    const { managementAccountId } = on.organizationOf(member);
    assert.deepEqual(remove(on, managementAccountId, member), blockedBy("waitingPeriod"));
    on.advance(days(4));
    const [departed] = on.carryOut(remove(on, managementAccountId, member));
    assert.equal(departed?.kind === "AccountDeparted" && departed.method, "REMOVED");
  });

  test("refusals come in AWS's order: membership, management, existence, then what the account is", () => {
    const on = stage();
    const member = memberOn(on);
    const { managementAccountId } = on.organizationOf(member);
    const stranger = on.open(3);
    const refusalOf = (caller: AccountId, accountId: string) => {
      const decision = remove(on, caller, accountId);
      return decision.ok ? undefined : decision.refusal;
    };
    assert.deepEqual(refusalOf(stranger, "999999999999"), { kind: "NotInOrganization" });
    assert.deepEqual(refusalOf(member, "999999999999"), { kind: "NotManagementAccount" });
    assert.deepEqual(refusalOf(managementAccountId, "999999999999"), { kind: "Missing", what: "account" });
    assert.deepEqual(refusalOf(managementAccountId, stranger), { kind: "Missing", what: "account" });
    assert.deepEqual(refusalOf(managementAccountId, managementAccountId), { kind: "ManagementAccountCannotLeave" });
    assert.deepEqual(on.moment.assumptions.touched(), []);
  });
});
