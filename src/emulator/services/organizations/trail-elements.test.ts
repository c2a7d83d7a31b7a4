import assert from "node:assert/strict";
import { test } from "vitest";
import { bench, founded } from "./bench.test-support.ts";
import { createAccount } from "./operations/create-account.ts";
import { describeOrganization } from "./operations/describe-organization.ts";
import { inviteAccountToOrganization } from "./operations/invite-account-to-organization.ts";
import { leaveOrganization } from "./operations/leave-organization.ts";
import { removeAccountFromOrganization } from "./operations/remove-account-from-organization.ts";

const handshakeIn = (elements: unknown) => (elements as { handshake: Record<string, unknown> }).handshake;
const NOTHING = { requestParameters: null, responseElements: null };

test("an empty request and an empty answer are null", () => {
  assert.deepEqual(leaveOrganization.trail?.({}, {}), NOTHING);
  assert.deepEqual(leaveOrganization.trail?.({}, undefined), NOTHING);
  const removed = removeAccountFromOrganization.trail?.({ AccountId: "222222222222" }, {});
  assert.deepEqual(removed, { requestParameters: { accountId: "222222222222" }, responseElements: null });
});

test("read operations never show their answer", () => {
  const on = bench();
  const { founder } = founded(on);
  assert.deepEqual(describeOrganization.trail?.({}, on.call(founder, describeOrganization, {})), NOTHING);
});

test("an invitation is written as AWS documents it: camel case, Java's dates, the action in lower case", () => {
  const on = bench();
  const { founder } = founded(on);
  on.advance(((9 + 12) * 60 + 41) * 60_000 + 6_000);
  const input = { Target: { Type: "ACCOUNT", Id: "222222222222" }, Notes: "come in" } as const;
  const written = inviteAccountToOrganization.trail?.(input, on.call(founder, inviteAccountToOrganization, input));
  assert.deepEqual(written?.requestParameters, { target: { type: "ACCOUNT", id: "222222222222" }, notes: "come in" });
  const handshake = handshakeIn(written?.responseElements);
  assert.deepEqual(
    [handshake.action, handshake.requestedTimestamp, handshake.expirationTimestamp],
    ["invite", "Nov 1, 2026 9:41:06 PM", "Nov 16, 2026 9:41:06 PM"],
  );
});

test("midnight and noon are twelve o'clock", () => {
  const on = bench();
  const { founder } = founded(on);
  const input = { Target: { Type: "EMAIL", Id: "a@example.com" } } as const;
  const at = (hours: number, email: string) => {
    on.advance(hours * 3_600_000);
    const asked = { Target: { ...input.Target, Id: email } };
    const written = inviteAccountToOrganization.trail?.(asked, on.call(founder, inviteAccountToOrganization, asked));
    return handshakeIn(written?.responseElements).requestedTimestamp;
  };
  assert.equal(at(0, "a@example.com"), "Nov 1, 2026 12:00:00 AM");
  assert.equal(at(12, "b@example.com"), "Nov 1, 2026 12:00:00 PM");
});

test("a new account's name and address are blanked out", () => {
  const written = createAccount.trail?.({ AccountName: "payments", Email: "payments@example.com" }, undefined);
  assert.deepEqual(written?.requestParameters, { accountName: "****", email: "****" });
});
