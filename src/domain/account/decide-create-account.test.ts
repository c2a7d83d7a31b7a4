import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { type AccountId, seconds } from "../../kernel/index.ts";
import { foundWithPolicies, type Stage, stage } from "../apply/stage.test-support.ts";
import { attachedPolicies } from "../policy/attached-policies.ts";
import { accountStateAt, createAccountProgressAt } from "./account-state.ts";
import { type CreateAccountCommand, decideCreateAccount } from "./decide-create-account.ts";
import { DEFAULT_ACCESS_ROLE, SERVICE_LINKED_ROLE } from "./organization-roles.ts";
import { decideCompleteSignUp, missingForStandingAlone } from "./sign-up.ts";

const create = (on: Stage, caller: AccountId, command: Partial<CreateAccountCommand> = {}) =>
  decideCreateAccount(
    on.world,
    { caller, accountName: "new", email: "new@example.com", roleName: undefined, tags: new Map(), ...command },
    { ...on.moment, durationMs: seconds(30) },
  );

function created(on: Stage, caller: AccountId, command: Partial<CreateAccountCommand> = {}) {
  const [requested] = on.carryOut(create(on, caller, command));
  assert.ok(requested?.kind === "CreateAccountRequested");
  const { request } = requested;
  assert.ok(request.outcome.kind === "succeeds");
  const account = on.world.accounts.get(request.outcome.accountId);
  assert.ok(account);
  return { request, account };
}

describe("a created account", () => {
  test("is in progress for its time, then there, read off the clock alone", () => {
    const on = stage();
    const caller = on.open(1);
    on.found(caller);
    const { request, account } = created(on, caller);
    assert.equal(createAccountProgressAt(request, on.moment.now), "IN_PROGRESS");
    assert.equal(accountStateAt(account, on.moment.now), "PENDING_ACTIVATION");
    on.advance(seconds(30));
    assert.equal(createAccountProgressAt(request, on.moment.now), "SUCCEEDED");
    assert.equal(accountStateAt(account, on.moment.now), "ACTIVE");
  });

  test("has no root password, nothing signed up, the default policy and both roles", () => {
    const on = stage();
    const caller = on.open(1);
    const { rootId } = foundWithPolicies(on, caller);
    const { account } = created(on, caller, { tags: new Map([["team", "blue"]]) });
    assert.deepEqual([account.rootUser, account.membership?.method], [{ password: false, mfa: false }, "CREATED"]);
    assert.deepEqual([account.membership?.parentId, [...account.tags]], [rootId, [["team", "blue"]]]);
    assert.equal(missingForStandingAlone(account.signUp), "agreement");
    assert.equal(attachedPolicies(on.organizationOf(caller), account.id, "SERVICE_CONTROL_POLICY").length, 1);
    const roles = on.world.identities.get(account.id)?.roles;
    assert.deepEqual([...(roles?.keys() ?? [])], [DEFAULT_ACCESS_ROLE, SERVICE_LINKED_ROLE]);
    const access = roles?.get(DEFAULT_ACCESS_ROLE);
    assert.match(access?.trustPolicy ?? "", new RegExp(`"AWS":"arn:aws:iam::${caller}:root"`));
    assert.deepEqual(access?.attachedPolicies, ["arn:aws:iam::aws:policy/AdministratorAccess"]);
  });

  test("has the access role under the name that was asked for", () => {
    const on = stage();
    const caller = on.open(1);
    on.found(caller);
    const { account } = created(on, caller, { roleName: "Admin" });
    assert.equal(on.world.identities.get(account.id)?.roles.has("Admin"), true);
    assert.equal(on.world.identities.get(account.id)?.roles.has(DEFAULT_ACCESS_ROLE), false);
  });

  test("fails later when the address is in use, in any spelling, and no account comes of it", () => {
    const on = stage();
    const caller = on.open(1);
    on.found(caller);
    const events = on.carryOut(create(on, caller, { email: "ACCOUNT-1@example.com" }));
    assert.equal(events.length, 1);
    const [requested] = events;
    assert.ok(requested?.kind === "CreateAccountRequested");
    assert.deepEqual(requested.request.outcome, { kind: "fails", reason: "EMAIL_ALREADY_EXISTS" });
    assert.equal(createAccountProgressAt(requested.request, on.moment.now), "IN_PROGRESS");
    on.advance(seconds(30));
    assert.equal(createAccountProgressAt(requested.request, on.moment.now), "FAILED");
  });

  test("can stand alone once its owner has completed sign-up", () => {
    const on = stage();
    const caller = on.open(1);
    on.found(caller);
    const { account } = created(on, caller);
    const signUp = { contact: true, phone: true, agreement: true, payment: true, supportPlan: "basic" };
    on.carryOut(decideCompleteSignUp(on.world, { accountId: account.id, given: { part: "payment" } }));
    assert.equal(missingForStandingAlone(on.world.accounts.get(account.id)?.signUp ?? signUp), "agreement");
    for (const part of ["contact", "phone", "agreement"] as const)
      on.carryOut(decideCompleteSignUp(on.world, { accountId: account.id, given: { part } }));
    const given = { part: "supportPlan", plan: "basic" } as const;
    on.carryOut(decideCompleteSignUp(on.world, { accountId: account.id, given }));
    assert.equal(missingForStandingAlone(on.world.accounts.get(account.id)?.signUp ?? signUp), undefined);
  });
});
