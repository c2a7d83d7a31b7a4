import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ACCOUNT_ID,
  CREATE_ACCOUNT_REQUEST_ID,
  HANDSHAKE_ID,
  type Identifiers,
  identifiersFrom,
  isAccountId,
  ORGANIZATION_ID,
  ORGANIZATIONAL_UNIT_ID,
  POLICY_ID,
  parseAccountId,
  ROOT_ID,
} from "./identifiers.ts";
import { seededRandom } from "./random.ts";

const KINDS: readonly Readonly<{ name: string; pattern: RegExp; next(ids: Identifiers): string }>[] = [
  { name: "account", pattern: ACCOUNT_ID, next: (ids) => ids.account() },
  { name: "organization", pattern: ORGANIZATION_ID, next: (ids) => ids.organization() },
  { name: "root", pattern: ROOT_ID, next: (ids) => ids.root() },
  { name: "organizational unit", pattern: ORGANIZATIONAL_UNIT_ID, next: (ids) => ids.organizationalUnit("r-ab12") },
  { name: "policy", pattern: POLICY_ID, next: (ids) => ids.policy() },
  { name: "handshake", pattern: HANDSHAKE_ID, next: (ids) => ids.handshake() },
  { name: "create account request", pattern: CREATE_ACCOUNT_REQUEST_ID, next: (ids) => ids.createAccountRequest() },
  { name: "access key", pattern: /^AKIA[A-Z2-7]{16}$/, next: (ids) => ids.accessKey("AKIA") },
  { name: "session key", pattern: /^ASIA[A-Z2-7]{16}$/, next: (ids) => ids.accessKey("ASIA") },
  { name: "secret", pattern: /^[A-Za-z0-9+/]{40}$/, next: (ids) => ids.secret() },
  { name: "session token", pattern: /^[A-Za-z0-9+/]{128}$/, next: (ids) => ids.sessionToken() },
  { name: "user", pattern: /^AIDA[A-Z2-7]{17}$/, next: (ids) => ids.principal("AIDA") },
  { name: "role", pattern: /^AROA[A-Z2-7]{17}$/, next: (ids) => ids.principal("AROA") },
  {
    name: "uuid",
    pattern: /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    next: (ids) => ids.uuid(),
  },
];

describe.each(KINDS)("$name", ({ pattern, next, name }) => {
  test("fits AWS's pattern for every seed", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(next(identifiersFrom(seededRandom(seed)))).toMatch(pattern);
      }),
    );
  });

  test("is fresh each time, and the same again for the same seed", () => {
    const ids = identifiersFrom(seededRandom(1));
    const first = Array.from({ length: 100 }, () => next(ids));
    expect(new Set(first).size).toBe(100);
    const again = identifiersFrom(seededRandom(1));
    expect(Array.from({ length: 100 }, () => next(again))).toEqual(first);
  });

  test("keeps its names when more of another kind is made in between", () => {
    const alone = identifiersFrom(seededRandom(1));
    const crowded = identifiersFrom(seededRandom(1));
    const names = Array.from({ length: 5 }, () => next(alone));
    const amongOthers = Array.from({ length: 5 }, () => {
      for (const other of KINDS) if (streamOf(other.name) !== streamOf(name)) other.next(crowded);
      return next(crowded);
    });
    expect(amongOthers).toEqual(names);
  });
});

/** Long-term and session keys share one stream, as users and roles do. */
const streamOf = (name: string): string => ({ "session key": "access key", role: "user" })[name] ?? name;

test("an organizational unit carries its root's suffix", () => {
  expect(identifiersFrom(seededRandom(1)).organizationalUnit("r-ab12")).toMatch(/^ou-ab12-/);
});

test("an account id has twelve digits and nothing else", () => {
  expect(parseAccountId("012345678901")).toBe("012345678901");
  for (const text of [
    "",
    "12345678901",
    "1234567890123",
    "12345678901a",
    " 123456789012",
    "123456789012\n",
    "１２３４５６７８９０１２",
  ]) {
    expect(isAccountId(text), JSON.stringify(text)).toBe(false);
    expect(parseAccountId(text)).toBeUndefined();
  }
});
