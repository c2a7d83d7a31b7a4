import { expect, test } from "vitest";
import type { AccessKey, Session, World } from "../../domain/index.ts";
import { instant } from "../../kernel/index.ts";
import { changeAccount, exampleWorld, NOW, PAYMENTS, put, role, user } from "./access.test-support.ts";
import { callerFrom, findCredential } from "./caller.ts";

const key = (parts: Partial<AccessKey> = {}): AccessKey => ({
  id: "AKIAEXAMPLE",
  secret: "secret",
  accountId: PAYMENTS,
  owner: { kind: "user", userName: "alice" },
  status: "Active",
  createdAt: NOW,
  ...parts,
});

const session = (parts: Partial<Session> = {}): Session => ({
  accessKeyId: "ASIAEXAMPLE",
  secret: "secret",
  token: "token",
  accountId: PAYMENTS,
  owner: { kind: "role", roleName: "admin", roleId: "AROAADMIN", sessionName: "s", sourceIdentity: undefined },
  issuedAt: NOW,
  expiresAt: instant(NOW + 1000),
  mfa: false,
  policies: [],
  tags: new Map(),
  ...parts,
});

function refusalOf(world: World, credential: { key: AccessKey } | { session: Session }, now = NOW): string {
  const given =
    "key" in credential
      ? ({ kind: "accessKey", ...credential } as const)
      : ({ kind: "session", ...credential } as const);
  const caller = callerFrom(world, given, now);
  return caller.ok ? caller.value.principal.arn : caller.refusal.kind;
}

test("keys and sessions are found by their id, and nobody else is", () => {
  const world = exampleWorld();
  (world.accessKeys as Map<string, AccessKey>).set("AKIAEXAMPLE", key());
  (world.sessions as Map<string, Session>).set("ASIAEXAMPLE", session());
  expect(findCredential(world, "AKIAEXAMPLE")?.kind).toBe("accessKey");
  expect(findCredential(world, "ASIAEXAMPLE")?.kind).toBe("session");
  expect(findCredential(world, "AKIANOBODY")).toBeUndefined();
});

test("a key speaks for its owner while it is active and the owner lives", () => {
  const world = exampleWorld();
  expect(refusalOf(world, { key: key() })).toBe(`arn:aws:iam::${PAYMENTS}:user/alice`);
  expect(refusalOf(world, { key: key({ owner: { kind: "root" } }) })).toBe(`arn:aws:iam::${PAYMENTS}:root`);
  expect(refusalOf(world, { key: key({ status: "Inactive" }) })).toBe("KeyInactive");
  expect(refusalOf(world, { key: key({ owner: { kind: "user", userName: "gone" } }) })).toBe("PrincipalGone");
});

test("a session ends at its time, and with the principal that it was issued for", () => {
  const world = exampleWorld();
  expect(refusalOf(world, { session: session() })).toBe(`arn:aws:sts::${PAYMENTS}:assumed-role/admin/s`);
  expect(refusalOf(world, { session: session() }, instant(NOW + 999))).toMatch(/^arn/);
  expect(refusalOf(world, { session: session() }, instant(NOW + 1000))).toBe("SessionExpired");
  put(world, PAYMENTS, { role: role(PAYMENTS, "admin", { id: "AROAANOTHER" }) });
  expect(refusalOf(world, { session: session() })).toBe("PrincipalGone");
  put(world, PAYMENTS, { user: user(PAYMENTS, "alice", { createdAt: instant(NOW + 1) }) });
  expect(refusalOf(world, { session: session({ owner: { kind: "user", userName: "alice" } }) })).toBe("PrincipalGone");
});

test("nobody gets into a closed account", () => {
  const world = exampleWorld();
  changeAccount(world, PAYMENTS, { state: "CLOSED" });
  expect(refusalOf(world, { key: key() })).toBe("AccountClosed");
});

test("a caller is the same value until its user or role is replaced", () => {
  const world = exampleWorld();
  const held = session();
  const caller = () => callerFrom(world, { kind: "session", session: held }, NOW);
  const [first, again] = [caller(), caller()];
  expect(first.ok && again.ok && first.value === again.value).toBe(true);
  const changed = role(PAYMENTS, "admin", { description: "changed" });
  put(world, PAYMENTS, { role: changed });
  const after = caller();
  expect(after.ok && after.value.identity).toMatchObject({ kind: "role", role: changed });
});
