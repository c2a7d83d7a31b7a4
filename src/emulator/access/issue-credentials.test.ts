import fc from "fast-check";
import { expect, test } from "vitest";
import { type AccessKey, type AccountIdentities, apply, type World } from "../../domain/index.ts";
import { instant, seededRandom } from "../../kernel/index.ts";
import { changeAccount, exampleWorld, MANAGEMENT, NOW, PAYMENTS, put, role, user } from "./access.test-support.ts";
import { callerFrom, findCredential } from "./caller.ts";
import { issueCredentials } from "./issue-credentials.ts";

const issue = (world: World, seed = 7) => issueCredentials(world, { random: seededRandom(seed), now: NOW });

const accessKey = (id: string, owner: AccessKey["owner"], parts: Partial<AccessKey> = {}): AccessKey => ({
  id,
  secret: `secret of ${id}`,
  accountId: PAYMENTS,
  owner,
  status: "Active",
  createdAt: NOW,
  ...parts,
});

test("every principal gets a profile that lets it in", () => {
  const world = exampleWorld();
  const { events, profiles } = issue(world);
  expect(profiles.map(({ name }) => name).slice(0, 3)).toEqual([
    "management/root",
    "management/alice",
    "management/admin",
  ]);
  expect(profiles).toHaveLength(12);
  for (const event of events) apply(world, event);
  for (const { accessKeyId, accountId, sessionToken } of profiles) {
    const credential = findCredential(world, accessKeyId);
    const caller = credential && callerFrom(world, credential, NOW);
    expect(caller?.ok && caller.value.accountId).toBe(accountId);
    expect(sessionToken).toHaveLength(64);
  }
});

test("users and the root user sign with their oldest active key where they have one", () => {
  const world = exampleWorld();
  const keys = world.accessKeys as Map<string, AccessKey>;
  const alice = { kind: "user", userName: "alice" } as const;
  keys.set("AKIAOFF", accessKey("AKIAOFF", alice, { status: "Inactive", createdAt: instant(1) }));
  keys.set("AKIANEW", accessKey("AKIANEW", alice));
  keys.set("AKIAOLD", accessKey("AKIAOLD", alice, { createdAt: instant(2) }));
  keys.set("AKIAROOT", accessKey("AKIAROOT", { kind: "root" }));
  const byName = new Map(issue(world).profiles.map((each) => [each.name, each]));
  expect(byName.get("payments/alice")).toMatchObject({ accessKeyId: "AKIAOLD", secretAccessKey: "secret of AKIAOLD" });
  expect(byName.get("payments/alice")?.sessionToken).toBeUndefined();
  expect(byName.get("payments/root")?.accessKeyId).toBe("AKIAROOT");
  expect(byName.get("management/alice")?.accessKeyId).toMatch(/^ASIA/);
});

test("a root user without password and key has no profile, and service-linked roles have none", () => {
  const world = exampleWorld();
  changeAccount(world, PAYMENTS, { rootUser: { password: false, mfa: false } });
  put(world, PAYMENTS, { role: role(PAYMENTS, "linked", { serviceLinked: true }) });
  const names = issue(world).profiles.map(({ name }) => name);
  expect(names).not.toContain("payments/root");
  expect(names).not.toContain("payments/linked");
});

test("names stay distinct: a role beside a user of its name, and accounts of one name", () => {
  const world = exampleWorld();
  put(world, PAYMENTS, { role: role(PAYMENTS, "alice"), user: user(PAYMENTS, "root") });
  changeAccount(world, MANAGEMENT, { name: "payments" });
  const names = issue(world).profiles.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining([`${PAYMENTS}/role/alice`, `${PAYMENTS}/user/root`, `${MANAGEMENT}/root`]),
  );
});

test("one account's profiles are the same alone as among all", () => {
  const world = exampleWorld();
  const alone = issueCredentials(world, { random: seededRandom(7), now: NOW, accountIds: new Set([PAYMENTS]) });
  expect(alone.profiles).toEqual(issue(world).profiles.filter(({ accountId }) => accountId === PAYMENTS));
});

test("credentials depend on the seed and the principal, not on who else is there or in which order", () => {
  const name = fc.stringMatching(/^[a-z]{1,8}$/);
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { maxLength: 6 }),
      fc.uniqueArray(name, { maxLength: 6 }),
      fc.nat(),
      (users, roles, seed) => {
        const filled = (reverse: boolean): World => {
          const world = exampleWorld();
          const order = <T>(items: readonly T[]): readonly T[] => (reverse ? [...items].reverse() : items);
          for (const each of order(users)) put(world, PAYMENTS, { user: user(PAYMENTS, each) });
          for (const each of order(roles)) put(world, PAYMENTS, { role: role(PAYMENTS, each) });
          return {
            ...world,
            accounts: new Map(order([...world.accounts])),
            identities: new Map<never, AccountIdentities>(order([...world.identities]) as never),
          };
        };
        const [first, second] = [issue(filled(false), seed), issue(filled(true), seed)];
        expect(second).toEqual(first);
        const keyOf = (world: World, wanted: string) =>
          issue(world, seed).profiles.find((each) => each.name === wanted)?.accessKeyId;
        expect(keyOf(filled(false), "ledger/admin")).toBe(keyOf(exampleWorld(), "ledger/admin"));
        const ids = first.profiles.map(({ accessKeyId }) => accessKeyId);
        expect(new Set(ids).size).toBe(ids.length);
      },
    ),
    { numRuns: 40 },
  );
});
