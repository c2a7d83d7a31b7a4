import { expect, test } from "vitest";
import { accountStateAt, CLOSURE_MS } from "../domain/index.ts";
import { addMs, days } from "../kernel/index.ts";
import { loaded, NOW, parsed } from "./fixtures.test-support.ts";
import { parseOrganizationFile } from "./parse-file.ts";
import { organizationFileText } from "./write.ts";

const MANAGEMENT = 'management: { id: "111111111111", name: chief, email: chief@acme.example }';
const file = (account: string, organization = ""): string => `
orgdrill: 1
organizations:
  - name: acme
    ${organization}
    ${MANAGEMENT}
    root:
      accounts: [{ id: "222222222222", name: one, email: one@acme.example, ${account} }]
`;
const world = (account: string, organization = "") => loaded(parsed(file(account, organization))).world;

function accountIn(text: string) {
  const account = [...world(text).accounts.values()].find(({ name }) => name === "one");
  if (account === undefined) throw new Error("the account is not in the world");
  return account;
}

test.each([
  ["state: CLOSED", { by: "owner", requestedAt: NOW, closedAt: NOW }, "CLOSED"],
  ["state: PENDING_CLOSURE", { by: "owner", requestedAt: NOW, closedAt: addMs(NOW, CLOSURE_MS) }, "PENDING_CLOSURE"],
  [
    "closure: { closed: 10d ago, by: management }",
    { by: "management", requestedAt: addMs(NOW, -days(10)), closedAt: addMs(NOW, -days(10)) },
    "CLOSED",
  ],
  [
    "state: CLOSED, closure: { requested: 11d ago, closed: 10d ago }",
    { by: "owner", requestedAt: addMs(NOW, -days(11)), closedAt: addMs(NOW, -days(10)) },
    "CLOSED",
  ],
])("%s", (text, closure, state) => {
  const account = accountIn(text);
  expect(account.closure).toEqual(closure);
  expect(accountStateAt(account, NOW)).toBe(state);
});

test("a suspended account that is closed stays suspended underneath", () => {
  expect(accountIn("state: SUSPENDED, closure: { closed: 1d ago }").state).toBe("SUSPENDED");
  expect(accountIn("state: SUSPENDED").closure).toBeUndefined();
});

test.each([
  ["state: CLOSED"],
  ["state: PENDING_CLOSURE"],
  ["state: SUSPENDED, closure: { by: management, requested: 2d ago, closed: 1d ago }"],
  ["emailVerified: false, seller: AISPL, partition: aws-cn, signUp: { paymentUnsupported: true, contact: false }"],
])("%s comes back as the same world", (account) => {
  const quotas =
    "quotas: { accounts: 7, creationsAtOnce: 1, closuresPer30Days: 2, closuresAtOnce: 0, invitationsPerDay: 9, createdAccountWait: 7d }";
  const first = loaded(parsed(file(account, `readyFrom: ${new Date(addMs(NOW, 1_000)).toISOString()}\n    ${quotas}`)));
  const [organization] = first.world.organizations.values();
  expect(organization?.quotas?.createdAccountWaitMs).toBe(days(7));
  expect(organization?.readyFrom).toBe(addMs(NOW, 1_000));
  expect(loaded(parsed(organizationFileText(first.world, first))).world).toEqual(first.world);
});

test("defaults are not written down", () => {
  const account = accountIn(
    "emailVerified: true, seller: AWS_INC, partition: aws, signUp: { paymentUnsupported: false }",
  );
  expect(Object.keys(account)).not.toEqual(expect.arrayContaining(["emailVerified"]));
  expect([account.seller, account.partition, account.signUp.paymentUnsupported]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const [organization] = world("tags: {}", "quotas: {}").organizations.values();
  expect(organization).not.toHaveProperty("quotas");
});

const problemsOf = (text: string): readonly string[] => {
  const read = parseOrganizationFile({ path: "file.yaml", text });
  return read.ok ? [] : read.refusal.map(({ message }) => message);
};

test.each([
  ["closure: { requested: 1d ago, closed: 2d ago }", "", "expected `closed` at or after `requested`, saw it before"],
  [
    "closure: { requested: 2025-02-01, closed: 2025-01-31 }",
    "",
    "expected `closed` at or after `requested`, saw it before",
  ],
  [
    "state: PENDING_ACTIVATION, closure: {}",
    "",
    "expected no `closure` on an account that is PENDING_ACTIVATION: it has not begun yet",
  ],
  ["tags: {}", "quotas: { accounts: 1 }", "expected a quota of at least 2 accounts for `acme`, saw 1"],
  ["tags: {}", "quotas: { accounts: -1 }", "expected a whole number from 0 to 1000000"],
])("%s %s is refused", (account, organization, message) => {
  expect(problemsOf(file(account, organization))).toContainEqual(expect.stringContaining(message));
});
