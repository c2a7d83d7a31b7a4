import { describe, expect, test } from "vitest";
import { type AccountId, hours, seconds } from "../../kernel/index.ts";
import { decideCreateAccount } from "../account/decide-create-account.ts";
import { apply } from "../apply/index.ts";
import { type Stage, stage } from "../apply/stage.test-support.ts";
import { assumptionReader } from "../assumptions.ts";
import { delegationOf } from "../delegation/delegates.ts";
import { decideRequestPasswordRecovery, decideResetPassword } from "./decide-password-recovery.ts";
import { decideReadRootAccess, decideSwitchRootAccess, hasRootAccess, rootAccessOf } from "./decide-root-access.ts";
import { decideAllowPasswordRecovery, decideDeleteRootPassword, findRootLoginProfile } from "./decide-root-password.ts";
import { parseRootTarget } from "./decide-root-session.ts";

type Setup = Readonly<{ on: Stage; management: AccountId; organizationId: string }>;

function founded(): Setup {
  const on = stage();
  const management = on.open(1);
  on.found(management);
  const organizationId = on.organizationOf(management).id;
  on.advance(hours(2));
  return { on, management, organizationId };
}

function trusting(): Setup {
  const setup = founded();
  const { on, organizationId } = setup;
  apply(on.world, {
    kind: "ServiceAccessEnabled",
    organizationId,
    servicePrincipal: "iam.amazonaws.com",
    at: on.moment.now,
  });
  return setup;
}

const DEFAULTS = assumptionReader({});
const switching = ({ on, management }: Setup, feature: "credentialsManagement" | "sessions", isOn: boolean) =>
  decideSwitchRootAccess(on.world, { caller: management, feature, on: isOn }, DEFAULTS);

test("what is on is listed in one order, and nothing is left of what was on", () => {
  const setup = trusting();
  const { on, management } = setup;
  const before = on.organizationOf(management);
  on.carryOut(switching(setup, "sessions", true));
  on.carryOut(switching(setup, "credentialsManagement", true));
  expect(rootAccessOf(on.organizationOf(management))).toEqual(["credentialsManagement", "sessions"]);
  expect(switching(setup, "sessions", true)).toEqual({ ok: true, value: [] });
  on.carryOut(switching(setup, "sessions", false));
  on.carryOut(switching(setup, "credentialsManagement", false));
  expect(on.organizationOf(management)).toEqual(before);
  expect(switching(setup, "sessions", false)).toEqual({ ok: true, value: [] });
});

test("without trusted access it is neither read nor usable, and comes back with it", () => {
  const setup = trusting();
  const { on, management, organizationId } = setup;
  on.carryOut(switching(setup, "sessions", true));
  apply(on.world, { kind: "ServiceAccessDisabled", organizationId, servicePrincipal: "iam.amazonaws.com" });
  expect(delegationOf(on.organizationOf(management)).trustedServices.size).toBe(0);
  expect(hasRootAccess(on.organizationOf(management), "sessions")).toBe(false);
  expect(decideReadRootAccess(on.world, { caller: management })).toMatchObject({
    refusal: { kind: "ServiceAccessNotEnabled" },
  });
  apply(on.world, {
    kind: "ServiceAccessEnabled",
    organizationId,
    servicePrincipal: "iam.amazonaws.com",
    at: on.moment.now,
  });
  expect(hasRootAccess(on.organizationOf(management), "sessions")).toBe(true);
});

test("whether a delegated administrator switches it on is assumed", () => {
  const setup = trusting();
  const { on, organizationId, management } = setup;
  const member = on.open(2);
  const { rootId } = on.organizationOf(management);
  apply(on.world, {
    kind: "AccountJoined",
    accountId: member,
    organizationId,
    parentId: rootId,
    method: "INVITED",
    at: on.moment.now,
  });
  const registration = { organizationId, accountId: member, servicePrincipal: "iam.amazonaws.com", at: on.moment.now };
  const asked = (value: string) => {
    const reader = assumptionReader({ "root-access-enabling": value });
    const decision = decideSwitchRootAccess(on.world, { caller: member, feature: "sessions", on: true }, reader);
    return [decision.ok ? "accepted" : decision.refusal.kind, ...reader.touched()];
  };
  expect(asked("management")).toEqual(["AccountNotManagementOrDelegatedAdministrator"]);
  apply(on.world, { kind: "DelegatedAdministratorRegistered", ...registration });
  expect(asked("management")).toEqual(["CallerIsNotManagementAccount", "root-access-enabling"]);
  expect(asked("delegated-administrator")).toEqual(["accepted", "root-access-enabling"]);
});

describe("root credentials", () => {
  const created = (setup: Setup): AccountId => {
    const { on, management: caller } = setup;
    const command = { caller, accountName: "new", email: "new@example.com", roleName: undefined, tags: new Map() };
    const events = on.carryOut(decideCreateAccount(on.world, command, { ...on.moment, durationMs: seconds(30) }));
    const opened = events.find((each) => each.kind === "AccountOpened");
    if (opened?.kind !== "AccountOpened") throw new Error("an account was opened");
    return opened.account.id;
  };

  test.each([
    ["while they are managed centrally", true, "barred"],
    ["while they are not", false, undefined],
  ])("of a new account, %s", (_, isManaged, recovery) => {
    const setup = trusting();
    if (isManaged) setup.on.carryOut(switching(setup, "credentialsManagement", true));
    const accountId = created(setup);
    expect(setup.on.world.accounts.get(accountId)?.rootUser.recovery).toBe(recovery);
    expect(findRootLoginProfile(setup.on.world, accountId).ok).toBe(!isManaged);
  });

  test("removed, they bar recovery, also by a mail that was sent before; allowed, they come back by a new one", () => {
    const { on } = founded();
    const accountId = on.open(2);
    const ask = (token: string) => decideRequestPasswordRecovery(on.world, { accountId, token, now: on.moment.now });
    const use = (token: string) => decideResetPassword(on.world, { accountId, token, now: on.moment.now });
    on.carryOut(ask("before"));
    on.carryOut(decideDeleteRootPassword(on.world, accountId));
    expect(decideDeleteRootPassword(on.world, accountId)).toMatchObject({ refusal: { kind: "NoSuchEntity" } });
    expect(ask("after")).toMatchObject({ refusal: { kind: "RecoveryBarred" } });
    expect(use("before")).toMatchObject({ refusal: { kind: "RecoveryBarred" } });
    on.carryOut(decideAllowPasswordRecovery(on.world, accountId));
    expect(on.world.accounts.get(accountId)?.rootUser.password).toBe(false);
    expect(decideAllowPasswordRecovery(on.world, accountId)).toMatchObject({
      refusal: { kind: "EntityAlreadyExists" },
    });
    on.carryOut(ask("again"));
    on.carryOut(use("again"));
    expect(on.world.accounts.get(accountId)?.rootUser.password).toBe(true);
  });
});

test.each([
  ["123456789012", "123456789012"],
  ["arn:aws:iam::123456789012:root", "123456789012"],
  ["arn:aws:iam::123456789012:role/root", undefined],
  ["arn:aws:iam::1234567890123:root", undefined],
  ["12345678901", undefined],
  ["", undefined],
])("%j as a target is %s", (text, accountId) => {
  expect(parseRootTarget(text)).toBe(accountId);
});
