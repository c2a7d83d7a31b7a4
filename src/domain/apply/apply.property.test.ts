import assert from "node:assert/strict";
import fc from "fast-check";
import { test } from "vitest";
import { type AccountId, days, type Result } from "../../kernel/index.ts";
import { decideCreateAccount } from "../account/decide-create-account.ts";
import type { DomainEvent } from "../domain-event.ts";
import { decideAcceptHandshake } from "../handshake/decide-accept.ts";
import { decideCancelHandshake, decideDeclineHandshake } from "../handshake/decide-answer.ts";
import { decideInvite } from "../handshake/decide-invite.ts";
import type { HandshakeTarget } from "../handshake/handshake.ts";
import { decideCreateOrganization } from "../organization/decide-create-organization.ts";
import { decideDeleteOrganization } from "../organization/decide-delete-organization.ts";
import { decideLeaveOrganization, decideRemoveAccount } from "../organization/decide-leave.ts";
import { decideMoveAccount } from "../organization/decide-move-account.ts";
import {
  decideCreateOrganizationalUnit,
  decideDeleteOrganizationalUnit,
  decideRenameOrganizationalUnit,
} from "../organization/decide-organizational-unit.ts";
import { organizationOf, parentsOf, targetsOf } from "../organization/tree.ts";
import { decideAttachPolicy, decideDetachPolicy } from "../policy/decide-attachment.ts";
import { decideCreatePolicy, decideDeletePolicy } from "../policy/decide-policy.ts";
import { decideDisablePolicyType, decideEnablePolicyType } from "../policy/decide-policy-type.ts";
import { inconsistencies, snapshot } from "./consistency.test-support.ts";
import { apply } from "./index.ts";
import { foundWithPolicies, type Stage, stage } from "./stage.test-support.ts";

type Decision = Result<readonly DomainEvent[], unknown>;
type Command = Readonly<{ act: keyof typeof ACTS; who: number; whom: number; which: number }>;
type Cast = Readonly<{
  on: Stage;
  caller: AccountId;
  other: AccountId;
  pick: <T>(from: readonly T[]) => T | undefined;
}>;

const NO_TAGS: ReadonlyMap<string, string> = new Map();
const TYPES = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY"] as const;

const parents = ({ on, caller }: Cast): readonly string[] => {
  const organization = organizationOf(on.world, caller);
  return organization ? [...parentsOf(organization)] : [];
};
const targets = ({ on, caller }: Cast): readonly string[] => {
  const organization = organizationOf(on.world, caller);
  return organization ? [...targetsOf(organization)] : [];
};
const policies = ({ on, caller }: Cast): readonly string[] => [
  ...(organizationOf(on.world, caller)?.policies.keys() ?? []),
];
const handshakeId = ({ on, pick }: Cast): string => pick([...on.world.handshakes.keys()]) ?? "h-none";
/** One that is addressed to the caller, if there is any. */
const receivedId = (cast: Cast): string => {
  const received = [...cast.on.world.handshakes.values()].filter(({ target }) => isFor(target, cast.caller));
  return cast.pick(received)?.id ?? handshakeId(cast);
};
const isFor = (target: HandshakeTarget, account: AccountId): boolean =>
  target.kind === "ACCOUNT" && target.accountId === account;
const rootId = ({ on, caller }: Cast): string => organizationOf(on.world, caller)?.rootId ?? "r-none";

const ACTS = {
  found: ({ on, caller }: Cast): Decision =>
    decideCreateOrganization(on.world, { caller, featureSet: "ALL" }, on.moment),
  disband: ({ on, caller }: Cast): Decision => decideDeleteOrganization(on.world, { caller, now: on.moment.now }),
  invite: ({ on, caller, other }: Cast): Decision =>
    decideInvite(
      on.world,
      { caller, target: { kind: "ACCOUNT", accountId: other }, notes: undefined, tags: new Map([["team", "blue"]]) },
      on.moment,
    ),
  accept: (cast: Cast): Decision =>
    decideAcceptHandshake(cast.on.world, { caller: cast.caller, handshakeId: receivedId(cast) }, cast.on.moment),
  decline: (cast: Cast): Decision =>
    decideDeclineHandshake(cast.on.world, {
      caller: cast.caller,
      handshakeId: handshakeId(cast),
      now: cast.on.moment.now,
    }),
  cancel: (cast: Cast): Decision =>
    decideCancelHandshake(cast.on.world, {
      caller: cast.caller,
      handshakeId: handshakeId(cast),
      now: cast.on.moment.now,
    }),
  leave: ({ on, caller }: Cast): Decision => decideLeaveOrganization(on.world, caller, on.moment),
  remove: ({ on, caller, other }: Cast): Decision =>
    decideRemoveAccount(on.world, { caller, accountId: other }, on.moment),
  create: ({ on, caller, pick }: Cast): Decision =>
    decideCreateAccount(
      on.world,
      {
        caller,
        accountName: "new",
        email: `${pick(["a", "b", "c"])}@example.com`,
        roleName: undefined,
        tags: new Map([["born", "here"]]),
      },
      { ...on.moment, durationMs: 0 },
    ),
  makeUnit: (cast: Cast): Decision =>
    decideCreateOrganizationalUnit(
      cast.on.world,
      { caller: cast.caller, parentId: cast.pick(parents(cast)) ?? "r-none", name: "unit", tags: NO_TAGS },
      cast.on.moment.ids,
    ),
  renameUnit: (cast: Cast): Decision =>
    decideRenameOrganizationalUnit(cast.on.world, {
      caller: cast.caller,
      unitId: cast.pick(parents(cast)) ?? "ou-none",
      name: "other",
    }),
  dropUnit: (cast: Cast): Decision =>
    decideDeleteOrganizationalUnit(cast.on.world, {
      caller: cast.caller,
      unitId: cast.pick(parents(cast)) ?? "ou-none",
    }),
  move: (cast: Cast): Decision =>
    decideMoveAccount(
      cast.on.world,
      {
        caller: cast.caller,
        accountId: cast.other,
        sourceParentId: cast.on.world.accounts.get(cast.other)?.membership?.parentId ?? "r-none",
        destinationParentId: cast.pick(parents(cast)) ?? "r-none",
      },
      cast.on.moment.now,
    ),
  enable: (cast: Cast): Decision =>
    decideEnablePolicyType(cast.on.world, {
      caller: cast.caller,
      rootId: rootId(cast),
      policyType: cast.pick(TYPES) ?? TYPES[0],
    }),
  disable: (cast: Cast): Decision =>
    decideDisablePolicyType(cast.on.world, {
      caller: cast.caller,
      rootId: rootId(cast),
      policyType: cast.pick(TYPES) ?? TYPES[0],
    }),
  write: (cast: Cast): Decision =>
    decideCreatePolicy(
      cast.on.world,
      {
        caller: cast.caller,
        name: `policy ${cast.pick([1, 2, 3])}`,
        description: "",
        type: cast.pick(TYPES) ?? TYPES[0],
        content: "{}",
        tags: NO_TAGS,
      },
      { ids: cast.on.moment.ids, problemOf: () => undefined },
    ),
  discard: (cast: Cast): Decision =>
    decideDeletePolicy(cast.on.world, { caller: cast.caller, policyId: cast.pick(policies(cast)) ?? "p-none" }),
  attach: (cast: Cast): Decision =>
    decideAttachPolicy(cast.on.world, {
      caller: cast.caller,
      policyId: policies(cast).at(-1) ?? "p-none",
      targetId: cast.pick(targets(cast)) ?? "r-none",
    }),
  detach: (cast: Cast): Decision => {
    const pairs = [...(organizationOf(cast.on.world, cast.caller)?.attachments ?? [])].flatMap(([targetId, ids]) =>
      ids.filter((id) => !id.endsWith("FullAWSAccess")).map((policyId) => ({ policyId, targetId })),
    );
    const last = { policyId: cast.pick(policies(cast)) ?? "p-none", targetId: cast.pick(targets(cast)) ?? "r-none" };
    return decideDetachPolicy(cast.on.world, { caller: cast.caller, ...(cast.pick(pairs) ?? last) });
  },
} as const;

const command: fc.Arbitrary<Command> = fc.record({
  act: fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])),
  who: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(6)),
  whom: fc.nat(9),
  which: fc.nat(30),
});

function play(on: Stage, { act, who, whom, which }: Command): Decision {
  const accounts = [...on.world.accounts.keys()];
  const caller = accounts[who % accounts.length];
  const other = accounts[whom % accounts.length];
  assert.ok(caller && other);
  const before = snapshot(on.world);
  const decision = ACTS[act]({ on, caller, other, pick: (from) => from[which % Math.max(1, from.length)] });
  assert.equal(snapshot(on.world), before, `deciding ${act} changed the world`);
  return decision;
}

const isTransfer = (events: readonly DomainEvent[]): boolean =>
  events.some(({ kind }) => kind === "AccountDeparted") && events.some(({ kind }) => kind === "AccountJoined");

const policyBy = (caller: AccountId) => {
  const type = "SERVICE_CONTROL_POLICY" as const;
  return { caller, name: "first", description: "", type, content: "{}", tags: NO_TAGS };
};

/** Two organizations, one with service control policies and a member, and two accounts that stand alone. */
function openingScene(): Stage {
  const on = stage();
  const [first, second, third] = [on.open(1), on.open(2), on.open(3)];
  on.open(4);
  on.open(5);
  const { id: organizationId, rootId: targetId } = foundWithPolicies(on, first);
  on.carryOut(decideCreatePolicy(on.world, policyBy(first), { ids: on.moment.ids, problemOf: () => undefined }));
  const policyId = [...on.organizationOf(first).policies.keys()].at(-1) ?? "p-none";
  apply(on.world, { kind: "PolicyAttached", organizationId, policyId, targetId });
  on.found(second);
  const target = { kind: "ACCOUNT", accountId: third } as const;
  on.carryOut(decideInvite(on.world, { caller: first, target, notes: undefined, tags: NO_TAGS }, on.moment));
  const [invitation = "h-none"] = on.world.handshakes.keys();
  on.carryOut(decideAcceptHandshake(on.world, { caller: third, handshakeId: invitation }, on.moment));
  return on;
}

test("whatever is decided and applied, every index stays true and an account is in at most one organization", () => {
  const accepted = new Set<string>();
  fc.assert(
    fc.property(fc.array(command, { minLength: 20, maxLength: 60 }), (commands) => {
      const on = openingScene();
      for (const each of commands) {
        const decision = play(on, each);
        if (!decision.ok) {
          assert.deepEqual(Object.keys(decision).sort(), ["ok", "refusal"]);
          continue;
        }
        accepted.add(isTransfer(decision.value) ? "transfer" : each.act);
        on.carryOut(decision);
        assert.deepEqual(inconsistencies(on.world), [], `after ${each.act}`);
        on.advance(days(1));
      }
    }),
    { numRuns: 150, seed: 20_261_101 },
  );
  const untried = [...Object.keys(ACTS), "transfer"].filter((act) => !accepted.has(act));
  assert.deepEqual(untried, [], "acts that were never accepted: the law was not tried on them");
});

test("an event keeps its own collections: what is written later does not reach back into it", () => {
  const on = stage();
  const founder = on.open(1);
  const events = on.carryOut(decideCreateOrganization(on.world, { caller: founder, featureSet: "ALL" }, on.moment));
  const before = JSON.stringify(events, (_, value: unknown) => (value instanceof Map ? [...value] : value));
  const { rootId: parentId } = on.organizationOf(founder);
  const unit = { caller: founder, parentId, name: "unit", tags: NO_TAGS };
  on.carryOut(decideCreateOrganizationalUnit(on.world, unit, on.moment.ids));
  const after = JSON.stringify(events, (_, value: unknown) => (value instanceof Map ? [...value] : value));
  assert.equal(after, before);
});
