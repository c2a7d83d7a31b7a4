import assert from "node:assert/strict";
import fc from "fast-check";
import { test } from "vitest";
import { type AccountId, days, hours, minutes, type Result } from "../../kernel/index.ts";
import { inconsistencies } from "../apply/consistency.test-support.ts";
import { apply } from "../apply/index.ts";
import { type Stage, stage } from "../apply/stage.test-support.ts";
import type { DomainEvent } from "../domain-event.ts";
import { decideAcceptHandshake } from "../handshake/decide-accept.ts";
import { decideCancelHandshake, decideDeclineHandshake } from "../handshake/decide-answer.ts";
import { decideInvite } from "../handshake/decide-invite.ts";
import { handshakeStateAt } from "../handshake/handshake-state.ts";
import { placesTaken } from "../handshake/open-invitations.ts";
import { decideLeaveOrganization, decideRemoveAccount } from "../organization/decide-leave.ts";
import type { OrganizationQuotas } from "../organization/quotas.ts";
import type { AccountState } from "./account.ts";
import { accountStateAt, createAccountProgressAt, isPermanentlyClosed } from "./account-state.ts";
import { decideCloseAccount } from "./decide-close-account.ts";
import { decideCreateAccount } from "./decide-create-account.ts";
import { decideReopenAccount, decideSelfCloseAccount } from "./decide-self-closure.ts";

const QUOTAS: OrganizationQuotas = {
  accounts: 7,
  creationsAtOnce: 2,
  closuresPer30Days: 3,
  closuresAtOnce: 2,
  invitationsPerDay: 4,
  createdAccountWaitMs: days(4),
};
const WAITS = [0, minutes(2), hours(2), days(1), days(20), days(50)] as const;
const CLOSURE = minutes(5);

type Decision = Result<readonly DomainEvent[], unknown>;
type Cast = Readonly<{ on: Stage; caller: AccountId; other: AccountId; handshakeId: string }>;

const ACTS = {
  close: ({ on, caller, other }: Cast): Decision =>
    decideCloseAccount(on.world, { caller, accountId: other }, { ...on.moment, durationMs: CLOSURE }),
  closeOneself: ({ on, caller }: Cast): Decision =>
    decideSelfCloseAccount(on.world, { accountId: caller, byRoot: true }, { ...on.moment, durationMs: CLOSURE }),
  reopen: ({ on, other }: Cast): Decision => decideReopenAccount(on.world, { accountId: other, now: on.moment.now }),
  create: ({ on, caller }: Cast): Decision => {
    const accountName = `created-${on.world.createAccountRequests.size}`;
    const command = { caller, accountName, email: `${accountName}@example.com`, roleName: undefined, tags: new Map() };
    return decideCreateAccount(on.world, command, { ...on.moment, durationMs: minutes(1) });
  },
  invite: ({ on, caller, other }: Cast): Decision => {
    const target = { kind: "ACCOUNT", accountId: other } as const;
    return decideInvite(on.world, { caller, target, notes: undefined, tags: new Map() }, on.moment);
  },
  accept: ({ on, handshakeId }: Cast): Decision => {
    const target = on.world.handshakes.get(handshakeId)?.target;
    const caller = target?.kind === "ACCOUNT" ? target.accountId : undefined;
    // Nobody calls from a closed account: its credentials are refused before.
    const account = caller && on.world.accounts.get(caller);
    if (!account || accountStateAt(account, on.moment.now) === "CLOSED") return { ok: false, refusal: "nobody calls" };
    return decideAcceptHandshake(on.world, { caller: account.id, handshakeId }, on.moment);
  },
  decline: ({ on, handshakeId, caller }: Cast): Decision => {
    const target = on.world.handshakes.get(handshakeId)?.target;
    const recipient = target?.kind === "ACCOUNT" ? target.accountId : caller;
    return decideDeclineHandshake(on.world, { caller: recipient, handshakeId, now: on.moment.now });
  },
  cancel: ({ on, caller, handshakeId }: Cast): Decision =>
    decideCancelHandshake(on.world, { caller, handshakeId, now: on.moment.now }),
  leave: ({ on, caller }: Cast): Decision => decideLeaveOrganization(on.world, caller, on.moment),
  remove: ({ on, caller, other }: Cast): Decision =>
    decideRemoveAccount(on.world, { caller, accountId: other }, on.moment),
} as const;

function openingScene(): Stage {
  const on = stage();
  for (const digit of [1, 2]) {
    apply(on.world, { kind: "OrganizationCreated", organization: { ...on.found(on.open(digit)), quotas: QUOTAS } });
  }
  for (const digit of [3, 4, 5, 6, 7, 8]) on.open(digit);
  return on;
}

const RANK: Readonly<Record<AccountState | "OVER", number>> = {
  PENDING_ACTIVATION: 0,
  ACTIVE: 1,
  SUSPENDED: 1,
  PENDING_CLOSURE: 2,
  CLOSED: 3,
  OVER: 4,
};

/** Every account, handshake and request with how far its life has come. */
function progress({ world, moment: { now } }: Stage): ReadonlyMap<string, number> {
  const accounts = [...world.accounts.values()].map((each): [string, number] => {
    return [each.id, RANK[isPermanentlyClosed(each, now) ? "OVER" : accountStateAt(each, now)]];
  });
  const handshakes = [...world.handshakes.values()].map((each): [string, number] => {
    return [each.id, ["OPEN", "ACCEPTED", "DECLINED", "CANCELED", "EXPIRED"].indexOf(handshakeStateAt(each, now))];
  });
  const requests = [...world.createAccountRequests.values()].map((each): [string, number] => {
    return [each.id, createAccountProgressAt(each, now) === "IN_PROGRESS" ? 0 : 1];
  });
  return new Map([...accounts, ...handshakes, ...requests]);
}

/** What moved although it may not; a handshake that has ended never moves again. */
function movedBack(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>, reopened?: string) {
  return [...before].filter(([id, rank]) => {
    const now = after.get(id);
    if (now === undefined || id === reopened) return now === undefined;
    return id.startsWith("h-") ? rank > 0 && now !== rank : now < rank;
  });
}

function brokenQuotas({ world, moment: { now } }: Stage): readonly string[] {
  return [...world.organizations.values()].flatMap((organization) => {
    const closures = [...world.accounts.values()].flatMap(({ membership, closure }) =>
      membership?.organizationId === organization.id && closure?.by === "management" ? [closure] : [],
    );
    const requests = [...world.createAccountRequests.values()].filter(
      (each) => each.organizationId === organization.id && now < each.completesAt,
    );
    const sent = [...world.handshakes.values()].filter(
      (each) =>
        each.organizationId === organization.id &&
        each.requestedAt > now - hours(24) &&
        handshakeStateAt(each, now) !== "ACCEPTED",
    );
    const used = {
      accounts: placesTaken(world, organization, now),
      creationsAtOnce: requests.length,
      closuresPer30Days: closures.filter(({ requestedAt }) => requestedAt > now - days(30)).length,
      closuresAtOnce: closures.filter(({ closedAt }) => now < closedAt).length,
      invitationsPerDay: sent.length,
    };
    return (Object.keys(used) as (keyof typeof used)[]).filter((each) => used[each] > QUOTAS[each]);
  });
}

const step = fc.record({
  act: fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])),
  who: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(12)),
  whom: fc.nat(14),
  which: fc.nat(20),
  wait: fc.oneof(fc.constant(0), fc.constantFrom(...WAITS)),
});

test("one organization at most, quotas hold, and nothing goes back but by reopening", () => {
  const accepted = new Map<string, number>();
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 70 }), (steps) => {
      const on = openingScene();
      for (const { act, who, whom, which, wait } of steps) {
        const accounts = [...on.world.accounts.keys()];
        const handshakes = [...on.world.handshakes.keys()];
        const caller = accounts[who % accounts.length];
        const other = accounts[whom % accounts.length];
        assert.ok(caller && other);
        const before = progress(on);
        const decision = ACTS[act]({
          on,
          caller,
          other,
          handshakeId: handshakes[which % handshakes.length] ?? "h-none",
        });
        if (decision.ok) {
          on.carryOut(decision);
          accepted.set(act, (accepted.get(act) ?? 0) + 1);
        }
        const reopened = act === "reopen" && decision.ok ? other : undefined;
        assert.deepEqual(movedBack(before, progress(on), reopened), [], `went back by ${act}`);
        const between = progress(on);
        on.advance(wait);
        assert.deepEqual(movedBack(between, progress(on)), [], "went back by waiting");
        assert.deepEqual(inconsistencies(on.world), [], `after ${act}`);
        assert.deepEqual(brokenQuotas(on), [], `after ${act}`);
        for (const rank of progress(on).values()) seen.add(String(rank));
      }
    }),
    { numRuns: 150, seed: 20_261_122 },
  );
  assert.deepEqual(
    Object.keys(ACTS).filter((act) => !accepted.has(act)),
    [],
    "acts that were never accepted: the law was not tried on them",
  );
  assert.ok(seen.has("4"), "no account was ever permanently closed");
});
